"""The ground of a map: water, land, rivers and lines as marks, cut to the frame."""

from collections.abc import Iterable
from functools import lru_cache

from shapely.geometry.base import BaseGeometry

from geo.dataset import Dataset
from geo.palette import Theme, colour
from slides.cut import Cut, contours
from slides.globe import Dashed, Globe, Named, globe_of
from slides.marks import Fill, Group, Path, Rect, Stroke
from slides.plane import PX, Plane

# Points: what is finer cannot be seen, and an inset is read at a glance.
_FINENESS, _INSET_FINENESS = 0.33, 0.5
# Square points: smaller countries and lakes are left out.
_SPECK = 0.5
# Lines of an inset are this much thinner.
_THIN = 0.5


def ground_of(
    dataset: Dataset, plane: Plane, theme: Theme, detail: bool = True
) -> tuple[Group, ...]:
    """The ground that a plane shows, bottom to top, cut to its box.

    Groups, without those that would be empty: "Water", "Land" (a path for each country, the case's
    own last), "Lakes", "Rivers", "Governorates", "Borders", "Disputed lines" (dashed).

    Parameters
    ----------
    dataset : its layers are drawn as `geo.scene` has them
    detail : False leaves out rivers and governorates and draws thinner lines, for an inset
    """
    return _ground(globe_of(dataset), plane, theme, detail)


@lru_cache(maxsize=32)
def _ground(globe: Globe, plane: Plane, theme: Theme, detail: bool) -> tuple[Group, ...]:
    cut = Cut(plane, _FINENESS if detail else _INSET_FINENESS)
    pen = _Pen(cut, theme, PX if detail else PX * _THIN)
    fine = (
        Group("Rivers", (*pen.rivers(globe.tributaries, 0.7), *pen.rivers(globe.rivers, 1.1))),
        Group("Governorates", pen.line(globe.governorates, "Governorates", "admin1", 0.8)),
    )
    far = pen.line(globe.far_borders, "Borders further off", "border", 0.8, 0.6)
    near = pen.line(globe.borders, "Borders", "border", 1.2)
    groups = (
        Group("Water", (Rect(plane.box, Fill(colour(theme, "water")), name="Water"),)),
        Group("Land", pen.land(globe)),
        Group("Lakes", pen.areas(globe.lakes, "lake", "Lake")),
        *(fine if detail else ()),
        Group("Borders", (*far, *near)),
        Group("Disputed lines", tuple(path for one in globe.dashed for path in pen.dashed(one))),
    )
    return tuple(group for group in groups if group.marks)


class _Pen:
    """Draws shapes of the world in a theme's colours; `px` is a pixel of the screen in points."""

    def __init__(self, cut: Cut, theme: Theme, px: float) -> None:
        self._cut, self._theme, self._px = cut, theme, px

    def land(self, globe: Globe) -> tuple[Path, ...]:
        """All countries, the case's own last."""
        shapes = self._cut.areas([one.geometry for one in globe.land])
        cut = [Named(one.name, shape) for one, shape in zip(globe.land, shapes, strict=True)]
        return (
            *self._filled((one for one in cut if one.name not in globe.own), "land", "Land"),
            *self._filled((one for one in cut if one.name in globe.own), "focusLand", "Land"),
        )

    def areas(self, shapes: Iterable[Named], token: str, nameless: str) -> tuple[Path, ...]:
        """Polygons one by one."""
        cut = (Named(one.name, self._cut.line(one.geometry)) for one in shapes)
        return self._filled(cut, token, nameless)

    def _filled(self, cut: Iterable[Named], token: str, nameless: str) -> tuple[Path, ...]:
        fill = Fill(colour(self._theme, token))
        return tuple(
            Path(contours(one.geometry), closed=True, fill=fill, name=one.name or nameless)
            for one in cut
            if one.geometry.area > _SPECK
        )

    def rivers(self, rivers: Iterable[Named], width: float) -> tuple[Path, ...]:
        """A path for each river."""
        return tuple(
            path
            for one in rivers
            for path in self.line(one.geometry, one.name or "River", "river", width)
        )

    def line(
        self, shape: BaseGeometry, name: str, token: str, width: float, opacity: float = 1.0
    ) -> tuple[Path, ...]:
        """One path; none where nothing of it is in the box. `width` in pixels of the screen."""
        stroke = Stroke(colour(self._theme, token), width * self._px, opacity=opacity)
        return self._path(shape, name, stroke)

    def dashed(self, line: Dashed) -> tuple[Path, ...]:
        """As `line`; dashes keep their length, whatever the map's scale."""
        on, off = (length * self._px for length in line.dash)
        colour_ = colour(self._theme, "disputed")
        stroke = Stroke(colour_, line.width * self._px, (on, off), line.opacity)
        return self._path(line.geometry, "Disputed line", stroke)

    def _path(self, shape: BaseGeometry, name: str, stroke: Stroke) -> tuple[Path, ...]:
        runs = contours(self._cut.line(shape))
        return (Path(runs, closed=False, stroke=stroke, name=name),) if runs else ()
