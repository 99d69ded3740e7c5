"""A view as a file of any format: what the page and the command line ask for alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from geo.dataset import Dataset
from geo.download import incidents_csv
from geo.remarks import Remarks
from geo.select import select
from geo.view import View
from slides.compose import slide_of
from slides.frames import frames_of
from slides.movie import MovieError, gif, mp4
from slides.picture import pdf_of, png_of
from slides.powerpoint import pptx_of
from slides.singlefile import html_of
from slides.slide import SIZES, Setting, Size, Slide
from slides.svg import svg_of
from slides.tables.geojson import geojson_of
from slides.tables.geopackage import geopackage_of
from slides.tables.kml import kml_of, kmz_of
from slides.tables.xlsx import xlsx_of

Choice = Literal["size", "layout", "theme", "template", "fps", "steps"]


@dataclass(frozen=True)
class Format:
    """A kind of file.

    Parameters
    ----------
    words : what it is
    mime : media type
    takes : what can be chosen of its looks; title and marking go with every format but CSV
    """

    words: str
    mime: str
    takes: tuple[Choice, ...] = ()


_OFFICE = "application/vnd.openxmlformats-officedocument"
_MOVIE: tuple[Choice, ...] = ("size", "layout", "theme", "fps", "steps")

# Ending to what it is, in the order in which they are offered.
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "pptx": Format(
            "slide to edit",
            f"{_OFFICE}.presentationml.presentation",
            ("layout", "theme", "template"),
        ),
        "png": Format("picture", "image/png", ("size", "layout", "theme")),
        "pdf": Format("page to print", "application/pdf", ("layout", "theme")),
        "svg": Format("drawing", "image/svg+xml", ("layout", "theme")),
        "mp4": Format("film of the timeline", "video/mp4", _MOVIE),
        "gif": Format("moving picture of the timeline", "image/gif", _MOVIE),
        "html": Format("interactive map in one file", "text/html", ("theme",)),
        "csv": Format("rows for any program", "text/csv"),
        "xlsx": Format("workbook", f"{_OFFICE}.spreadsheetml.sheet"),
        "geojson": Format("rows for a web map", "application/geo+json"),
        "gpkg": Format("rows for a GIS", "application/geopackage+sqlite3"),
        "kml": Format("rows for a globe", "application/vnd.google-earth.kml+xml", ("theme",)),
        "kmz": Format("KML, zipped", "application/vnd.google-earth.kmz", ("theme",)),
    }
)


# Formats that take their time and are written as they are made, by `filmed`.
FILMS = ("mp4", "gif")


@dataclass(frozen=True)
class Order:
    """What is to be made of a view; what its format does not take is left aside.

    Parameters
    ----------
    ending : a format
    size : pixels
    template : a PowerPoint file whose looks are taken over; None is our own
    fps : frames a second
    steps : how many steps long a film's moving window is; None lets it grow from the first

    Raises
    ------
    ValueError : no such format or size, or less than one frame a second
    """

    view: View
    setting: Setting
    ending: str
    size: Size = "1920x1080"
    template: bytes | None = None
    fps: int = 4
    steps: int | None = None

    def __post_init__(self) -> None:
        if self.ending not in FORMATS:
            raise ValueError(f"no format {self.ending!r}; there are {', '.join(FORMATS)}")
        if self.size not in SIZES:
            raise ValueError(f"no size {self.size!r}; there are {', '.join(SIZES)}")
        if self.fps < 1:
            raise ValueError(f"{self.fps} frames a second; at least 1 is needed")


def made(dataset: Dataset, order: Order, remarks: Remarks | None = None) -> bytes:
    """The file of an order, of any format but a film.

    Parameters
    ----------
    remarks : what the owner of the case says about its numbers, for formats that stand alone

    Raises
    ------
    ValueError : it cannot be made of this case or with this template, in one sentence
    """
    view, setting = order.view, order.setting
    match order.ending:
        case "csv":
            return incidents_csv(dataset, select(dataset, view).rows)
        case "xlsx":
            return xlsx_of(dataset, view, setting)
        case "geojson":
            return geojson_of(dataset, view, setting)
        case "gpkg":
            return geopackage_of(dataset, view, setting)
        case "kml":
            return kml_of(dataset, view, setting)
        case "kmz":
            return kmz_of(dataset, view, setting)
        case "html":
            return html_of(dataset, view, setting, remarks)
        case _:
            return _drawn(slide_of(dataset, view, setting), order)


def deck(dataset: Dataset, orders: Sequence[Order]) -> bytes:
    """One presentation with a slide for each order, in the template of the first.

    Raises
    ------
    ValueError : the template cannot be used
    """
    slides = [slide_of(dataset, order.view, order.setting) for order in orders]
    return pptx_of(slides, orders[0].template)


def filmed(
    dataset: Dataset,
    order: Order,
    path: Path,
    progress: Callable[[float], object],
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Writes the film of an order: the time of its view, a frame a step.

    Parameters
    ----------
    path : replaced when the film is whole
    progress : told the share that is done, 0 to 1
    cancelled : asked before every frame

    Raises
    ------
    ValueError : more frames than a film takes, a window longer than the view's time, no ffmpeg, or
        one that fails, in one sentence
    slides.movie.CancelledError : `cancelled` said so; nothing was written
    slides.writing.WritingError : the file cannot be written
    """
    frames = frames_of(dataset, order.view, order.setting, order.steps)
    write = mp4 if order.ending == "mp4" else gif
    try:
        write(frames, path, order.fps, _pixels(order.size), progress, cancelled)
    except MovieError as error:
        raise ValueError(str(error)) from error


def _drawn(slide: Slide, order: Order) -> bytes:
    match order.ending:
        case "pptx":
            return pptx_of([slide], order.template)
        case "pdf":
            return pdf_of(slide)
        case "svg":
            return svg_of(slide).encode("utf-8")
        case "png":
            return png_of(slide, _pixels(order.size))
        case _:
            raise ValueError(f"a film ({order.ending}) is written by `filmed`")


def _pixels(size: Size) -> tuple[int, int]:
    width, height = map(int, size.split("x"))
    return width, height
