"""The vectors in the repository are what Python means today."""

from pathlib import Path

import pytest

from geo.dataset import Dataset, load_dataset
from geo.vectors import FOLDER, random_views, vectors, write_vectors
from tests.unit.cases import SHIPPED

NAMES = ["headline.json", "reported.json", "select.json", "view.json", "windows.json"]


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return load_dataset(SHIPPED)


@pytest.fixture(scope="module")
def written(shipped: Dataset) -> dict[str, str]:
    return vectors(shipped)


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_vectors_are_todays(written: dict[str, str], name: str) -> None:
    committed = (FOLDER / name).read_text("utf-8")
    assert committed == written[name], "write them anew with: python -m geo.vectors"


def test_no_vector_file_is_left_over() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == NAMES


def test_the_folder_stays_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 400_000


def test_chance_is_the_same_at_every_call(shipped: Dataset) -> None:
    views = list(random_views(shipped))
    assert views == list(random_views(shipped))
    assert len(views) == 100


def test_files_are_written_where_they_are_wanted(shipped: Dataset, tmp_path: Path) -> None:
    write_vectors(shipped, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == NAMES
