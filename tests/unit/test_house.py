"""The rules of the house, kept by reading the code."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
IGNORED = {line.strip("/") for line in (HOUSE / ".gitignore").read_text("utf-8").split()}
OURS = {"app", "bench", "brief", "geo", "pages", "slides", "tests", "timemap", "ui"}

# Who may import whom. `brief` imports Streamlit only to start it.
MAY_IMPORT = {
    "geo": set(),
    "slides": {"geo"},
    "timemap": {"geo", "streamlit"},
    "ui": {"geo", "timemap", "slides", "streamlit"},
    "pages": {"geo", "timemap", "slides", "ui", "streamlit"},
    "app": {"ui", "streamlit"},
    "brief": {"geo", "slides", "streamlit"},
}
SUPERVISED = OURS | {"streamlit"}

FORBIDDEN_NAME = re.compile(r"util|helper|manager|process_data", re.IGNORECASE)
LONGEST_FUNCTION = 60
LONGEST_MODULE = 350

# Put together here, so that this file does not hold what it looks for.
OF_THIS_MACHINE = re.compile(
    r"(?<![\w.])/(?:work|root)/|" + "|".join(["npmjs" + r"\.", "py" + r"pi\.", "python" + "hosted"])
)
LOADED_FROM_OUTSIDE = re.compile(r"https?://[^\s\"'`<>)]+\.(?:m?js|css|woff2?)\b")
SOURCE_ENDINGS = {".py", ".ts", ".tsx", ".mjs", ".css", ".html", ".toml", ".svg"}


def files(folder: Path = HOUSE) -> Iterator[Path]:
    """Walks the project without what is installed or made on the way."""
    for path in sorted(folder.iterdir()):
        if path.name in IGNORED | {".git"}:
            continue
        if path.is_dir():
            yield from files(path)
        else:
            yield path


def modules() -> list[Path]:
    return [path for path in files() if path.suffix == ".py"]


def part(path: Path) -> str:
    """The part of the house a module belongs to: `geo/load.py` to `geo`, `app.py` to `app`."""
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> set[str]:
    """First words of everything a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module or "")
    return {name.partition(".")[0] for name in names}


def trespasses(home: str, source: str) -> set[str]:
    """What code of a part imports although it may not; all other parts may import anything."""
    allowed = MAY_IMPORT.get(home, SUPERVISED) | {home}
    return (imported(ast.parse(source)) & SUPERVISED) - allowed


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def public_definitions(body: list[ast.stmt]) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public_definitions(node.body)


def named(path: Path, *rest: object) -> str:
    return ":".join(map(str, (path.relative_to(HOUSE).as_posix(), *rest)))


def text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


@pytest.mark.parametrize(
    ("home", "source", "found"),
    [
        ("geo", "import streamlit as st", {"streamlit"}),
        ("geo", "def f():\n    from streamlit.web import cli", {"streamlit"}),
        ("geo", "from geo.load import load\nimport pandas", set()),
        ("timemap", "from ui import link", {"ui"}),
        ("slides", "import geo, streamlit, timemap", {"streamlit", "timemap"}),
        ("pages", "from ui import link", set()),
    ],
)
def test_the_import_rule_sees_trespasses(home: str, source: str, found: set[str]) -> None:
    assert trespasses(home, source) == found


def test_parts_import_only_what_they_may() -> None:
    found = {
        named(path): wrong
        for path in modules()
        if (wrong := trespasses(part(path), path.read_text("utf-8")))
    }
    assert found == {}


def test_every_part_is_known() -> None:
    assert {part(path) for path in modules()} <= OURS


def test_no_name_says_nothing() -> None:
    found = [named(path) for path in modules() if FORBIDDEN_NAME.search(path.stem)]
    found += [
        named(path, node.lineno, node.name)
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and FORBIDDEN_NAME.search(node.name)
    ]
    assert found == []


def test_functions_are_short() -> None:
    found = [
        named(path, node.lineno, node.name)
        for path in modules()
        if part(path) != "tests"
        for node in functions(ast.parse(path.read_text("utf-8")))
        if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert found == []


def test_modules_are_short() -> None:
    found = [
        named(path)
        for path in modules()
        if part(path) != "tests" and len(path.read_text("utf-8").splitlines()) > LONGEST_MODULE
    ]
    assert found == []


def test_the_library_is_documented() -> None:
    found = [
        named(path, node.lineno, node.name)
        for path in modules()
        if part(path) in {"geo", "slides"}
        for node in public_definitions(ast.parse(path.read_text("utf-8")).body)
        if not ast.get_docstring(node)
    ]
    assert found == []


def test_nothing_names_a_machine_or_a_registry() -> None:
    found = [named(path) for path in files() if OF_THIS_MACHINE.search(text_of(path))]
    assert found == []


def test_no_source_loads_code_or_fonts_from_elsewhere() -> None:
    found = [
        named(path, hit.group())
        for path in files()
        if path.suffix in SOURCE_ENDINGS and "static" not in path.parts
        for hit in LOADED_FROM_OUTSIDE.finditer(text_of(path))
    ]
    assert found == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_and_name_no_place(name: str) -> None:
    lines = (HOUSE / name).read_text("utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith(("#", "-r "))]
    pinned = re.compile(r"[\w.-]+==[\w.]+(; sys_platform == \"win32\")?")
    assert [line for line in wanted if not pinned.fullmatch(line)] == []


def test_the_lock_of_the_front_end_names_no_place() -> None:
    lock = json.loads((HOUSE / "timemap/frontend/package-lock.json").read_text("utf-8"))
    assert [name for name, entry in lock["packages"].items() if "resolved" in entry] == []
    settings = (HOUSE / "timemap/frontend/.npmrc").read_text("utf-8").split()
    assert "omit-lockfile-registry-resolved=true" in settings


def test_streamlit_asks_nobody_and_shows_no_traceback() -> None:
    config = tomllib.loads((HOUSE / ".streamlit/config.toml").read_text("utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["server"]["showEmailPrompt"] is False
    assert config["logger"]["hideWelcomeMessage"] is True
    assert config["client"]["showErrorDetails"] == "none"
