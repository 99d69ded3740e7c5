"""Envelopes: what the browser is sent, as bytes. docs/architecture.md lays them out."""

import json
import struct
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32] | npt.NDArray[np.uint8] | npt.NDArray[np.uint16]

_ALIGN = 8
_DTYPES = {"float32": "f4", "uint8": "u1", "uint16": "u2", "uint32": "u4"}


def pack(meta: Any, arrays: Mapping[str, Array]) -> bytes:
    """One envelope: a JSON header, then each array on a multiple of eight bytes.

    Parameters
    ----------
    meta : any JSON value; NaN is refused, blank is null
    arrays : name to one-dimensional float32, uint8, uint16 or uint32 array

    Raises
    ------
    ValueError : an array of another dtype, or a number that JSON cannot hold
    """
    places: dict[str, dict[str, Any]] = {}
    body = bytearray()
    for name, array in arrays.items():
        if array.dtype.name not in _DTYPES:
            allowed = ", ".join(_DTYPES)
            raise ValueError(f"array {name!r} is {array.dtype}; allowed: {allowed}")
        body += b"\0" * (-len(body) % _ALIGN)
        places[name] = {
            "dtype": _DTYPES[array.dtype.name],
            "offset": len(body),
            "length": len(array),
        }
        body += np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<"))).tobytes()
    header = {"meta": meta, "arrays": places}
    text = json.dumps(header, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    coded = text.encode()
    coded += b" " * (-(len(coded) + 4) % _ALIGN)
    return struct.pack("<I", len(coded)) + coded + bytes(body)


def narrow(values: npt.ArrayLike) -> Array:
    """Unsigned whole numbers in the smallest of one or two bytes that holds them all.

    Raises
    ------
    ValueError : a number below 0 or above 65,535
    """
    numbers = np.asarray(values, dtype=np.int64)
    low, high = (int(numbers.min()), int(numbers.max())) if numbers.size else (0, 0)
    if low < 0 or high > np.iinfo(np.uint16).max:
        raise ValueError(f"values run from {low} to {high}; allowed: 0 to 65535")
    if high <= np.iinfo(np.uint8).max:
        return numbers.astype(np.uint8)
    return numbers.astype(np.uint16)
