"""Views, frames and tiny cases for maps on slides, and what lies where on one."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geo.dataset import Dataset, load_dataset
from slides import marks
from slides.mapping import MapDrawing
from slides.marks import Box, Group, Mark, Text

OPENING, ALL = "", "mode=window"
EMPTY = "from=2023-10-17&to=2023-11-17&weapon=ied&country=Syria"
CAMERA = "camera=34.5,41,6.6"
QUERIES = (OPENING, ALL, EMPTY, CAMERA)

# Beside charts, over the whole slide, a quarter of it, and taller than wide.
BOXES = (
    Box(30, 79, 625, 427),
    Box(30, 79, 736, 480),
    Box(30, 79, 547, 281),
    Box(30, 79, 380, 487),
)

SITES = "site_id,name,short_name,lat,lon,coord_precision,coord_uncertainty_km\n"
INCIDENTS = "incident_id,date,site_id,action,weapon,lat,lon,possible_duplicate_of\n"


def map_case(folder: Path, incidents: Sequence[str], sites: Sequence[str] = ()) -> Dataset:
    """A case of these rows, under `INCIDENTS` and `SITES`, on the shipped base map."""
    (folder / "incidents.csv").write_text(INCIDENTS + "\n".join(incidents) + "\n", "utf-8")
    (folder / "sites.csv").write_text(SITES + "\n".join(sites) + "\n", "utf-8")
    (folder / "case.toml").write_text('title = "Tiny"\nstart = 2023-10-17\n', "utf-8")
    return load_dataset(folder)


def scattered(count: int) -> list[str]:
    """Incidents without a site on a raster of 0.1 degrees, every fifth a strike."""
    return [
        f"p{at:05d},2023-10-17,,{'airstrike' if at % 5 == 0 else 'attack'},drone,"
        f"{31 + 0.1 * (at // 60 % 60):.1f},{39 + 0.1 * (at % 60):.1f},"
        for at in range(count)
    ]


# ---- what lies where ------------------------------------------------------------------------


def group_of(drawing: MapDrawing, name: str) -> tuple[Mark, ...]:
    """The marks of a group of the map; none where it is not drawn."""
    found = (mark for mark in drawing.group.marks if isinstance(mark, Group) and mark.name == name)
    return next((group.marks for group in found), ())


def all_marks(drawn: Sequence[Mark]) -> Iterator[Mark]:
    """Every mark that is no group, groups within groups included."""
    for mark in drawn:
        if isinstance(mark, Group):
            yield from all_marks(mark.marks)
        else:
            yield mark


def names_of(drawing: MapDrawing) -> list[Text]:
    """The names on a map, those of places first."""
    groups = (*group_of(drawing, "Place names"), *group_of(drawing, "Site names"))
    return [mark for mark in all_marks(groups) if isinstance(mark, Text)]


def outline(text: Text) -> BaseGeometry:
    """What a text covers, turned as it stands, less a hair."""
    box = text.box.grown(-0.01)
    flat = shapely.box(box.left, box.top, box.right, box.bottom)
    return shapely.affinity.rotate(flat, text.angle, "center")


def symbol_outlines(drawing: MapDrawing) -> list[BaseGeometry]:
    """What counted symbols cover, newest marks and halos included, and points."""
    drawn = [mark for mark in group_of(drawing, "Attacks") if isinstance(mark, Group)]
    drawn += [mark for mark in group_of(drawing, "Strikes") if isinstance(mark, Group)]
    shapes = [_cover(mark) for group in drawn for mark in group.marks]
    shapes += [_cover(mark) for mark in all_marks(group_of(drawing, "Incidents at no listed site"))]
    return [shape for shape in shapes if shape is not None]


def _cover(mark: Mark) -> BaseGeometry | None:
    if isinstance(mark, marks.Oval):
        return shapely.Point(mark.centre).buffer(mark.radius)
    if isinstance(mark, marks.Diamond):
        return shapely.Point(mark.centre).buffer(mark.radius, quad_segs=1)
    return None


def extents(drawing: MapDrawing) -> Iterator[tuple[Mark, Box]]:
    """Every mark but texts and ovals, and the box of its shape, lines taken as thin."""
    for mark in all_marks(drawing.group.marks):
        match mark:
            case marks.Path():
                xs, ys = zip(*(point for run in mark.contours for point in run), strict=True)
                yield mark, Box(min(xs), min(ys), max(xs), max(ys))
            case marks.Rect() | marks.Picture():
                yield mark, mark.box
            case marks.Diamond() | marks.Ring():
                (x, y), r = mark.centre, mark.radius
                yield mark, Box(x - r, y - r, x + r, y + r)
