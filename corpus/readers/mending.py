"""Characters that files hold by accident, put right one for one, so that every range stays true.

Fonts share one glyph between a character and its look-alike radical; a PDF then often carries the radical. Nothing
else is changed here: half-width kana and full-width digits are what the author wrote.
"""

from __future__ import annotations

import unicodedata

_KANGXI = {code: ord(unicodedata.normalize("NFKC", chr(code))) for code in range(0x2F00, 0x2FD6)}

# NFKC gives the traditional form of these; in a Japanese text the glyph was that of the form in use.
_JAPANESE_FORMS = str.maketrans("⼾⾭⿆⿈⿊", "戸青麦黄黒")

# CJK Radicals Supplement: NFKC knows two of them. Only those that look like a character in use.
_SUPPLEMENT = str.maketrans(
    "⺀⺄⺈⺌⺍⺎⺏⺐⺒⺓⺝⺞⺟⺠⺩⺫⺬⺯⺱⺲⺷⺸⺻⺼⻁⻃⻄⻆⻊⻑⻒⻗⻘⻝⻞⻟⻣⻤⻨⻩⻫⻭⻯⻲",
    "冫乙刀小小兀尢尢巳幺月歹母民王罒示糸罒罒羊羊聿肉虎覀西角足長長雨青食食食骨鬼麦黄斉歯竜亀",
)

_OTHERS = {
    0x2215: 0x2F,  # DIVISION SLASH, from fonts that draw it like a solidus
    0x0002: 0x2D,  # pdfium's sign for a hyphen at the end of a line …
    0xFFFE: 0x2D,  # … and the one in its running text
    0x00A0: 0x20,
}

# What is left of the control characters would break reports in XML; tab and the line feed are text.
_CONTROLS = {code: 0x20 for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x02, 0x09, 0x0A)}

_TABLE = _KANGXI | _SUPPLEMENT | _JAPANESE_FORMS | _OTHERS | _CONTROLS


def mend(text: str) -> str:
    """The text with look-alikes and stray controls replaced; as many code points as before.

    >>> mend("⽤語の定義 ⻑期 3∕4 ｱ１")
    '用語の定義 長期 3/4 ｱ１'
    """
    return text.translate(_TABLE)
