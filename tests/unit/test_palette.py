"""One colour for one value, wherever it is drawn."""

import pytest

from geo.facets import FacetKey, record_of
from geo.palette import Swatch, custom_properties, strike_colour, swatches, tokens
from tests.unit.cases import attack, case_of

CASE = case_of(
    attack("2023-10-17", weapon="drone", actor="Islamic Resistance in Iraq", outcome="damage"),
    attack("2023-10-18", weapon="unknown", actor="Zaab", outcome="unknown", confidence="low"),
    attack("2023-10-18", weapon="missile", actor="Zaab", confidence="high"),
    attack("2023-10-19", attribution="reported", confidence="medium"),
)
DARK = tokens()["dark"]
HOLLOW = Swatch(DARK["ink3"], hollow=True)


@pytest.mark.parametrize(
    ("key", "paints"),
    [
        (
            "weapon",
            {
                "drone": Swatch(DARK["weapon"]["drone"]),
                "missile": Swatch(DARK["weapon"]["missile"], hollow=True),
                "unknown": Swatch(DARK["weapon"]["unknown"], hollow=True),
                "": HOLLOW,
            },
        ),
        (
            "actor",
            {
                "Zaab": Swatch(DARK["actorSlots"][0]),
                "Islamic Resistance in Iraq": Swatch(DARK["side"]["militia"]),
                "": HOLLOW,
            },
        ),
        ("attribution", {"us_official": Swatch(DARK["ink"]), "reported": Swatch(DARK["ink3"])}),
        (
            "confidence",
            {"high": Swatch(DARK["ink"]), "medium": Swatch(DARK["ink3"]), "low": HOLLOW},
        ),
    ],
)
def test_paint_by_value(key: FacetKey, paints: dict[str, Swatch]) -> None:
    values = [entry.value for entry in record_of(CASE).facet(key).values]
    found = dict(zip(values, swatches(record_of(CASE), "dark", key), strict=True))
    assert {value: found[value] for value in paints} == paints


def test_where_there_is_no_column_paint_is_plain() -> None:
    assert swatches(record_of(CASE), "dark", "side") == (Swatch(DARK["ink3"]),)


def test_the_fifth_further_actor_is_one_of_the_others() -> None:
    actors = [attack("2023-10-17", actor=name) for name in "ABCDE"]
    found = swatches(record_of(case_of(*actors)), "light", "actor")
    assert [paint.hollow for paint in found] == [False] * 4 + [True]


def test_a_strike_is_blue() -> None:
    assert strike_colour("light") == tokens()["light"]["weapon"]["aircraft_munition"]


def test_a_stylesheet_has_the_surfaces_and_inks_of_either_theme() -> None:
    properties = custom_properties()
    for theme in tokens():
        rule = properties.partition(f':root[data-bm-theme="{theme}"]{{')[2].partition("}")[0]
        assert f"--bm-focus-land:{tokens()[theme]['focusLand']}" in rule
        assert f"color-scheme:{theme}" in rule
