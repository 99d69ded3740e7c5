#!/usr/bin/env python3
"""Briefmap's command line: opens the app, writes files, runs the tests, checks tables, measures.

Needs nothing but Python. The first start makes `.venv` beside this file and installs what a
requirements file names; a stamp kept in `.venv` lets later starts ask nobody. Standard output
carries results, standard error what is going on.
"""

from __future__ import annotations

import argparse
import errno
import hashlib
import importlib.util
import io
import os
import runpy
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import NoReturn

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
VENV_BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
VENV_PYTHON = VENV_BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "installed.txt"
UNFINISHED = "unfinished"
TO_RUN = "requirements.txt"
TO_TEST = "requirements-dev.txt"

LOOPBACK = "127.0.0.1"
EVERY_ADDRESS = ("0.0.0.0", "::")
FIRST_PORT = 8501
LAST_PORT = 65535
OLDEST_PYTHON = (3, 11)


def say(line: str) -> None:
    """Prints a line about what is going on to standard error."""
    print(line, file=sys.stderr, flush=True)


def fail(line: str) -> NoReturn:
    """Ends with one line on standard error and exit code 1."""
    raise SystemExit(f"brief.py: {line}")


def run(*command: str | Path, cwd: Path = HERE) -> bool:
    """Runs a program to its end and says whether it went well; what it prints is progress."""
    return subprocess.run(command, cwd=cwd, stdout=sys.stderr, check=False).returncode == 0


# .venv ------------------------------------------------------------------------


def digest(requirements: str) -> str:
    """Fingerprint of an installation: the requirements, and the Python they are installed for."""
    texts = [(HERE / name).read_bytes() for name in sorted({TO_RUN, requirements})]
    interpreter = os.path.realpath(VENV_PYTHON).encode()
    return hashlib.sha256(b"\0".join([interpreter, *texts])).hexdigest()


def stamps() -> list[str]:
    """Fingerprints `.venv` carries; an installation that broke off left `UNFINISHED`."""
    return STAMP.read_text("utf-8").split() if STAMP.is_file() else []


def has_python() -> bool:
    """Says whether `.venv` holds a Python of its own; its base may have been removed."""
    return VENV_PYTHON.is_file() and (VENV / "pyvenv.cfg").is_file()


def is_installed(requirements: str) -> bool:
    """Says whether `.venv` holds what a requirements file names."""
    return has_python() and digest(requirements) in stamps()


def is_usable() -> bool:
    """Says whether `.venv` can be installed into; one made by hand can."""
    if UNFINISHED in stamps() or not has_python():
        return False
    probe = [str(VENV_PYTHON), "-c", "import pip"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


@contextmanager
def alone() -> Iterator[None]:
    """Lets a second start wait while the first one installs."""
    with open(HERE / ".venv.lock", "w") as handle:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def pip_install(*what: str) -> None:
    """Installs into `.venv`, quiet unless it fails."""
    options = ["-qq", "--disable-pip-version-check"]
    if not run(VENV_PYTHON, "-m", "pip", "install", *options, *what):
        fail("installing failed, pip says why above. Mend that (mostly the network) and try again.")


def make_venv() -> None:
    """Makes an empty `.venv`, in place of a broken one."""
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            version = "{}.{}".format(*sys.version_info)
            fail(
                f"this Python lacks its '{module}' module. Install it "
                f"(Debian, Ubuntu: apt-get install python{version}-venv) and try again."
            )
    if not run(sys.executable, "-m", "venv", "--clear", VENV):
        fail(f"{VENV} cannot be made, Python says why above.")


def provide(requirements: str) -> None:
    """Makes `.venv` hold what a requirements file names; at once when it already does."""
    if is_installed(requirements):
        return
    with alone():
        if is_installed(requirements):
            return
        say(f"Installing {requirements} into .venv (once; a minute or two) ...")
        if not is_usable():
            make_venv()
        STAMP.write_text(UNFINISHED, "utf-8")
        pip_install("-r", str(HERE / requirements))
        STAMP.write_text("\n".join({digest(TO_RUN), digest(requirements)}), "utf-8")


def hand_over(arguments: Sequence[str]) -> int:
    """Starts this file again with the Python of `.venv`."""
    command = [str(VENV_PYTHON), str(HERE / "brief.py"), *arguments]
    if os.name == "nt":
        return subprocess.run(command, check=False).returncode
    os.execv(command[0], command)


# The app ----------------------------------------------------------------------


def obstacle(host: str, port: int) -> str:
    """Says why a server cannot listen at an address; blank when it can."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError:
        fail(f"--host {host}: no such address. Name an address of this machine, as {LOOPBACK}.")
    with socket.socket(family, kind) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            return "it is taken" if error.errno == errno.EADDRINUSE else str(error.strerror)
    return ""


def choose_port(host: str, wanted: int | None) -> int:
    """Gives the port to serve at: the wanted one or none, else the first free from 8501."""
    if wanted is not None:
        if why := obstacle(host, wanted):
            fail(f"port {wanted} cannot be used: {why}. Name another, or none for a free one.")
        return wanted
    port = next((p for p in range(FIRST_PORT, LAST_PORT) if not obstacle(host, p)), None)
    if port is None:
        fail(f"no port from {FIRST_PORT} can be used at {host}: {obstacle(host, LAST_PORT)}.")
    if port != FIRST_PORT:
        say(f"Port {FIRST_PORT} is taken; using {port}.")
    return port


def open_app(options: argparse.Namespace) -> int:
    """Serves the app until Ctrl+C."""
    port = choose_port(options.host, options.port)
    if options.data:
        os.environ["BRIEFMAP_DATA"] = str(options.data)
    flags = [f"--server.address={options.host}", f"--server.port={port}"]
    shown = f"[{options.host}]" if ":" in options.host else options.host
    if options.host in EVERY_ADDRESS:
        shown = "localhost"
    else:
        # Streamlit looks up under which addresses it is reached unless it is told.
        flags.append(f"--browser.serverAddress={shown}")
    if options.no_browser:
        flags.append("--server.headless=true")
    say(f"Briefmap: http://{shown}:{port} (Ctrl+C ends it)")
    try:
        with redirect_stdout(sys.stderr):
            serve(flags)
    except KeyboardInterrupt:
        pass
    return 0


def serve(flags: Sequence[str]) -> None:
    """Runs Streamlit in this process: nothing is started twice."""
    from streamlit import net_util
    from streamlit.runtime.pages_manager import PagesManager
    from streamlit.web import cli

    # Else a first visit to /table would run pages/table.py alone, without app.py around it.
    PagesManager.uses_pages_directory = False
    # A web socket of unknown origin would make Streamlit ask the internet for our address.
    net_util.get_external_ip = lambda: None
    cli.main(["run", str(HERE / "app.py"), *flags], standalone_mode=False)


# Files, tables, tests, benchmarks ----------------------------------------------------


def check(options: argparse.Namespace) -> int:
    """Prints what is wrong in tables, a line each; exit code 1 when something is."""
    from geo.check import check_files

    findings = check_files(options.files)
    for finding in findings:
        column = f"{finding.column} " if finding.column else ""
        place = f'{Path(finding.file).name}:{finding.line} {column}"{finding.value}"'
        print(printable(f"{place}: {finding.reason}; {finding.hint}"))
    return 1 if findings else 0


def export(options: argparse.Namespace) -> int:
    """Prints the path of each file it writes; what is going on goes to standard error."""
    from slides.command import export as write

    results = sys.stdout
    with redirect_stdout(sys.stderr):
        return write(
            options,
            options.data or HERE / "data",
            say=lambda line: say(printable(line)),
            told=lambda path: print(printable(path), file=results, flush=True),
        )


def printable(text: str) -> str:
    """Spells out signs that could steer a terminal: a table's text may hold any."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def run_module(options: argparse.Namespace) -> int:
    """Runs the tests or the benchmarks; options that follow the command are theirs."""
    sys.argv[1:] = options.rest
    runpy.run_module(options.module, run_name="__main__", alter_sys=True)
    return 0


# Arguments --------------------------------------------------------------------


def port_number(text: str) -> int:
    """Reads a port."""
    if text.isdecimal() and 1 <= int(text) <= LAST_PORT:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no port; give a number, 1 to {LAST_PORT}")


def case_folder(text: str) -> Path:
    """Reads the folder of a case."""
    folder = Path(text).resolve()
    if not folder.is_dir():
        raise argparse.ArgumentTypeError(f"{text!r} is no folder; name one that holds a case")
    if not (folder / "incidents.csv").is_file():
        raise argparse.ArgumentTypeError(f"{text!r} holds no incidents.csv; lay it out as data/ is")
    return folder


def table_file(text: str) -> Path:
    """Reads the path of a table."""
    if Path(text).is_file():
        return Path(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no file; name a table to check")


def build_parser() -> argparse.ArgumentParser:
    """Describes the command line."""
    from slides import options as of_export

    parser = argparse.ArgumentParser(
        prog="brief.py",
        description="Incidents on a map that moves through time. No command: opens it.",
    )
    parser.set_defaults(run=open_app, requirements=TO_RUN, module=None)
    parser.add_argument("--port", type=port_number, help=f"default {FIRST_PORT} or the next free")
    parser.add_argument("--host", default=LOOPBACK, help="address to serve at, default %(default)s")
    parser.add_argument("--no-browser", action="store_true", help="serve without opening a browser")
    parser.add_argument("--data", type=case_folder, metavar="DIR", help="folder of another case")
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    exporting = commands.add_parser("export", help="write what a view shows to a file")
    of_export.describe(exporting, case_folder)
    exporting.set_defaults(run=export)
    testing = commands.add_parser("test", help="run all tests")
    testing.set_defaults(run=run_module, module="tests", requirements=TO_TEST)
    checking = commands.add_parser("check", help="say what is wrong in tables, row by row")
    checking.add_argument("files", nargs="+", type=table_file, metavar="FILE")
    checking.set_defaults(run=check)
    benching = commands.add_parser("bench", help="measure; options are passed on", add_help=False)
    benching.set_defaults(run=run_module, module="bench", requirements=TO_TEST)
    return parser


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Reads the command line; exit code 2 with one line when it is wrong."""
    parser = build_parser()
    options, rest = parser.parse_known_args(arguments)
    if rest and options.module != "bench":
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    options.rest = rest
    return options


def main(arguments: Sequence[str]) -> int:
    """Does what the arguments say, inside `.venv`; gives the exit code."""
    if sys.version_info < OLDEST_PYTHON:
        fail("Briefmap needs Python {}.{} or newer.".format(*OLDEST_PYTHON))
    options = parse(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A console that has no letter for a name gets it spelled out.
        sys.stdout.reconfigure(errors="backslashreplace")
    provide(options.requirements)
    if not Path(sys.prefix).samefile(VENV):
        return hand_over(arguments)
    return int(options.run(options))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
