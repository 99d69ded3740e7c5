"""A case folder becomes one value: the incidents in time order and all that explains them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pandas as pd

from geo.case import Case, CaseError
from geo.casefile import read_case
from geo.join import Disagreement, areas, disagreements, join_incidents, surrounded, with_found
from geo.layers import Layer, read_layer, site_layers
from geo.load import Loaded, Rejected, empty_table, load_table, with_all_columns
from geo.parse import nearest
from geo.rules import Reference, references_to
from geo.schema import TABLES, Actors, Totals
from geo.spots import MOST, shared_coordinates, spots_at, with_spots

SHIPPED_BASEMAP = Path(__file__).parents[1] / "data" / "basemap"


@dataclass(frozen=True)
class Dataset:
    """Everything a case folder holds, read once.

    Parameters
    ----------
    case : what the folder is about
    incidents : one row per incident, sorted by (offset_minutes, incident_id), index 0..n-1; the
        columns of the model and those that `geo.join.join_incidents` adds
    sites, actors, totals, context, forces, sources, sohr : the other tables, in file order, index
        0..n-1; every `site_id` and `actor` of `incidents` has its row here; `sites` with
        `country_found` and `admin1_found`, and after those of the file the spots
    spots : `site_id` of coordinates that incidents without a site share (`geo.spots`)
    piled : such coordinates are too many to be sites, and a point may be several incidents
    rejected : rows set aside, of all tables
    disagreements : places whose stated country or governorate is not the one that holds the point
    digest : twelve hex digits that change when a byte of the case changes
    layers : name to GeoJSON FeatureCollection, base map included
    """

    case: Case
    incidents: pd.DataFrame
    sites: pd.DataFrame
    spots: tuple[str, ...]
    piled: bool
    actors: pd.DataFrame
    totals: pd.DataFrame
    context: pd.DataFrame
    forces: pd.DataFrame
    sources: pd.DataFrame
    sohr: pd.DataFrame
    rejected: tuple[Rejected, ...]
    disagreements: tuple[Disagreement, ...]
    digest: str
    layers: Mapping[str, Layer]


def load_dataset(folder: Path) -> Dataset:
    """Read a case folder; only `incidents.csv` must be there.

    Without `case.toml` the case begins on the first day, runs on local days and has its eye on the
    three countries hit most; without a base map of its own it is drawn on the shipped one.

    Raises
    ------
    CaseError : a file is missing, cannot be read, or lies outside the folder
    """
    files = _files(folder)
    stated = read_case(files["case.toml"]) if "case.toml" in files else None
    if stated:
        _check_reported(stated)
    loaded = _load_tables(files, stated.start if stated else None)
    tables = {name: one.table.reset_index(drop=True) for name, one in loaded.items()}
    case = stated or _plain_case(folder, loaded["incidents.csv"])
    layers = _layers(files, tables["sites.csv"])
    countries = surrounded(areas(layers["countries_10m"]), areas(layers["countries_50m_wide"]))
    governorates = areas(layers["admin1_core"])
    shared = shared_coordinates(tables["incidents.csv"])
    piled = len(shared) > MOST
    spots = spots_at(shared.head(0 if piled else MOST), tables["sites.csv"])
    if len(spots):
        tables |= with_spots(tables["incidents.csv"], tables["sites.csv"], spots)
    sites = with_found(tables["sites.csv"], countries, governorates)
    incidents = join_incidents(tables["incidents.csv"], sites, case.start, countries, governorates)
    return Dataset(
        case=case if stated else replace(case, focus_countries=_most_hit(incidents)),
        incidents=incidents,
        sites=sites,
        spots=tuple(spots["site_id"]),
        piled=piled,
        actors=tables["actors.csv"] if "actors.csv" in files else _named_actors(incidents),
        totals=tables["totals.csv"],
        context=tables["context_events.csv"],
        forces=tables["forces.csv"],
        sources=tables["sources.csv"],
        sohr=tables["sohr_base_counts.csv"],
        rejected=tuple(row for one in loaded.values() for row in one.rejected),
        disagreements=disagreements(incidents, sites, countries, governorates),
        digest=_digest(files),
        layers=layers,
    )


def _files(folder: Path) -> dict[str, Path]:
    """The files of the case, by their path inside it: tables, `case.toml`, layers, base map.

    Raises
    ------
    CaseError : no such folder, or a file that is a link to somewhere else
    """
    home = folder.resolve()
    if not home.is_dir():
        raise CaseError(str(folder), "is no folder", "a folder with incidents.csv")
    found = [home / name for name in ("case.toml", *TABLES) if (home / name).exists()]
    found += sorted([*home.glob("*.geojson"), *home.glob("basemap/*.geojson")])
    for path in found:
        if not path.resolve().is_relative_to(home):
            what = "is a link to a place outside the case folder"
            raise CaseError(path.name, what, do="Put the file itself into the folder")
    return {path.relative_to(home).as_posix(): path for path in found}


def _load_tables(files: Mapping[str, Path], start: date | None) -> dict[str, Loaded]:
    """Every table by file name, one that is not there empty; keys are read before their uses."""
    if "incidents.csv" not in files:
        raise CaseError("incidents.csv", "is missing", do="Put it into the case folder")
    sites, actors = _load(files, "sites.csv"), _load(files, "actors.csv")
    site_ids = tuple(sites.table["site_id"])
    names = tuple(actors.table["actor"]) if "actors.csv" in files else None
    # Only a site's row says where it is: without sites.csv no incident can stand at one.
    of_incidents = references_to(site_ids, names)["incidents.csv"]
    others = references_to(site_ids if "sites.csv" in files else None, names)
    first = {"incidents.csv": _load(files, "incidents.csv", of_incidents, start)}
    keys = {"sites.csv": sites, "actors.csv": actors}
    rest = [name for name in TABLES if name not in first | keys]
    return first | keys | {name: _load(files, name, others.get(name, ())) for name in rest}


def _load(
    files: Mapping[str, Path],
    name: str,
    references: Iterable[Reference] = (),
    start: date | None = None,
) -> Loaded:
    if name not in files:
        return Loaded(empty_table(TABLES[name]), ())
    return load_table(files[name], TABLES[name], references, start)


def _check_reported(case: Case) -> None:
    """Raises CaseError where [reported] names what is no column of counts in totals.csv."""
    counts = [
        name for name, column in Totals.to_schema().columns.items() if str(column.dtype) == "Int64"
    ]
    named = [case.reported.total, *case.reported.columns.values()] if case.reported else []
    for column in named:
        if column not in counts:
            what = f"[reported] names {column!r}, which is no count in totals.csv"
            hint = f"{nearest(column, counts)}Correct the name"
            raise CaseError("case.toml", what, ", ".join(counts), hint)


def _plain_case(folder: Path, incidents: Loaded) -> Case:
    """The case of a folder that has no `case.toml`: its own name, its first day, local days."""
    if incidents.table.empty:
        first = f"; first: {incidents.rejected[0]}" if incidents.rejected else ""
        what = f"has no row that can be used, {len(incidents.rejected)} set aside{first}"
        hint = "Add a row, or a case.toml that says when the case begins"
        raise CaseError("incidents.csv", what, do=hint)
    return Case(title=folder.resolve().name, start=incidents.table["date"].min().date())


def _most_hit(incidents: pd.DataFrame) -> tuple[str, ...]:
    """The three countries with the most incidents, ties by name."""
    counts = incidents["country"].value_counts()
    return tuple(sorted(counts[counts > 0].index, key=lambda name: (-counts[name], name))[:3])


def _layers(files: Mapping[str, Path], sites: pd.DataFrame) -> dict[str, Layer]:
    """The shipped base map, the sites, and over both what the folder has of the same name."""
    shipped = {path.stem: path for path in sorted(SHIPPED_BASEMAP.glob("*.geojson"))}
    own = {path.stem: path for name, path in files.items() if name.endswith(".geojson")}
    read = {name: read_layer(path) for name, path in (shipped | own).items()}
    return site_layers(sites) | read


def _named_actors(incidents: pd.DataFrame) -> pd.DataFrame:
    """A row for each actor that incidents name, the side being that of its first incident."""
    named = incidents.dropna(subset="actor").drop_duplicates("actor")
    table = pd.DataFrame({"actor": named["actor"].astype("str"), "side": named["actor_side"]})
    return with_all_columns(table, Actors).reset_index(drop=True)


def _digest(files: Mapping[str, Path]) -> str:
    total = sha256()
    for name, path in sorted(files.items()):
        total.update(name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]
