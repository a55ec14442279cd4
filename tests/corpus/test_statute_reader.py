"""法令標準XML as e-Gov publishes it: the tree is the file's own, text has its place, hostile files get a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.readers.statute.reader import document, read
from models.document import Document, Kind
from models.source import Cell

LAW = """<?xml version="1.0" encoding="UTF-8"?>
<Law Era="Reiwa" Year="6" Num="3" LawType="Act" Lang="ja"><LawNum>令和六年法律第三号</LawNum><LawBody>
<LawTitle Kana="しけん">試験<Ruby>箋<Rt>せん</Rt></Ruby>法</LawTitle>
<TOC><TOCLabel>目次</TOCLabel>
 <TOCChapter Num="1"><ChapterTitle>第一章　総則</ChapterTitle><ArticleRange>（第一条・第三条の二）</ArticleRange>
  <TOCSection Num="1"><SectionTitle>第一節　通則</SectionTitle></TOCSection></TOCChapter>
 <TOCSupplProvision><SupplProvisionLabel>附則</SupplProvisionLabel></TOCSupplProvision></TOC>
<Preamble><Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>試験は、ここに始まる。</Sentence></ParagraphSentence></Paragraph></Preamble>
<MainProvision>
 <Chapter Num="1"><ChapterTitle>第一章　総則</ChapterTitle><Section Num="1"><SectionTitle>第一節　通則</SectionTitle>
  <Article Num="1"><ArticleCaption>（目的）</ArticleCaption><ArticleTitle>第一条</ArticleTitle>
   <Paragraph Num="1"><ParagraphNum/><ParagraphSentence>
     <Sentence Num="1" Function="main">この法律は、試験を定める。</Sentence><Sentence Num="2" Function="proviso">ただし、次に掲げるものを除く。</Sentence>
    </ParagraphSentence>
    <Item Num="1"><ItemTitle>一</ItemTitle><ItemSentence><Column Num="1"><Sentence>甲種</Sentence></Column><Column Num="2"><Sentence>筆記の試験</Sentence></Column></ItemSentence>
     <Subitem1 Num="1"><Subitem1Title>イ</Subitem1Title><Subitem1Sentence><Sentence>短いもの</Sentence></Subitem1Sentence>
      <Subitem2 Num="1"><Subitem2Title>（１）</Subitem2Title><Subitem2Sentence><Sentence>十分以内のもの</Sentence></Subitem2Sentence>
       <Subitem3 Num="1"><Subitem3Title>（ｉ）</Subitem3Title><Subitem3Sentence><Sentence>五分以内のもの</Sentence></Subitem3Sentence></Subitem3>
      </Subitem2></Subitem1></Item>
    <Item Num="1_2"><ItemTitle>一の二</ItemTitle><ItemSentence><Sentence>口述の試験</Sentence></ItemSentence></Item>
    <Item Num="2:4"><ItemTitle>二から四まで</ItemTitle><ItemSentence><Sentence>削除</Sentence></ItemSentence></Item>
    <List><ListSentence><Sentence>この場合において、試験官は、これを記録する。</Sentence></ListSentence></List>
   </Paragraph>
   <Paragraph Num="2"><ParagraphNum>２</ParagraphNum><ParagraphSentence><Sentence>手数料は、次の表のとおりとする。</Sentence></ParagraphSentence>
    <TableStruct><TableStructTitle>手数料</TableStructTitle><Table>
     <TableHeaderRow><TableHeaderColumn>種別</TableHeaderColumn><TableHeaderColumn>額</TableHeaderColumn></TableHeaderRow>
     <TableRow><TableColumn><Sentence>甲種</Sentence></TableColumn><TableColumn rowspan="2"><Sentence>百円</Sentence></TableColumn></TableRow>
    </Table><Remarks><RemarksLabel>備考</RemarksLabel><Sentence>額は、一回の額とする。</Sentence></Remarks></TableStruct></Paragraph>
  </Article>
  <Article Num="3_2"><ArticleTitle>第三条の二</ArticleTitle><Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>試験官は、三人とする。</Sentence></ParagraphSentence>
    <FigStruct><Fig src="./pict/001.jpg"/></FigStruct></Paragraph></Article>
  <Article Num="4:6" Delete="true"><ArticleTitle>第四条から第六条まで</ArticleTitle><Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>削除</Sentence></ParagraphSentence></Paragraph></Article>
 </Section></Chapter>
</MainProvision>
<SupplProvision><SupplProvisionLabel>附　則</SupplProvisionLabel>
 <Paragraph Num="1"><ParagraphCaption>（施行期日）</ParagraphCaption><ParagraphNum>１</ParagraphNum><ParagraphSentence><Sentence>この法律は、公布の日から施行する。</Sentence></ParagraphSentence></Paragraph></SupplProvision>
<SupplProvision AmendLawNum="令和七年五月一日法律第四号" Extract="true"><SupplProvisionLabel>附　則</SupplProvisionLabel>
 <Article Num="1"><ArticleTitle>第一条</ArticleTitle><Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>略す。</Sentence></ParagraphSentence>
  <AmendProvision><AmendProvisionSentence><Sentence>次のように改める。</Sentence></AmendProvisionSentence><NewProvision>
   <Article Num="9"><ArticleTitle>第九条</ArticleTitle><Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>新しい文。</Sentence></ParagraphSentence></Paragraph></Article>
  </NewProvision></AmendProvision></Paragraph></Article></SupplProvision>
<AppdxTable Num="1"><AppdxTableTitle>別表第一</AppdxTableTitle><RelatedArticleNum>（第一条関係）</RelatedArticleNum>
 <Item Num="1"><ItemTitle>一</ItemTitle><ItemSentence><Sentence>鉛筆</Sentence></ItemSentence>
  <Subitem1 Num="1"><Subitem1Title>イ</Subitem1Title><Subitem1Sentence><Sentence>黒いもの</Sentence></Subitem1Sentence></Subitem1></Item></AppdxTable>
<AppdxStyle Num="1"><AppdxStyleTitle>様式第一</AppdxStyleTitle><StyleStruct><Style>受験票</Style></StyleStruct></AppdxStyle>
</LawBody></Law>
"""


@pytest.fixture(scope="module")
def law() -> Document:
    return document("試験箋法.xml", LAW.encode())


def test_the_tree_is_the_one_of_the_file(law: Document) -> None:
    assert [entry.path for entry in law.entries] == [
        "前文",
        "本則",
        "本則/第1章",
        "本則/第1章/第1節",
        "本則/第1条",
        "本則/第1条/第1項",
        "本則/第1条/第1項/第1号",
        "本則/第1条/第1項/第1号/イ",
        "本則/第1条/第1項/第1号/イ/1",
        "本則/第1条/第1項/第1号/イ/1/i",
        "本則/第1条/第1項/第1号の2",
        "本則/第1条/第1項/第2号から第4号",
        "本則/第1条/第2項",
        "本則/第3条の2",
        "本則/第3条の2/第1項",
        "本則/第4条から第6条",
        "本則/第4条から第6条/第1項",
        "附則1",
        "附則1/第1項",
        "附則2",
        "附則2/第1条",
        "附則2/第1条/第1項",
        "別表1",
        "別表1/第1項",
        "別表1/第1項/第1号",
        "別記1",
    ]


@pytest.mark.parametrize(
    ("path", "mark", "heading", "text"),
    [
        ("前文", "", "", "（令和六年法律第三号）\n目次\n第一章　総則（第一条・第三条の二）\n第一節　通則\n附則\n試験は、ここに始まる。"),
        ("本則/第1章", "第一章", "総則", ""),
        ("本則/第1条", "第一条", "（目的）", ""),
        ("本則/第1条/第1項", "", "", "この法律は、試験を定める。ただし、次に掲げるものを除く。\nこの場合において、試験官は、これを記録する。"),
        ("本則/第1条/第1項/第1号", "一", "", "甲種　筆記の試験"),
        ("本則/第1条/第1項/第1号/イ/1", "（１）", "", "十分以内のもの"),
        ("本則/第1条/第2項", "２", "", "手数料は、次の表のとおりとする。\n手数料\n種別\t額\n甲種\t百円\n備考\n額は、一回の額とする。"),
        ("附則1/第1項", "１", "（施行期日）", "この法律は、公布の日から施行する。"),
        ("附則2", "附　則", "（令和七年五月一日法律第四号）　抄", ""),
        ("附則2/第1条/第1項", "", "", "略す。\n次のように改める。\n第九条\n新しい文。"),
        ("別表1", "別表第一", "（第一条関係）", ""),
        ("別記1", "様式第一", "", "受験票"),
    ],
)  # fmt: skip
def test_number_caption_and_text_are_those_of_the_file(
    law: Document, path: str, mark: str, heading: str, text: str
) -> None:
    node = law.by_path[path].node
    assert (node.mark.text, node.heading.text, node.text) == (mark, heading, text)


def test_the_title_is_read_without_the_readings_beside_it(law: Document) -> None:
    assert law.title.text == "試験箋法"
    assert law.source.notices == (
        "ふりがな 1 か所は、本文から外しました。",
        "図や様式の画像が 1 点あります。画像の中の文字は読み込んでいません。",
    )


def test_the_source_is_printed_as_statutes_are(law: Document) -> None:
    lines = [line.text for line in read("試験箋法.xml", LAW.encode()).lines]
    assert lines == [line.text for line in law.source.lines]
    assert lines[lines.index("（目的）") :][:4] == [
        "（目的）",
        "第一条",
        "この法律は、試験を定める。ただし、次に掲げるものを除く。",
        "　一　甲種　筆記の試験",
    ]
    cells = [(line.text, line.cell) for line in law.source.lines if line.cell]
    assert cells == [("種別", Cell(0, 0, 0)), ("額", Cell(0, 0, 1)), ("甲種", Cell(0, 1, 0)), ("百円", Cell(0, 1, 1))]


def test_a_law_wrapped_by_an_interface_is_found() -> None:
    inner = LAW.partition("?>")[2]
    wrapped = f"<DataRoot><ApplData><LawFullText>{inner}</LawFullText></ApplData></DataRoot>".encode()
    assert document("法.xml", wrapped).parts == document("法.xml", LAW.encode()).parts


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "Shift_JIS", "EUC-JP"])
def test_declared_encodings_are_read(encoding: str) -> None:
    data = LAW.replace('encoding="UTF-8"', f'encoding="{encoding}"').encode(encoding)
    assert document("法.xml", data).title.text == "試験箋法"


SECRET = "秘密の中身"
BODY = "<LawBody><LawTitle>{0}</LawTitle><MainProvision><Paragraph Num='1'><ParagraphNum/><ParagraphSentence><Sentence>{0}</Sentence></ParagraphSentence></Paragraph></MainProvision></LawBody>"
BOMB = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))


def hostile(declarations: str, text: str, address: str) -> bytes:
    return (
        f"<?xml version='1.0'?><!DOCTYPE Law [{declarations.format(address)}]><Law>{BODY.format(text)}</Law>".encode()
    )


@pytest.mark.parametrize(
    ("declarations", "text"),
    [
        ("<!ENTITY x SYSTEM '{0}'>", "&x;"),
        ("<!ENTITY % p SYSTEM '{0}'> %p;", "甲"),
        ("<!ENTITY e0 '甲'>" + BOMB, "&e11;"),
        ("<!ENTITY a '&b;'><!ENTITY b '&a;'>", "&a;"),
        ("<!ENTITY x '甲'>", "&x;"),
        ("<!ENTITY e0 '甲'>" + BOMB + "<!ATTLIST LawTitle Kana CDATA '&e11;'>", "甲"),
    ],
    ids=["file", "parameter", "bomb", "circle", "harmless", "attribute"],
)
def test_entities_are_neither_resolved_nor_let_in(tmp_path: Path, declarations: str, text: str) -> None:
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    data = hostile(declarations, text, (tmp_path / "secret.txt").as_uri())
    with pytest.raises(UnreadableFile) as caught:
        document("規約.xml", data)
    assert SECRET not in str(caught.value)
    assert "保存し直す" in str(caught.value)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "空のファイル"),
        (b" \n", "空のファイル"),
        (b"\x00\x01\x02", "XML として壊れています"),
        (b"<Law><LawBody>", "XML として壊れています"),
        ("<html><body>規約</body></html>".encode(), "法令標準XMLではありません（いちばん外側の要素は html です）"),
        (b"<Law><LawBody><LawTitle/><MainProvision/></LawBody></Law>", "本文が空です"),
        (b"<Law>" + b"<Part>" * 5000 + b"</Part>" * 5000 + b"</Law>", "XML として壊れています"),
    ],
)
def test_what_is_no_statute_gets_a_sentence(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableFile, match=word.replace("（", "（")):
        document("規約.xml", data)


def test_numbers_that_are_none_give_way_to_places() -> None:
    items = "".join(
        f"<Item Num='{num}'><ItemSentence><Sentence>甲</Sentence></ItemSentence></Item>" for num in ("", "イ", "3")
    )
    data = f"<LawBody><LawTitle>法</LawTitle><MainProvision><Paragraph><ParagraphSentence/>{items}</Paragraph></MainProvision></LawBody>"
    assert [e.node.label for e in document("法.xml", data.encode()).entries if e.node.kind is Kind.ITEM] == [
        "第1号",
        "第2号",
        "第3号",
    ]


@pytest.mark.parametrize(
    "hint", ['label="第1条/第2項"', 'label="本則"', 'label=""', 'is="else"', "label", "?", 'mark="乙"']
)
def test_instructions_that_make_no_sense_are_passed_over(hint: str) -> None:
    data = LAW.replace('<Article Num="3_2">', f'<Article Num="3_2"><?yakkan {hint}?>')
    assert document("法.xml", data.encode()).parts == document("法.xml", LAW.encode()).parts
