"""The rows of bar charts: what is counted by site, with strikes apart, and by value."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.facets import UNCLAIMED, FacetKey, FacetValue
from geo.palette import Swatch
from geo.summary import chart
from geo.words import digits, in_prose, listed
from slides.lettering import tidy
from slides.shown import Shown

# A row is as high as its text; a line parts attacks from strikes.
ROW = 15.75
HAIRLINE = 7.0
_STRIKE_ROWS = 3
# Rows a chart must have before strikes get rows of their own.
_ROOM_FOR_STRIKES = 8

_ISO_CODES = {
    **{"Iraq": "IQ", "Syria": "SY", "Jordan": "JO", "Lebanon": "LB", "Israel": "IL"},
    **{"Palestine": "PS", "Yemen": "YE", "Iran": "IR", "Turkey": "TR", "Türkiye": "TR"},
    **{"Egypt": "EG", "Saudi Arabia": "SA", "Kuwait": "KW", "Bahrain": "BH", "Qatar": "QA"},
    **{"United Arab Emirates": "AE", "Oman": "OM", "Cyprus": "CY", "Ukraine": "UA"},
    **{"Russia": "RU", "Afghanistan": "AF"},
}


@dataclass(frozen=True)
class Part:
    """A stretch of a bar."""

    label: str
    count: int
    paint: Swatch


@dataclass(frozen=True, eq=False)
class Bar:
    """A row of a chart: a bar in parts, or strikes.

    Parameters
    ----------
    code : stands behind the label; blank is none
    is_rest : counts what has no row of its own, and is no bar
    """

    label: str
    parts: tuple[Part, ...] = ()
    strikes: int = 0
    code: str = ""
    is_rest: bool = False

    @property
    def count(self) -> int:
        """The attacks."""
        return sum(part.count for part in self.parts)

    @property
    def words(self) -> str:
        """ "Al-Asad 12 (9 drone, 2 rocket and 1 drone and rocket)"."""
        kinds = [f"{digits(part.count)} {in_prose(part.label)}" for part in self.parts]
        split = f" ({listed(kinds)})" if len(kinds) > 1 else ""
        struck = f"{digits(self.strikes)} strike{'' if self.strikes == 1 else 's'}"
        told = [f"{digits(self.count)}{split}"] if self.count else []
        return f"{self.label} {', '.join([*told, struck] if self.strikes else told)}"


def country_code(country: str) -> str:
    """ISO 3166 code of a country's name; of one not known the first two letters as capitals."""
    return _ISO_CODES.get(country, country[:2].upper())


# ---- what is counted --------------------------------------------------------------------------


def site_bars(shown: Shown, height: float) -> tuple[Bar, ...]:
    """Sites with most attacks, what is left, then sites hit by strikes: as many as fit.

    Ties stand by name. Nothing is lost: sites without a row are counted in the one of the rest.
    """
    found = shown.by_site
    names = [tidy(entry.label) if entry.value else "No site" for entry in found.values]
    codes = _site_codes(shown)
    bars = [
        Bar(name, _parts(shown, row), int(strikes), codes.get(entry.value, ""))
        for entry, name, row, strikes in zip(
            found.values, names, found.attacks.tolist(), found.strikes.tolist(), strict=True
        )
    ]
    attacked = sorted((bar for bar in bars if bar.count), key=lambda bar: -bar.count)
    struck = sorted((bar for bar in bars if bar.strikes), key=lambda bar: -bar.strikes)
    most, most_struck = _planned(len(attacked), len(struck), height)
    left_out = [*attacked[most:], *struck[most_struck:]]
    rest = _rest(
        shown, attacked[most:], struck[most_struck:], len({*left_out} - {*attacked[:most]})
    )
    return (
        *(Bar(bar.label, bar.parts, code=bar.code) for bar in attacked[:most]),
        *rest,
        *(Bar(bar.label, (), bar.strikes, bar.code) for bar in struck[:most_struck]),
    )


def _planned(sites: int, struck: int, height: float) -> tuple[int, int]:
    """Rows of attacks and of strikes; where they are not all, one row is kept for the rest."""
    rows = int((height - (HAIRLINE if struck else 0.0)) // ROW)
    if sites + struck <= rows:
        return sites, struck
    if rows < _ROOM_FOR_STRIKES:
        return min(sites, max(0, int(height // ROW) - 1)), 0
    kept = min(struck, _STRIKE_ROWS)
    has_rest = sites > rows - kept or struck > kept
    return min(sites, rows - kept - has_rest), kept


def _rest(
    shown: Shown, attacked: Sequence[Bar], struck: Sequence[Bar], sites: int
) -> tuple[Bar, ...]:
    """One row for what has none of its own; `sites` is how many are not named in any row."""
    if not attacked and not struck:
        return ()
    counts: dict[str, Part] = {}
    for part in (part for bar in attacked for part in bar.parts):
        before = counts[part.label].count if part.label in counts else 0
        counts[part.label] = Part(part.label, before + part.count, part.paint)
    order = [tidy(entry.label) for entry in shown.colouring.values]
    parts = tuple(sorted(counts.values(), key=lambda part: order.index(part.label)))
    label = f"{digits(sites)} more site{'' if sites == 1 else 's'}" if sites else "strikes"
    return (Bar(label, parts, sum(bar.strikes for bar in struck), is_rest=True),)


def _site_codes(shown: Shown) -> dict[str, str]:
    sites = shown.dataset.sites
    if "country" not in sites:
        return {}
    countries = sites["country"].astype(object).fillna("")
    pairs = zip(sites["site_id"], countries, strict=True)
    return {site: country_code(country) for site, country in pairs if country}


def _parts(shown: Shown, counts: Sequence[int]) -> tuple[Part, ...]:
    values = zip(shown.colouring.values, counts, shown.paints, strict=True)
    return tuple(Part(tidy(entry.label), n, paint) for entry, n, paint in values if n)


def value_bars(shown: Shown, key: FacetKey, height: float) -> tuple[Bar, ...]:
    """Values of a facet by attacks in view, most first; ties in the facet's order.

    Values without a row are counted in the one of the rest, which names what is unknown.
    """
    found = chart(shown.dataset, shown.view, key)
    plain = Part("Attacks", 0, Swatch(shown.ink("ink3")))
    labels = [tidy(entry.label) for entry in found.values]
    if shown.view.colour == key:
        looks = [Part(label, 0, paint) for label, paint in zip(labels, shown.paints, strict=True)]
    else:
        looks = [plain] * len(labels)
    counts = found.attacks.sum(axis=1).tolist()
    bars = [
        Bar(label, (replace(look, count=n),))
        for label, look, n in zip(labels, looks, counts, strict=True)
        if n
    ]
    bars.sort(key=lambda bar: -bar.count)
    rows = int(height // ROW)
    if len(bars) <= rows:
        return tuple(bars)
    unknown = {
        label for entry, label in zip(found.values, labels, strict=True) if _is_unknown(entry)
    }
    kept = _kept(bars, max(0, rows - 1), unknown)
    left = [bar for bar in bars if bar not in kept]
    rest = replace(plain, count=sum(bar.count for bar in left))
    return (*kept, Bar(_more(left, unknown), (rest,), is_rest=True))


def _is_unknown(entry: FacetValue) -> bool:
    return entry.value in ("", UNCLAIMED)


def _kept(bars: Sequence[Bar], most: int, unknown: set[str]) -> list[Bar]:
    """The first bars; what is unknown stays in sight where there is room for anything else."""
    first, left = list(bars[:most]), bars[most:]
    hidden = [bar for bar in left if bar.label in unknown]
    return [*first[: most - len(hidden)], *hidden] if len(hidden) < most else first


def _more(left: Sequence[Bar], unknown: set[str]) -> str:
    """ "3 more", or "No claim found and 2 more"."""
    hidden = [bar.label for bar in left if bar.label in unknown]
    others = len(left) - len(hidden)
    return listed([*hidden, *([f"{digits(others)} more"] if others else [])])
