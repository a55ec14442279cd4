"""Office files as zip packages: the same bytes for the same content."""

from __future__ import annotations

import io
import re
import zipfile

_MOMENT = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def undated(data: bytes) -> bytes:
    """An Office file without the time of day, in its members and in its properties."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            content = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", given.read(name))
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            made.writestr(entry, content)
    return result.getvalue()
