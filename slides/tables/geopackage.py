"""The rows of a view as a GeoPackage: one file for a GIS, EPSG:4326."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

import geopandas as gpd
import pandas as pd
import pyarrow as arrow
import pyogrio

from geo.dataset import Dataset
from geo.load import Rejected
from geo.view import View
from slides.slide import Setting
from slides.stamp import stamp_text
from slides.tables.rows import Rows, rows_of

# The clock of the library is one for the whole process.
_CLOCK = Lock()


def geopackage_of(dataset: Dataset, view: View, setting: Setting) -> bytes:
    """The layer `incidents` and the tables `sources`, `rows_set_aside` and `about`.

    An incident without coordinates is a row without geometry, and `about` says how many there are.
    """
    rows = rows_of(dataset, view, setting)
    with TemporaryDirectory(prefix="briefmap-") as folder, _stopped_clock(setting):
        path = Path(folder) / "view.gpkg"
        _write(path, "incidents", _placed(rows))
        _write(path, "sources", _plain(rows.sources))
        _write(path, "rows_set_aside", _set_aside(dataset.rejected))
        _write(path, "about", _about(rows))
        return path.read_bytes()


def _write(path: Path, layer: str, table: pd.DataFrame) -> None:
    is_map = isinstance(table, gpd.GeoDataFrame)
    pyogrio.write_dataframe(
        table,
        path,
        layer=layer,
        driver="GPKG",
        geometry_type="Point" if is_map else None,
        append=path.exists(),
        use_arrow=True,
    )


def _placed(rows: Rows) -> gpd.GeoDataFrame:
    """Incidents at their points; none has an empty point, which no GIS shows and many count."""
    incidents = rows.incidents
    points = gpd.points_from_xy(incidents["lon"], incidents["lat"], crs="EPSG:4326")
    placed = gpd.GeoDataFrame(_plain(incidents), geometry=points)
    placed.loc[rows.unplaced, "geometry"] = None
    return placed


def _set_aside(rejected: Sequence[Rejected]) -> pd.DataFrame:
    """Rows set aside, the cells of each as one JSON text: their columns may be named anything."""
    about = ["file", "line", "column", "value", "reason", "hint"]
    told = [
        [*(getattr(row, name) for name in about), json.dumps(dict(row.row), ensure_ascii=False)]
        for row in rejected
    ]
    table = pd.DataFrame(told, columns=[*about, "row"])
    return _plain(table.astype({"line": "int64"}))


def _about(rows: Rows) -> pd.DataFrame:
    lines = [*rows.about, ("Briefmap", stamp_text(rows.stamp))]
    return _plain(pd.DataFrame(lines, columns=["what", "words"]))


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    """Columns as the library writes them: days without a clock, everything but numbers as text."""
    return pd.DataFrame({str(name): _column(table[name]) for name in table}, index=table.index)


def _column(values: pd.Series) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(values):
        return values.astype(pd.ArrowDtype(arrow.date32()))
    return values if pd.api.types.is_numeric_dtype(values) else values.astype("str")


@contextmanager
def _stopped_clock(setting: Setting) -> Iterator[None]:
    """Lets the library write the stated day of making, so that the bytes stay the same."""
    with _CLOCK:
        moment = f"{setting.produced_on.isoformat()}T00:00:00.000Z"
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": moment})
        try:
            yield
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
