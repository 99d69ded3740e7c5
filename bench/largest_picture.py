"""One picture of a case folder, warm, with the memory of the process. The bench runs it."""

import json
import resource
import sys
import time
from pathlib import Path

from bench.slides import HD, SETTING
from geo.dataset import load_dataset
from geo.view import View
from slides.compose import slide_of
from slides.picture import png_of


def main(folder: str) -> None:
    """Prints seconds of the second picture and the most memory the process ever had, MB."""
    dataset = load_dataset(Path(folder))
    loaded = _peak_mb()
    png_of(slide_of(dataset, View(), SETTING), HD)
    begun = time.perf_counter()
    png_of(slide_of(dataset, View(), SETTING), HD)
    seconds = time.perf_counter() - begun
    said = {"seconds": round(seconds, 2), "peak_mb": _peak_mb(), "peak_loading_mb": loaded}
    print(json.dumps(said))


def _peak_mb() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 0)


if __name__ == "__main__":
    main(sys.argv[1])
