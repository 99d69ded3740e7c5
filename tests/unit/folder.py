"""Tiny case folders on disk, for what is only true of tables that were read."""

from pathlib import Path

from geo.dataset import Dataset, load_dataset

CASE = """title = "Tiny"
start = 2023-10-17
focus_countries = ["Iraq", "Syria"]

[reported]
series = "pentagon"
publisher = "the Pentagon"
columns = { Iraq = "iraq", Syria = "syria" }
"""
SITES = """site_id,name,lat,lon
asad,Ain al-Asad Air Base,33.8,42.4
tanf,Al-Tanf Garrison,33.5,38.7
"""
HEADER = (
    "incident_id,date,date_end,date_precision,country,site_id,action,attribution,confidence,"
    "us_injured,possible_duplicate_of,summary,source_1_title,source_1_url"
)


def dataset_of(folder: Path, incidents: str, **tables: str) -> Dataset:
    """Writes a case folder and reads it.

    Parameters
    ----------
    incidents : rows under `HEADER`
    tables : whole text of further CSV files by name
    """
    files = {"sites": SITES, "incidents": f"{HEADER}\n{incidents}", **tables}
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    (folder / "case.toml").write_text(CASE, "utf-8")
    return load_dataset(folder)
