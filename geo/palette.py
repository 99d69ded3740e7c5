"""Colours by token name: the one table that screen, slides and stylesheet share."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

Theme = Literal["dark", "light"]
Rgba = list[int]


@cache
def tokens() -> dict[str, dict[str, Any]]:
    """All tokens by theme, as in `tokens.json`."""
    text = Path(__file__).with_name("tokens.json").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, Any]] = json.loads(text)
    return loaded


def rgba(theme: Theme, token: str, opacity: float = 1.0) -> Rgba:
    """A token's colour as red, green, blue, opacity, each 0 to 255."""
    code: str = tokens()[theme][token]
    return [int(code[at : at + 2], 16) for at in (1, 3, 5)] + [round(255 * opacity)]
