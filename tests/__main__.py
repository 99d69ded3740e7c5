"""Runs every test there is, whatever fails on the way: `python -m tests`."""

import sys
from collections.abc import Callable, Sequence

from brief import HERE, VENV_PYTHON, run, say
from tests.machine import need_chromium, need_ffmpeg, need_npm

FRONT_END = HERE / "timemap" / "frontend"
BUNDLE = HERE / "static" / "timemap"


def tool(*command: str) -> bool:
    """Runs a tool of `.venv` over the whole project."""
    return run(VENV_PYTHON, "-m", *command)


def read_bundle() -> dict[str, bytes]:
    """Gives the files of the front end's bundle by name."""
    files = (path for path in BUNDLE.rglob("*") if path.is_file())
    return {path.relative_to(BUNDLE).as_posix(): path.read_bytes() for path in files}


def rebuild(npm: Sequence[str]) -> bool:
    """Builds the front end and says whether the committed bundle is what it gives."""
    committed = read_bundle()
    if not run(*npm, "run", "build", cwd=FRONT_END):
        return False
    built = read_bundle()
    differing = sorted(name for name in committed | built if committed.get(name) != built.get(name))
    if differing:
        say(f"{BUNDLE}: {', '.join(differing)} not as the sources give. Commit the rebuilt bundle.")
    return bool(built) and not differing


def steps(npm: Sequence[str]) -> dict[str, Callable[[], bool]]:
    """Names everything that is run, in order."""
    return {
        "ruff check": lambda: tool("ruff", "check", "."),
        "ruff format": lambda: tool("ruff", "format", "--check", "."),
        "mypy": lambda: tool("mypy"),
        "front end: install": lambda: run(*npm, "ci", cwd=FRONT_END),
        "front end: types": lambda: run(*npm, "run", "check", cwd=FRONT_END),
        "front end: tests": lambda: run(*npm, "test", cwd=FRONT_END),
        "front end: bundle": lambda: rebuild(npm),
        "pytest": lambda: tool("pytest"),
    }


def main() -> int:
    """Runs all steps; exit code 1 when one failed."""
    need_chromium()
    need_ffmpeg()
    failed = []
    for title, step in steps(need_npm()).items():
        say(f"\n== {title}")
        if not step():
            failed.append(title)
    print(f"Failed: {', '.join(failed)}." if failed else "All passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
