"""Packages: the same parts give the same bytes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx.opc.package import OpcPackage, Part

# The first day that a ZIP file can tell.
_DAWN = (1980, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "_rels/.rels")


def packed(package: bytes) -> bytes:
    """A ZIP package with its parts in a fixed order and without the hour it was made."""
    with ZipFile(BytesIO(package)) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    after = BytesIO()
    with ZipFile(after, "w", ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name not in _FIRST, name)):
            entry = ZipInfo(name, _DAWN)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            archive.writestr(entry, parts[name])
    return after.getvalue()


def leave_out(source: OpcPackage | Part, kind: str) -> None:
    """Drops the relationships of a kind, and with them what nothing else refers to."""
    for reference in [key for key, rel in source._rels.items() if rel.reltype == kind]:
        source._rels.pop(reference)
