"""Make the PDF and Word files of all samples from their texts: ``python -m corpus.samples.make``.

Needs the development dependencies (reportlab, python-docx) and, for the PDFs, Debian's fonts-ipaexfont.
"""

from __future__ import annotations

import sys
from pathlib import Path

from corpus.samples import FILES, samples
from corpus.samples.print_docx import docx
from corpus.samples.print_pdf import FontMissingError, pdf


def make(folder: Path = FILES) -> None:
    """Write all files into ``folder``; FontMissingError, after the Word files, where the PDFs cannot be made."""
    folder.mkdir(exist_ok=True)
    for form, printed in ((".docx", docx), (".pdf", pdf)):
        for sample in samples():
            (folder / sample.name(form)).write_bytes(printed(sample))


if __name__ == "__main__":
    try:
        make()
    except FontMissingError as missing:
        sys.exit(f"No PDF was made. {missing}")
