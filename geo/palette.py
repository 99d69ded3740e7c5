"""Colours by token name and by value: the one table that screen, slides and stylesheet share."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from geo.facets import FacetKey, Record

Theme = Literal["dark", "light"]
Rgba = list[int]

# Slots of the side colours; the four further ones go to other actors by rows.
_SIDE_SLOTS = {"Islamic Resistance in Iraq": 0, "United States": 1, "Unattributed": 2}
_SIDE_COLOURS = ("militia", "us_coalition", "unattributed")
_FURTHER_SLOTS = range(3, 7)

_PROPERTIES = (
    *("page", "panel", "raise", "line", "line2", "ink", "ink2", "ink3"),
    *("sym", "halo", "land", "focusLand", "water"),
)

# Values that are drawn hollow although they have a colour of their own.
_HOLLOW = {"weapon": ("unknown", "missile"), "outcome": ("unknown",), "side": ()}
_SOLID_INKS = {"us_official": "ink", "high": "ink", "reported": "ink3", "medium": "ink3"}


@cache
def tokens() -> dict[str, dict[str, Any]]:
    """All tokens by theme, as in `tokens.json`."""
    text = Path(__file__).with_name("tokens.json").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, Any]] = json.loads(text)
    return loaded


def colour(theme: Theme, token: str) -> str:
    """A token's colour as `#rrggbb`."""
    code: str = tokens()[theme][token]
    return code


def rgba(theme: Theme, token: str, opacity: float = 1.0) -> Rgba:
    """A token's colour as red, green, blue, opacity, each 0 to 255."""
    code = colour(theme, token)
    return [int(code[at : at + 2], 16) for at in (1, 3, 5)] + [round(255 * opacity)]


def custom_properties() -> str:
    """The surfaces and inks as CSS, for either theme: `--bm-focus-land` is the token focusLand.

    A theme holds where the root element has it as `data-bm-theme`.
    """
    rules = []
    for theme, table in tokens().items():
        pairs = "".join(f"--bm-{_kebab(word)}:{table[word]};" for word in _PROPERTIES)
        rules.append(f':root[data-bm-theme="{theme}"]{{{pairs}color-scheme:{theme}}}')
    return "".join(rules)


def _kebab(word: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in word)


class Swatch(NamedTuple):
    """Paint of one value: a colour, and whether it is an outline without a fill."""

    colour: str
    hollow: bool = False


def swatches(record: Record, theme: Theme, key: FacetKey) -> tuple[Swatch, ...]:
    """Paint of each value of the facet `key`, in the facet's order; as `swatch` in theme.ts.

    A value without a colour, blank among them, is hollow; attribution and confidence have no hue.
    Where the table lacks the column altogether there is nothing to tell apart, and paint is plain.
    """
    if not record.has(key):
        return (Swatch(tokens()[theme]["ink3"]),)
    values = [entry.value for entry in record.facet(key).values]
    if key == "actor":
        slots = actor_slots(values)
        return tuple(_actor(theme, slots.get(value)) for value in values)
    return tuple(_swatch(theme, key, value) for value in values)


def strike_colour(theme: Theme) -> str:
    """A strike's blue, the same under every colouring."""
    blue: str = tokens()[theme]["weapon"]["aircraft_munition"]
    return blue


def actor_slots(actors: Iterable[str]) -> Mapping[str, int]:
    """Colour slot by actor, given by rows, most first; an actor without one shares "Other"."""
    others = [actor for actor in actors if actor and actor not in _SIDE_SLOTS]
    return _SIDE_SLOTS | dict(zip(others, _FURTHER_SLOTS, strict=False))


def _actor(theme: Theme, slot: int | None) -> Swatch:
    known = tokens()[theme]
    colours = [*(known["side"][side] for side in _SIDE_COLOURS), *known["actorSlots"]]
    return Swatch(known["ink3"], hollow=True) if slot is None else Swatch(colours[slot])


def _swatch(theme: Theme, key: FacetKey, value: str) -> Swatch:
    known = tokens()[theme]
    if key in _HOLLOW and value in known[key]:
        return Swatch(known[key][value], value in _HOLLOW[key])
    if key in _HOLLOW or value not in _SOLID_INKS:
        return Swatch(known["ink3"], hollow=True)
    return Swatch(known[_SOLID_INKS[value]])
