"""The rows of a view as KML and KMZ: placemarks with their days, for globes and viewers.

Foreign text is escaped for XML, and before that for HTML where it stands in a balloon, which
viewers read as HTML. No icon, style or schema is fetched from anywhere.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from html import escape
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from geo.case import Zone
from geo.dataset import Dataset
from geo.facets import STRIKE, record_of
from geo.palette import Theme, strike_colour, swatches
from geo.select import Numbers, select
from geo.sheet import Cell, Column, Day, Link, Sheet, incidents_sheet, records
from geo.view import View
from slides.address import is_web
from slides.slide import Setting
from slides.stamp import stamp_text
from slides.svg import legible
from slides.tables.rows import Rows, rows_of

_STRIKE_STYLE = "strike"
# The first moment a zip file can state.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def kml_of(dataset: Dataset, view: View, setting: Setting) -> bytes:
    """A document with a folder of attacks and one of strikes, in the colours of the view; where
    the table does not say what was done, one folder of incidents.

    A placemark spans the days of its incident; one whose local time is known, in a case that names
    its clock, stands at that moment. An incident without coordinates is a placemark without a
    point, and the document's description says how many there are.
    """
    rows, found = rows_of(dataset, view, setting), select(dataset, view).rows
    marks = list(_placemarks(dataset, view, rows, found))
    others = "Attacks" if dataset.incidents["action"].notna().any() else "Incidents"
    folders = (
        _folder(others, [mark for is_strike, mark in marks if not is_strike]),
        _folder("Strikes", [mark for is_strike, mark in marks if is_strike]),
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
        f"{_element('name', setting.title or dataset.case.title)}<open>1</open>\n"
        f"{_element('description', _about_html(rows))}\n"
        f"{''.join(_styles(dataset, view, setting.theme))}"
        f"{_data({'Briefmap': stamp_text(rows.stamp)})}\n"
        f"{''.join(folders)}</Document>\n</kml>\n"
    ).encode()


def kmz_of(dataset: Dataset, view: View, setting: Setting) -> bytes:
    """The same document, zipped without a date."""
    data = BytesIO()
    with ZipFile(data, "w") as file:
        entry = ZipInfo("doc.kml", _NO_DATE)
        entry.compress_type = ZIP_DEFLATED
        entry.create_system = 0  # else it differs from one operating system to the next
        file.writestr(entry, kml_of(dataset, view, setting))
    return data.getvalue()


# ---- placemarks -----------------------------------------------------------------------------


def _placemarks(
    dataset: Dataset, view: View, rows: Rows, found: Numbers
) -> Iterator[tuple[bool, str]]:
    """Each incident in order, and whether it is a strike."""
    record = record_of(dataset)
    colours, sites = record.facet(view.colour).codes, record.facet("site")
    sheet = incidents_sheet(dataset, found, "")
    for at, row in enumerate(records(rows.incidents)):
        is_strike = row["action"] == STRIKE
        style = _STRIKE_STYLE if is_strike else f"colour-{colours[found[at]]}"
        place = sites.label_of(row["site_id"] or "") or row["country"] or ""
        yield is_strike, _placemark(row, sheet, at, place, style, dataset.case.zone)


def _placemark(
    row: Mapping[str, Any], sheet: Sheet, at: int, place: str, style: str, zone: Zone | None
) -> str:
    cells = sheet.rows[at]
    day = next(cell.words for cell in cells if isinstance(cell, Day))
    told = "<br>".join(_lines(sheet.columns, cells))
    return (
        f"<Placemark>{_element('name', f'{day} · {place}' if place else day)}"
        f'<Snippet maxLines="0"/>{_element("description", told)}{_time(row, zone)}'
        f"<styleUrl>#{style}</styleUrl>{_data(row)}{_point(row)}</Placemark>\n"
    )


def _lines(columns: tuple[Column, ...], cells: tuple[Cell, ...]) -> Iterator[str]:
    for column, cell in zip(columns, cells, strict=True):
        words = _html(cell)
        if words or column.blank:
            yield f"<b>{_safe(column.label)}:</b> {words or _safe(column.blank)}"


def _html(cell: Cell) -> str:
    if isinstance(cell, tuple):
        return "; ".join(map(_anchor, cell))
    return _safe(cell.words if isinstance(cell, Day) else "" if cell is None else str(cell))


def _anchor(link: Link) -> str:
    words = f"{link.title} ({link.url})" if link.url and not is_web(link.url) else link.title
    return f'<a href="{_safe(link.url)}">{_safe(words)}</a>' if is_web(link.url) else _safe(words)


def _safe(text: str) -> str:
    """Text for a balloon; a dollar sign could stand for another value of the placemark."""
    return escape(text).replace("$", "&#36;")


def _time(row: Mapping[str, Any], zone: Zone | None) -> str:
    first, last, clock = row["date"], row["date_end"] or row["date"], row["time_local"]
    if clock and zone and first == last:
        moment = f"{first:%Y-%m-%d}T{clock}:00{_offset(zone)}"
        return f"<TimeStamp><when>{moment}</when></TimeStamp>"
    return f"<TimeSpan><begin>{first:%Y-%m-%d}</begin><end>{last:%Y-%m-%d}</end></TimeSpan>"


def _offset(zone: Zone) -> str:
    """ "+03:00"."""
    east = timedelta(hours=zone.utc_offset_hours)
    clock = datetime.min + abs(east)
    return f"{'-' if east < timedelta() else '+'}{clock:%H:%M}"


def _point(row: Mapping[str, Any]) -> str:
    if row["lon"] is None or row["lat"] is None:
        return ""
    return f"<Point><coordinates>{row['lon']!r},{row['lat']!r}</coordinates></Point>"


def _data(values: Mapping[str, Any]) -> str:
    """Every value that is not blank, under its column's name."""
    entries = (
        f'<Data name="{legible(name)}">{_element("value", _plain(value))}</Data>'
        for name, value in values.items()
        if value is not None
    )
    return f"<ExtendedData>{''.join(entries)}</ExtendedData>"


def _plain(value: Any) -> str:
    return value.date().isoformat() if isinstance(value, datetime) else str(value)


# ---- the document ---------------------------------------------------------------------------


def _about_html(rows: Rows) -> str:
    lines = (
        f"<b>{_safe(label)}:</b> {_anchor(Link(words, words if is_web(words) else ''))}"
        for label, words in rows.about
    )
    return "<br>".join(lines)


def _styles(dataset: Dataset, view: View, theme: Theme) -> Iterator[str]:
    colours = [swatch.colour for swatch in swatches(record_of(dataset), theme, view.colour)]
    named = {f"colour-{at}": colour for at, colour in enumerate(colours)}
    for name, colour in (named | {_STRIKE_STYLE: strike_colour(theme)}).items():
        opaque = f"ff{colour[5:7]}{colour[3:5]}{colour[1:3]}"
        yield f'<Style id="{name}"><IconStyle><color>{opaque}</color></IconStyle></Style>\n'


def _folder(name: str, marks: list[str]) -> str:
    return f"<Folder>{_element('name', name)}\n{''.join(marks)}</Folder>\n" if marks else ""


def _element(tag: str, text: str) -> str:
    return f"<{tag}>{legible(text)}</{tag}>"
