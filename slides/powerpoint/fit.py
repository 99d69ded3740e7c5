"""Where the points of a slide lie on the page of a presentation."""

from dataclasses import dataclass

from slides.marks import PAGE_HEIGHT, PAGE_WIDTH, Box
from slides.powerpoint.markup import EMU


@dataclass(frozen=True)
class Fit:
    """A slide laid onto a page: scaled, then moved; `left` and `top` in points of the page."""

    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def length(self, points: float) -> int:
        """A length of the slide in EMU of the page."""
        return round(points * self.scale * EMU)

    def size(self, points: float) -> int:
        """A size of type in hundredths of a point of the page, as DrawingML limits it."""
        return max(100, min(400_000, round(100 * points * self.scale)))

    def corner(self, box: Box) -> tuple[int, int]:
        """The top left corner of a box in EMU of the page."""
        return (
            round((box.left * self.scale + self.left) * EMU),
            round((box.top * self.scale + self.top) * EMU),
        )

    def extent(self, box: Box) -> tuple[int, int]:
        """Width and height of a box in EMU of the page."""
        return self.length(box.width), self.length(box.height)

    def placed(self, box: Box, angle: float = 0.0, tag: str = "a:xfrm") -> str:
        """A box as a transform; `angle` is degrees clockwise around its middle."""
        (x, y), (width, height) = self.corner(box), self.extent(box)
        turn = f' rot="{round(angle % 360 * 60_000)}"' if angle % 360 else ""
        return f'<{tag}{turn}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{tag}>'

    def around(self, box: Box) -> str:
        """The transform of a group: what is in it keeps the page's own coordinates."""
        (x, y), (width, height) = self.corner(box), self.extent(box)
        return (
            f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
            f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm>'
        )


def fit_into(room: Box) -> Fit:
    """The largest fit of a slide into a part of a page, in the middle of it."""
    scale = min(room.width / PAGE_WIDTH, room.height / PAGE_HEIGHT)
    x, y = room.centre
    return Fit(scale, x - PAGE_WIDTH * scale / 2, y - PAGE_HEIGHT * scale / 2)
