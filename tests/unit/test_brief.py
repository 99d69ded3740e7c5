"""The command line: what it refuses, what it says, and how it makes `.venv`."""

import importlib.util
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import brief
from tests import __main__ as runner

# Stands in for the library: a table's text is its only finding, an empty table has none.
CHECK = """
from types import SimpleNamespace

def check_files(paths):
    said = dict(line=42, column="date", reason="no such day", hint="write YYYY-MM-DD")
    return [SimpleNamespace(file=p, value=p.read_text(), **said) for p in paths if p.read_text()]
"""


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as holder:
        holder.bind((brief.LOOPBACK, 0))
        holder.listen()
        yield int(holder.getsockname()[1])


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house that needs no packages, after its first start."""
    house = tmp_path_factory.mktemp("house")
    shutil.copy(brief.HERE / "brief.py", house)
    (house / "slides").mkdir()
    for name in ("__init__.py", "options.py"):
        shutil.copy(brief.HERE / "slides" / name, house / "slides")
    (house / "requirements.txt").write_text("")
    (house / "geo").mkdir()
    (house / "geo" / "check.py").write_text(CHECK)
    (house / "clean.csv").write_text("")
    start(house, "check", "clean.csv")
    return house


@pytest.fixture
def house(started: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(started, tmp_path / "house", symlinks=True))


def start(house: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "brief.py", *arguments]
    return subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)


def has_pip(house: Path) -> bool:
    return any(house.glob(".venv/**/site-packages/pip/__init__.py"))


def remove_pip(house: Path) -> None:
    for folder in list(house.glob(".venv/**/site-packages/pip")):
        shutil.rmtree(folder)


def test_the_first_start_makes_an_environment(started: Path) -> None:
    assert has_pip(started)
    assert start(started, "check", "clean.csv").returncode == 0


def test_later_starts_install_nothing(house: Path) -> None:
    remove_pip(house)
    later = start(house, "check", "clean.csv")
    assert (later.returncode, later.stdout, later.stderr) == (0, "", "")
    assert not has_pip(house)


def test_changed_requirements_are_installed(house: Path) -> None:
    (house / "requirements.txt").write_text("# changed\n")
    changed = start(house, "check", "clean.csv")
    assert changed.returncode == 0
    assert "Installing requirements.txt" in changed.stderr
    assert start(house, "check", "clean.csv").stderr == ""


def test_a_broken_off_installation_is_begun_anew(house: Path) -> None:
    (house / ".venv" / brief.STAMP.name).write_text(brief.UNFINISHED)
    remove_pip(house)
    assert start(house, "check", "clean.csv").returncode == 0
    assert has_pip(house)


@pytest.mark.parametrize(
    ("damage", "usable"),
    [
        ("made by hand", True),
        ("broken off", False),
        ("no pip", False),
        ("no python", False),
        ("no settings", False),
    ],
)
def test_a_half_made_environment_is_noticed(
    house: Path, damage: str, usable: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VENV", "VENV_PYTHON", "STAMP"):
        monkeypatch.setattr(brief, name, house / getattr(brief, name).relative_to(brief.HERE))
    brief.STAMP.unlink()
    if damage == "broken off":
        brief.STAMP.write_text(brief.UNFINISHED)
    if damage == "no pip":
        remove_pip(house)
    if damage == "no python":
        brief.VENV_PYTHON.unlink()
    if damage == "no settings":
        (brief.VENV / "pyvenv.cfg").unlink()
    assert brief.is_usable() is usable


def test_an_installation_that_fails_is_tried_again(house: Path) -> None:
    (house / "requirements.txt").write_text("no-such-package @ file:///nowhere/at/all\n")
    failed = start(house, "check", "clean.csv")
    assert failed.returncode == 1
    assert failed.stdout == ""
    assert failed.stderr.splitlines()[-1].startswith("brief.py: installing failed")
    assert (house / ".venv" / brief.STAMP.name).read_text() == brief.UNFINISHED


def test_check_prints_a_line_for_each_finding(house: Path) -> None:
    (house / "incidents.csv").write_text("2023-11-31")
    found = start(house, "check", "incidents.csv", "clean.csv")
    assert found.returncode == 1
    assert found.stdout == 'incidents.csv:42 date "2023-11-31": no such day; write YYYY-MM-DD\n'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("عين الأسد – 17 km", "عين الأسد – 17 km"),
        ("\x1b[2J\n", r"\x1b[2J\n"),
        ("\x7f\x9b2J", r"\x7f\x9b2J"),
        ("a\u202eb", r"a\u202eb"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_a_tables_text_cannot_steer_a_terminal(text: str, shown: str) -> None:
    assert brief.printable(text) == shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fly"], "invalid choice: 'fly'"),
        (["--port", "eighty"], "'eighty' is no port; give a number, 1 to 65535"),
        (["--port", "0"], "'0' is no port"),
        (["--port", "65536"], "'65536' is no port"),
        (["--data", "no/such/folder"], "'no/such/folder' is no folder"),
        (["check"], "required: FILE"),
        (["check", "no/such/table.csv"], "'no/such/table.csv' is no file"),
        (["export"], "required: OUT"),
        (["export", "map"], "'map' names no format; end it in one of .pptx, .png, .pdf"),
        (["export", "maps/"], "(into a folder: maps/{name}.png)"),
        (["export", "map.jpg"], "'map.jpg' names no format"),
        (["export", "map.png", "--size", "800x600"], "argument --size: invalid choice: '800x600'"),
        (["export", "map.png", "--mode", "all"], "argument --mode: invalid choice: 'all'"),
        (["export", "map.png", "--from", "2023-11-31"], "'2023-11-31' is no day"),
        (["export", "map.png", "--to", "2023-11-17T25:00"], "is no day; write YYYY-MM-DD"),
        (["export", "map.png", "--produced-on", "today"], "'today' is no day"),
        (["export", "map.gif", "--fps", "0"], "'0' is no frame rate; give a number, 1 to 60"),
        (["export", "map.png", "--title", "\udcff"], "is no UTF-8; write it as text"),
        (["export", "map.pptx", "--template", "no/such.pptx"], "cannot be read: No such file"),
        (["export", "map.png", "--links", "no/such.txt"], "cannot be read: No such file"),
        (["export", "map.png", "--links", __file__, "--link", "a"], "not allowed with argument"),
        (["export", "map.png", "--colours", "blue"], "unrecognized arguments: --colours"),
        (["export", "map.png", "--data", "no/such/folder"], "'no/such/folder' is no folder"),
        (["test", "--quick"], "unrecognized arguments: --quick"),
        (["--colour"], "unrecognized arguments: --colour"),
    ],
)
def test_wrong_arguments_are_named(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        brief.main(arguments)
    assert end.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err.splitlines()[-1]


def test_a_case_needs_its_incidents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        brief.parse(["--data", str(tmp_path)])
    assert end.value.code == 2
    assert "holds no incidents.csv" in capsys.readouterr().err


def test_the_case_can_be_named_before_the_command_and_behind_it() -> None:
    data = str(brief.HERE / "data")
    assert brief.parse(["export", "map.png"]).data is None
    assert brief.parse(["--data", data, "export", "map.png"]).data == Path(data)
    assert brief.parse(["export", "map.png", "--data", data]).data == Path(data)


def test_arguments_of_the_benchmarks_are_passed_on() -> None:
    options = brief.parse(["bench", "--rows", "1000", "plain"])
    assert options.rest == ["--rows", "1000", "plain"]


def test_tests_and_benchmarks_run_inside_the_environment(house: Path) -> None:
    (house / "requirements-dev.txt").write_text("")
    (house / "bench.py").write_text("import sys; print(sys.prefix, *sys.argv[1:]); sys.exit(3)")
    ran = start(house, "bench", "--rows", "1000")
    assert ran.returncode == 3
    assert ran.stdout == f"{house / '.venv'} --rows 1000\n"


def test_the_app_is_served_to_this_machine_alone_unless_told() -> None:
    assert brief.parse([]).host == "127.0.0.1"
    assert brief.parse(["--host", "0.0.0.0"]).host == "0.0.0.0"


def test_a_wanted_port_that_is_taken_is_an_error(taken_port: int) -> None:
    with pytest.raises(SystemExit, match=f"port {taken_port} cannot be used: it is taken"):
        brief.choose_port(brief.LOOPBACK, taken_port)


def test_the_next_free_port_is_said(
    taken_port: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(brief, "FIRST_PORT", taken_port)
    port = brief.choose_port(brief.LOOPBACK, None)
    assert port > taken_port
    assert capsys.readouterr().err == f"Port {taken_port} is taken; using {port}.\n"


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(SystemExit, match="no port from 8501 can be used at 192"):
        brief.choose_port("192.0.2.1", None)


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_python_without_venv_is_told(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == missing else found(name)
    )
    with pytest.raises(SystemExit, match=f"lacks its '{missing}' module. Install it"):
        brief.make_venv()


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 9))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer"):
        brief.main([])


def test_every_step_runs_and_failures_are_summed_up(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def step(name: str, passes: bool) -> bool:
        ran.append(name)
        return passes

    outcome = {"first": False, "second": True, "third": False}
    monkeypatch.setattr(runner, "need_chromium", lambda: "chromium")
    monkeypatch.setattr(runner, "need_npm", lambda: ["npm"])
    monkeypatch.setattr(
        runner, "steps", lambda _: {k: lambda k=k, v=v: step(k, v) for k, v in outcome.items()}
    )
    assert runner.main() == 1
    assert ran == ["first", "second", "third"]
    assert capsys.readouterr().out == "Failed: first, third.\n"


@pytest.mark.parametrize(
    ("committed", "built", "passes"),
    [("a", "a", True), ("a", "b", False), (None, "b", False), ("a", None, False)],
)
def test_the_committed_bundle_is_what_the_sources_give(
    committed: str | None,
    built: str | None,
    passes: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bundle = tmp_path / "timemap.js"

    def put(text: str | None) -> None:
        bundle.unlink(missing_ok=True)
        if text is not None:
            bundle.write_text(text)

    def build(*_: str, **__: object) -> bool:
        put(built)
        return True

    put(committed)
    monkeypatch.setattr(runner, "BUNDLE", tmp_path)
    monkeypatch.setattr(runner, "run", build)
    assert runner.rebuild(["npm"]) is passes


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("def test_a() -> None: pass", 0),
        ("import pytest\ndef test_a() -> None: pytest.skip('no')\ndef test_b() -> None: pass", 1),
        ("import pytest\npytest.skip('no', allow_module_level=True)", 5),
        ("", 5),
    ],
)
def test_a_run_does_not_pass_by_leaving_out(source: str, code: int, tmp_path: Path) -> None:
    shutil.copy(brief.HERE / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_it.py").write_text(source)
    command = [sys.executable, "-m", "pytest", "-q", "--rootdir", str(tmp_path), str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == code
