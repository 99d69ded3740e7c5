"""What the numbers were measured on."""

import os
import platform
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Machine:
    """The machine named, so that a number can be read beside it."""

    processor: str
    cores: int
    system: str
    python: str
    browser: str


def describe(browser: str) -> Machine:
    """This machine; the browser draws in software here."""
    return Machine(
        _processor(), os.cpu_count() or 0, platform.system(), platform.python_version(), browser
    )


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    named = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())
