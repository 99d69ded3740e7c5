"""The stamp: what a file says of its own making, written into it and read back.

`stamp_text` is one line of JSON in ASCII; `slides.stamped` reads it. Where it stands, by format:

- PNG: a text chunk (iTXt) with the keyword "Briefmap"
- SVG: `<metadata id="briefmap">`
- HTML: `<meta name="briefmap" content="…">` within the first 64 KiB
- PDF: the key /Briefmap of the document information
- GIF: the comment
- MP4: the comment of its metadata
- PPTX, XLSX: custom properties (docProps/custom.xml), one for each pair of `stamp_properties`;
  they come in pieces, since Office takes no more than 255 characters in one. For XLSX:
  `workbook.set_custom_property(name, text, "text")`; what its sheet "About" says is for people
- GeoJSON: the member "briefmap" of the collection
- GeoPackage: the line "Briefmap" of the table `about`
- KML, KMZ: the value "Briefmap" of the document's data
"""

import json
from dataclasses import asdict
from hashlib import sha256

from geo.dataset import Dataset
from geo.link import extent_of
from geo.version import VERSION
from geo.view import View
from slides.slide import Stamp

_LONGEST_PIECE = 250


def stamp_of(dataset: Dataset, view: View) -> Stamp:
    """What makes a file of a view: the view with both ends said, as the address bar has it."""
    return Stamp(view.settled(extent_of(dataset)).to_query(), dataset.digest, VERSION)


def stamp_text(stamp: Stamp) -> str:
    """The stamp as one line of JSON, ASCII only, its keys in order."""
    return json.dumps(asdict(stamp), sort_keys=True, separators=(",", ":"))


def stamp_properties(stamp: Stamp) -> tuple[tuple[str, str], ...]:
    """The stamp's text in pieces: "Briefmap", "Briefmap 2" and so on; in that order it is whole."""
    text = stamp_text(stamp)
    pieces = [text[at : at + _LONGEST_PIECE] for at in range(0, len(text), _LONGEST_PIECE)]
    return tuple((f"Briefmap {n}" if n > 1 else "Briefmap", p) for n, p in enumerate(pieces, 1))


def stamp_hash(stamp: Stamp) -> str:
    """Eight hex digits that change with view, data or version; in file names and small print."""
    return sha256(stamp_text(stamp).encode()).hexdigest()[:8]
