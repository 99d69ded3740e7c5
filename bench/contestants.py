"""The three contestants, each serving one case: this app, plain Streamlit, a bare deck.gl page."""

import functools
import http.server
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from bench import synthetic

ROOT = Path(__file__).parent.parent
FRONTEND = ROOT / "timemap" / "frontend"


@dataclass(frozen=True)
class Contestant:
    """A page under measurement.

    Parameters
    ----------
    name : as in the report
    url : where it is; loopback
    pid : the server's process; None = it has no server to speak of
    ready : JavaScript that is true once the first map is painted
    state : JavaScript that names the state now shown
    focus : selector that must have focus for the arrow key to count; blank = none
    from_start : query that shows everything from the first day to the end of the window
    """

    name: str
    url: str
    pid: int | None
    ready: str
    state: str
    focus: str = ""
    from_start: str = "?mode=from-start"


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


@contextmanager
def streamlit(script: Path, environment: dict[str, str]) -> Iterator[tuple[str, int]]:
    """A Streamlit server on `script`; yields its address and process id, ends it afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless", "true"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    inherited = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    server = subprocess.Popen(
        command, cwd=ROOT, env=inherited, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(url + "/_stcore/health")
        yield url, server.pid
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(url: str, seconds: float = 60.0) -> None:
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"{url} did not answer within {seconds:.0f} seconds")


@contextmanager
def briefmap(case: Path) -> Iterator[Contestant]:
    """This app on a case folder."""
    with streamlit(ROOT / "app.py", {"BRIEFMAP_DATA": str(case)}) as (url, pid):
        root = "document.querySelector('[data-testid=timemap]')"
        yield Contestant(
            "briefmap",
            url,
            pid,
            f"{root}?.dataset.ready === 'true'",
            f"{root}.dataset.windowEnd",
            from_start=f"?mode=from-start&to={synthetic.FIRST_WINDOW_END.isoformat()}",
        )


@contextmanager
def plain(rows: int) -> Iterator[Contestant]:
    """Slider, pandas, `st.pydeck_chart`."""
    with streamlit(ROOT / "bench" / "plain_app.py", {"BENCH_ROWS": str(rows)}) as (url, pid):
        state = "document.querySelector('#bench-state')?.textContent ?? ''"
        yield Contestant(
            "plain",
            url,
            pid,
            f"benchProbe.painted && ({state}) !== ''",
            state,
            "[data-testid=stSlider] input",
        )


@contextmanager
def bare(rows: int, folder: Path) -> Iterator[Contestant]:
    """A page with nothing but deck.gl and the sorted rows, served as files."""
    write_bare(rows, folder)
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        url = f"http://127.0.0.1:{server.server_address[1]}/index.html"
        yield Contestant("bare", url, None, "window.benchReady === true", "String(benchState)")
    finally:
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the report is the only output."""


def write_bare(rows: int, folder: Path) -> None:
    """The bare page's files: its bundle, the positions, where each day begins."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "bench" / "bare" / "index.html", folder)
    esbuild = FRONTEND / "node_modules" / ".bin" / "esbuild"
    source = ROOT / "bench" / "bare" / "bare.ts"
    command = [str(esbuild), str(source), "--bundle", "--minify", "--format=esm", "--target=es2022"]
    command += [f"--outfile={folder / 'bare.js'}", "--log-level=error"]
    modules = {**os.environ, "NODE_PATH": str(FRONTEND / "node_modules")}
    subprocess.run(command, check=True, env=modules)
    table = synthetic.incidents(rows)
    table[["lon", "lat"]].to_numpy(np.float32).tofile(folder / "positions.f4")
    days = (table["date"] - pd.Timestamp(synthetic.START)).dt.days
    starts = np.searchsorted(days.to_numpy(), np.arange(synthetic.DAYS + 1)).tolist()
    meta = {"rows": rows, "window": synthetic.WINDOW, "starts": starts}
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
