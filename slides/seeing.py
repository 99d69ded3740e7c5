"""How a slide is seen in grey print and with colour-vision deficiencies.

Deficiencies are simulated in linear RGB with the matrices of Machado, Oliveira and Fernandes, "A
Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), at full severity.

How far apart two colours must be is a matter of size. Stone, Szafir and Setlur, "An Engineering
Model for Color Difference as a Function of Size" (2014): of marks a third of a degree wide, as the
rings of a slide on a laptop are, half of all people tell two apart that differ by 7.3 in CIELAB's
lightness or by 10.0 in its a.
"""

import math
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations
from typing import Literal

import numpy as np
from PIL import Image

from slides.marks import Ring
from slides.slide import Slide

Vision = Literal["grey", "protan", "deutan", "tritan"]
Lab = tuple[float, float, float]

VISIONS: tuple[Vision, ...] = ("grey", "protan", "deutan", "tritan")
SEEN: dict[Vision, str] = {
    "grey": "In grey print",
    "protan": "Without red cones (protanopia)",
    "deutan": "Without green cones (deuteranopia)",
    "tritan": "Without blue cones (tritanopia)",
}
LEAST_LIGHTNESS = 7.3
LEAST_DIFFERENCE = 10.0

# Rows make red, green and blue of linear red, green and blue. Grey is the luminance of sRGB.
_MATRICES: dict[Vision, np.ndarray] = {
    "grey": np.tile((0.2126, 0.7152, 0.0722), (3, 1)),
    "protan": np.array(
        (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        )
    ),
    "deutan": np.array(
        (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        )
    ),
    "tritan": np.array(
        (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        )
    ),
}
# sRGB (IEC 61966-2-1) to CIE XYZ under D65, and the white of that light.
_XYZ = np.array(((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505)))
_WHITE = np.array((0.95047, 1.0, 1.08883))
# Steps of the table that takes linear light back to eight bits: fine enough for the darkest.
_STEPS = 2**14


@dataclass(frozen=True)
class Value:
    """A value of the legend as it is drawn; hollow and solid are told apart without a colour."""

    label: str
    colour: str
    hollow: bool = False


# ---- what is told apart -------------------------------------------------------------------


def warnings_of(slide: Slide, visions: tuple[Vision, ...] = VISIONS) -> tuple[str, ...]:
    """A sentence for each two values of a slide that one of `visions` cannot tell apart."""
    values = values_of(slide)
    return tuple(
        f"{SEEN[vision]} {one.label} and {other.label} look alike."
        for vision in visions
        for one, other in alike(values, vision)
    )


def values_of(slide: Slide) -> tuple[Value, ...]:
    """The coloured values that the legend explains, in its order; strikes differ in shape."""
    try:
        legend = slide.group("Legend")
    except KeyError:
        return ()
    rings = {mark.name: mark.fill.colour for mark in legend.marks if isinstance(mark, Ring)}
    inner = {f"{name}, hollow" for name in rings}
    return tuple(
        Value(name, colour, f"{name}, hollow" in rings)
        for name, colour in rings.items()
        if name not in inner
    )


def alike(values: tuple[Value, ...], vision: Vision) -> tuple[tuple[Value, Value], ...]:
    """The pairs of values that are drawn alike and seen as one colour."""
    return tuple(
        (one, other)
        for one, other in combinations(values, 2)
        if one.hollow == other.hollow and _is_one_colour(one.colour, other.colour, vision)
    )


def _is_one_colour(one: str, other: str, vision: Vision) -> bool:
    a, b = lab_of(one, vision), lab_of(other, vision)
    if vision == "grey":
        return abs(a[0] - b[0]) < LEAST_LIGHTNESS
    return difference(a, b) < LEAST_DIFFERENCE


# ---- pictures -----------------------------------------------------------------------------


def seen_as(png: bytes, vision: Vision) -> bytes:
    """A picture as it is seen, as PNG without the texts of the one that came."""
    with Image.open(BytesIO(png), formats=("PNG",)) as picture:
        codes = np.asarray(picture.convert("RGB"))
    light = _linear(np.arange(256) / 255).astype(np.float32)[codes]
    seen = np.clip(light @ _MATRICES[vision].T.astype(np.float32), 0, 1)
    back = np.rint(255 * _encoded(np.linspace(0, 1, _STEPS + 1))).astype(np.uint8)
    made = BytesIO()
    Image.fromarray(back[np.rint(seen * _STEPS).astype(np.intp)]).save(
        made, "PNG", compress_level=1
    )
    return made.getvalue()


# ---- colours ------------------------------------------------------------------------------


def lab_of(colour: str, vision: Vision | None = None) -> Lab:
    """CIELAB under D65 of `#rrggbb`, as everybody or as one `vision` sees it."""
    light = _linear(np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255)
    if vision is not None:
        light = np.clip(_MATRICES[vision] @ light, 0, 1)
    x, y, z = np.vectorize(_lab_root)(_XYZ @ light / _WHITE).tolist()
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def _lab_root(share: float) -> float:
    """The cube root, straight near black (CIE 15)."""
    return math.cbrt(share) if share > (6 / 29) ** 3 else share * (29 / 6) ** 2 / 3 + 4 / 29


def _linear(encoded: np.ndarray) -> np.ndarray:
    """Light of sRGB values, both 0 to 1."""
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def _encoded(light: np.ndarray) -> np.ndarray:
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def difference(one: Lab, other: Lab) -> float:
    """CIEDE2000 between two colours, all weights 1.

    Source: Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula" (2005), by its numbers.
    """
    chroma = (math.hypot(*one[1:]) + math.hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * _saturation(chroma)
    (c1, h1), (c2, h2) = (_polar(stretch * a, b) for _, a, b in (one, other))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    lightness, chroma = (one[0] + other[0]) / 2, (c1 + c2) / 2
    hue = (h1 + h2 if c1 * c2 == 0 else h1 + turn / 2) % 360
    across = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    off = (lightness - 50) ** 2
    dl = (other[0] - one[0]) / (1 + 0.015 * off / math.sqrt(20 + off))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = across / (1 + 0.015 * chroma * _hue_weight(hue))
    bend = math.sin(math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2))))
    return math.sqrt(dl**2 + dc**2 + dh**2 - 2 * _saturation(chroma) * bend * dc * dh)


def _saturation(chroma: float) -> float:
    return math.sqrt(chroma**7 / (chroma**7 + 25**7))


def _polar(a: float, b: float) -> tuple[float, float]:
    """Chroma, and hue in degrees."""
    return math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _hue_weight(hue: float) -> float:
    terms = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    return 1 + sum(by * math.cos(math.radians(n * hue + plus)) for by, n, plus in terms)
