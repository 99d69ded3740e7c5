"""How the numbers were made: what the page Sources says, and a file that stands for itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from geo import publishers
from geo.coverage import coverage_sheet
from geo.credits import OURS
from geo.dataset import Dataset
from geo.placing import disagreements_sheet, rough_places_sheet
from geo.remarks import Remarks, credits_sheet, remarks_sheet
from geo.sheet import Sheet, sources_sheet


@dataclass(frozen=True)
class Section:
    """A part of the account: our own words, then tables.

    Parameters
    ----------
    heading : one line
    terms : words and what they mean here, said before `words`
    words : paragraphs of plain text
    sheets : name to table, top to bottom
    search : whether the tables are sorted, searched and paged through
    """

    heading: str
    terms: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    search: bool = False

    def as_json(self) -> dict[str, Any]:
        """`SectionData` of the front end."""
        named = {"search": self.search}
        return {
            "heading": self.heading,
            "terms": [list(term) for term in self.terms],
            "words": list(self.words),
            "sheets": [
                sheet.as_json() | named | {"name": name} for name, sheet in self.sheets.items()
            ],
        }


OPENING = Section(
    "How the numbers were made",
    terms=(
        ("Itemised", "an attack that is a row of this case, with its own day, place and sources."),
        ("Reported", "an attack in a total that a publisher gave without a list."),
    ),
    words=(
        "The two are set side by side and never added up, and neither corrects the other. A blank "
        "is unknown, never zero.",
    ),
)


def account(dataset: Dataset, remarks: Remarks) -> tuple[Section, ...]:
    """The sections after `OPENING`, in reading order; one without a row to show is left out."""
    sections = (
        _itemised_against_reported(dataset),
        _what_to_know(remarks),
        _publishers_apart(dataset, remarks),
        _weak_figures(dataset, remarks),
        _places_in_doubt(dataset),
        _all_sources(dataset),
        _licences(remarks),
    )
    filled = (replace(each, sheets=_with_rows(each.sheets)) for each in sections)
    return tuple(section for section in filled if section.sheets)


def _with_rows(sheets: Mapping[str, Sheet]) -> dict[str, Sheet]:
    return {name: sheet for name, sheet in sheets.items() if sheet.rows}


def _itemised_against_reported(dataset: Dataset) -> Section:
    """By each day with a published figure: what was reported, and what the rows hold by then."""
    return Section(
        "Itemised against reported",
        terms=(
            ("Reported", "the publisher’s running total. Not every source gives the split."),
            (
                "Confirmed",
                "rows that a US official confirmed, possible duplicates left out.",
            ),
            (
                "Difference",
                "confirmed less reported; −13 means that thirteen reported attacks have no "
                "confirmed row.",
            ),
            (
                "Likely",
                "rows of high or medium confidence, possible duplicates left out. An upper bound "
                "and no match, for publishers leave out attacks that others report.",
            ),
            (
                "All rows",
                "every attack in the table, claims and possible duplicates included.",
            ),
        ),
        words=(
            "Rows count by the local day, figures by the publisher’s own: around midnight the two "
            "can be a day apart. Strikes are in none of these columns.",
        ),
        sheets={"coverage-table": coverage_sheet(dataset)},
    )


def _what_to_know(remarks: Remarks) -> Section:
    """Contested and surprising points."""
    return Section(
        "Know this before you repeat a number",
        sheets={"remarks-table": remarks_sheet(remarks.remarks)},
    )


def _publishers_apart(dataset: Dataset, remarks: Remarks) -> Section:
    """Each publisher's figures in a table of their own."""
    series = publishers.series(dataset, remarks.publishers)
    return Section(
        "Published figures, each publisher apart",
        words=(
            "Publishers count by different rules, so no figure of one continues the line of "
            "another. Where one publisher has several figures for a day, the best source is drawn; "
            "among equals the one whose split adds up, then the first in the table.",
        ),
        sheets={f"series-{number}": entry.sheet for number, entry in enumerate(series)}
        | ({"base-counts-table": publishers.base_counts(dataset)} if len(dataset.sohr) else {}),
    )


def _weak_figures(dataset: Dataset, remarks: Remarks) -> Section:
    """Figures without a better source than rewritten, party-aligned or copied text."""
    return Section(
        "Figures that rest on weak sources",
        words=(
            "Nothing better than an aggregator, a party-aligned outlet or a copy carries these. "
            "They may still be right: check them before they stand on a slide.",
        ),
        sheets={"weak-table": publishers.weak_figures(dataset, remarks.publishers)},
    )


def _places_in_doubt(dataset: Dataset) -> Section:
    """Sites whose spot is not known, and points that contradict their table."""
    return Section(
        "Places in doubt",
        words=(
            "The dashed ring on the map is the distance within which the real spot should lie. "
            "Country and governorate are found by the point on the base map, never by name.",
        ),
        sheets={
            "places-table": rough_places_sheet(dataset),
            "disagreements-table": disagreements_sheet(dataset),
        },
    )


def _all_sources(dataset: Dataset) -> Section:
    """Every source used, by kind."""
    return Section(
        "All sources",
        words=(
            "Best kind first. The kind is a judgement of the host, not of the truth of a text.",
        ),
        sheets={"sources-table": sources_sheet(dataset.sources)} if len(dataset.sources) else {},
        search=True,
    )


def _licences(remarks: Remarks) -> Section:
    """Whose work the data and the base map are."""
    return Section(
        "Licences and credits",
        sheets={"credits-table": credits_sheet((*remarks.credits, *OURS))},
    )
