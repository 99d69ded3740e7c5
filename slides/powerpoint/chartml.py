"""Pieces that charts of every kind are made of, as DrawingML writes them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from geo.palette import Theme, tokens
from slides.marks import Box, Fill, Series, Stroke
from slides.powerpoint.markup import NO_LINE, Colours, fill, line, quoted
from slides.powerpoint.workbook import cells, heading

# Axes need numbers of their own; zero and less are not valid everywhere.
ACROSS, DOWN = 111_111_111, 222_222_222

# Between a bar and its label that is moved.
NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"'
    ' xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_LABEL_PARTS = (
    *("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"),
)
_UNSEEN = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'


@dataclass(frozen=True)
class Look:
    """How the charts of a slide look: its theme, its scale on the page, a template's colours."""

    theme: Theme
    scale: float = 1.0
    colours: Colours = field(default_factory=dict)

    def ink(self, token: str) -> str:
        """The colour of a token."""
        code: str = tokens()[self.theme][token]
        return code

    def filled(self, colour: str, opacity: float = 1.0) -> str:
        """A plain fill."""
        return fill(Fill(colour, opacity), self.colours)

    def lined(self, colour: str, width: float) -> str:
        """A solid line."""
        return line(Stroke(colour, width), self.scale, self.colours)

    def letters(self, size: float, token: str, tag: str = "a:defRPr", bold: bool = False) -> str:
        """The properties of letters in the theme's type."""
        return (
            f'<{tag} sz="{round(100 * size * self.scale)}" b="{int(bold)}" i="0">'
            f"{self.filled(self.ink(token))}"
            '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
            f"</{tag}>"
        )

    def text(self, size: float, token: str, bold: bool = False) -> str:
        """The properties of a text of a chart."""
        return (
            "<c:txPr><a:bodyPr/><a:lstStyle/>"
            f"<a:p><a:pPr>{self.letters(size, token, bold=bold)}</a:pPr>"
            '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
        )


def chart_space(plot: str, axes: str, room: Box, box: Box, look: Look) -> str:
    """A whole chart without title and legend, which stand beside it.

    Parameters
    ----------
    room : of the plot without its labels, inside `box`
    """
    return (
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>'
        f'<c:autoTitleDeleted val="1"/><c:plotArea>{_laid_out(room, box)}{plot}{axes}'
        f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr></c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>{look.text(12, 'ink2')}</c:chartSpace>"
    )


def _laid_out(room: Box, box: Box) -> str:
    shares = {
        "x": (room.left - box.left) / box.width,
        "y": (room.top - box.top) / box.height,
        "w": room.width / box.width,
        "h": room.height / box.height,
    }
    placed = "".join(f'<c:{name} val="{share:.5f}"/>' for name, share in shares.items())
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{placed}</c:manualLayout></c:layout>'
    )


def named(number: int, series: Series, column: int) -> str:
    """The beginning of a series: its place, and its name with the cell it is from."""
    return (
        f'<c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef>'
        f'<c:f>{heading(column)}</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{quoted(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )


def numbers(tag: str, column: int, values: Sequence[float | None], code: str = "General") -> str:
    """Numbers with the cells they are from; one that is not known is left out, never zero."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value:.15g}</c:v></c:pt>'
        for at, value in enumerate(values)
        if value is not None
    )
    return (
        f"<c:{tag}><c:numRef><c:f>{cells(column, len(values))}</c:f><c:numCache>"
        f'<c:formatCode>{code}</c:formatCode><c:ptCount val="{len(values)}"/>{points}'
        f"</c:numCache></c:numRef></c:{tag}>"
    )


def words(tag: str, column: int, values: Sequence[str]) -> str:
    """Texts with the cells they are from."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{quoted(value)}</c:v></c:pt>' for at, value in enumerate(values)
    )
    return (
        f"<c:{tag}><c:strRef><c:f>{cells(column, len(values))}</c:f><c:strCache>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:strCache></c:strRef></c:{tag}>'
    )


def shows(**what: int) -> str:
    """Which parts a label shows: all that is not named is left out."""
    return "".join(f'<c:{name} val="{what.get(name, 0)}"/>' for name in _LABEL_PARTS)


def axis(tag: str, numbers: tuple[int, int], side: str, scaling: str, looks: str, end: str) -> str:
    """An axis that crosses the other where that begins.

    Parameters
    ----------
    numbers : its own, and the one of the axis it crosses
    scaling : from orientation to limits
    looks : from grid lines to letters; blank hides the axis
    end : what its kind has after the crossing
    """
    own, other = numbers
    return (
        f'<c:{tag}><c:axId val="{own}"/><c:scaling>{scaling}</c:scaling>'
        f'<c:delete val="{int(not looks)}"/><c:axPos val="{side}"/>{looks or _UNSEEN}'
        f'<c:crossAx val="{other}"/><c:crosses val="min"/>{end}</c:{tag}>'
    )


def labels(code: str, where: str) -> str:
    """No ticks, and labels of a number format."""
    return (
        f'<c:numFmt formatCode="{quoted(code)}" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{where}"/>'
    )
