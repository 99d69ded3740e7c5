"""The colours of a template, in the place of ours, for what stands on its page."""

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.slide import SlideLayout

from geo.palette import Theme, tokens
from slides.powerpoint.markup import Colours, Role

_TEXT, _PAGE = "tx1", "bg1"

# Quieter text: thousandths of a percent of its lightness that stay, on dark and on light pages.
_QUIETER = {"ink": 100_000, "ink2": 80_000, "ink3": 65_000}
# Lines: thousandths of a percent of the text's opacity.
_FAINTER = {"line2": 35_000, "line": 20_000}


def house_colours(layout: SlideLayout, theme: Theme) -> Colours:
    """Our colours of text, lines and page to the roles a template has for them.

    Text is made quieter towards the page and stays opaque: not every program draws half
    transparent letters whole.
    """
    ours = tokens()[theme]
    light = _is_light(_text_colour(layout))
    text = {ours[token]: Role(_TEXT, _toned(kept, light)) for token, kept in _QUIETER.items()}
    lines = {
        ours[token]: Role(_TEXT, f'<a:alpha val="{kept}"/>') for token, kept in _FAINTER.items()
    }
    return {**text, **lines, ours["page"]: Role(_PAGE)}


def _toned(kept: int, light: bool) -> str:
    """Light text grows darker, dark text lighter."""
    if kept == 100_000:
        return ""
    less = f'<a:lumMod val="{kept}"/>'
    return less if light else f'{less}<a:lumOff val="{100_000 - kept}"/>'


def _text_colour(layout: SlideLayout) -> str:
    """The theme's colour of text, six hex digits; black where it is told in another way."""
    master = layout.slide_master
    roles = layout._element.xpath("p:clrMapOvr/a:overrideClrMapping")
    roles += master._element.xpath("p:clrMap")
    name = roles[0].get(_TEXT) if roles else ""
    scheme = parse_xml(master.part.part_related_by(RT.THEME).blob)
    for colour in scheme.iterfind(f".//{{*}}clrScheme/{{*}}{name}/*"):
        code = str(colour.get("lastClr") or colour.get("val"))
        if len(code) == 6:
            return code
    return "000000"


def _is_light(code: str) -> bool:
    """Whether a colour is nearer to white, by the weights of ITU-R BT.601."""
    red, green, blue = (int(code[at : at + 2], 16) for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue > 127
