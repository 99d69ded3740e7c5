"""The camera: where the map looks."""

from dataclasses import dataclass
from math import floor, isfinite
from re import fullmatch

_TEXT = r"-?[0-9]{1,3}(\.[0-9]{1,15})?(,-?[0-9]{1,3}(\.[0-9]{1,15})?){2}"
CAMERA_FORM = "lat,lon,zoom with lat -85 to 85, lon -180 to 180, zoom 0 to 20"


@dataclass(frozen=True)
class Camera:
    """Where the map looks.

    Parameters
    ----------
    lat, lon : the centre, degrees WGS84, kept to four decimals (eleven metres)
    zoom : web Mercator with 512-pixel tiles, kept to two decimals. The link has as many, so that
        it reopens the same camera.

    Raises
    ------
    ValueError : beyond 85 degrees of latitude, 180 of longitude, zoom 0 to 20
    """

    lat: float
    lon: float
    zoom: float

    def __post_init__(self) -> None:
        limits = (("lat", -85, 85, 4), ("lon", -180, 180, 4), ("zoom", 0, 20, 2))
        for name, least, most, decimals in limits:
            value = getattr(self, name)
            if not (isfinite(value) and least <= value <= most):
                raise ValueError(f"camera {name} is {value}; allowed: {least} to {most}")
            object.__setattr__(self, name, _rounded(value, decimals))

    @classmethod
    def from_text(cls, text: str) -> "Camera":
        """Reads `lat,lon,zoom`, decimal numbers without an exponent.

        Raises
        ------
        ValueError : it is not that, or a number is out of its range
        """
        if not fullmatch(_TEXT, text):
            raise ValueError(f"a camera is lat,lon,zoom; got {text!r}")
        return cls(*map(float, text.split(",")))

    def __str__(self) -> str:
        return f"{self.lat:.4f},{self.lon:.4f},{self.zoom:.2f}"


def _rounded(value: float, decimals: int) -> float:
    """Halves go up, as `Math.floor(x + 0.5)` has it: `round` and `toFixed` differ on them."""
    scale = 10.0**decimals
    return floor(value * scale + 0.5) / scale
