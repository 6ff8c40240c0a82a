"""What people install, looked into and used: .venv/bin/python scripts/wheel_check.py

Builds the source archive, and the wheel from that and not from the checkout; sees that both hold what they should and
nothing else; installs the wheel with what requirements/core.txt names into an empty environment; and runs it from an
empty folder.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
import venv
import zipfile
from collections.abc import Callable, Collection, Iterable
from email import message_from_bytes
from pathlib import Path
from urllib.request import urlopen

TOP = Path(__file__).parents[1]
PACKAGE = "counterclaim"
BESIDE = {"PKG-INFO", ".gitignore"}
"""What the backend puts into a source archive of itself."""
JUNK = re.compile(r"__pycache__|\.py[co]$|\.db(-wal|-shm)?$|(^|/)(tests|quality|benchmarks|\.git|\.ci|\.venv)/|~$")
EXTRAS = {"parquet": "counterclaim[arrow]"}
"""The formats that are written only with an extra, and what they say without it."""
DRAFT = "The flood on the Drava in Slovenia killed 15 people."


class Amiss(Exception):
    """Something is not as it should be."""


def own_files(folder: Path) -> set[str]:
    """The files of the package in the checkout `folder`, by their paths from there, without what running it leaves."""
    found = (path for path in (folder / "src" / PACKAGE).rglob("*") if path.is_file())
    names = (path.relative_to(folder / "src").as_posix() for path in found)
    return {name for name in names if not JUNK.search(name)}


def amiss_in_wheel(names: Iterable[str], own: Collection[str]) -> list[str]:
    """What is wrong with a wheel of these `names`, where the package has its `own` files."""
    held = {name for name in names if not name.split("/")[0].endswith(".dist-info")}
    return [f"missing: {name}" for name in sorted(own - held)] + [f"too much: {name}" for name in sorted(held - own)]


def amiss_in_sdist(names: Iterable[str], own: Collection[str], included: Collection[str]) -> list[str]:
    """What is wrong with a source archive of these `names`, its own folder left out; `included` are the first parts of
    what pyproject.toml names."""
    held = set(names)
    amiss = [f"missing: src/{name}" for name in sorted(own) if f"src/{name}" not in held]
    amiss += [f"missing: {part}" for part in sorted(included) if not any(name.split("/")[0] == part for name in held)]
    strange = (name for name in held if JUNK.search(name) or name.split("/")[0] not in {*included, *BESIDE})
    return amiss + [f"too much: {name}" for name in sorted(strange)]


def amiss_in_metadata(raw: bytes, project: dict[str, object]) -> list[str]:
    """What a reader of a package index would miss in the METADATA of a wheel."""
    told = message_from_bytes(raw)
    wanted = {"Version": project["version"], "License-Expression": "Apache-2.0", "Requires-Python": ">=3.11"}
    amiss = [f"{name} is {told[name]!r}" for name, value in wanted.items() if told[name] != value]
    amiss += [f"{name} is not there" for name in ("Summary", "Keywords", "Classifier") if not told[name]]
    if told["Description-Content-Type"] != "text/markdown" or "# Counterclaim" not in str(told.get_payload()):
        amiss.append("the README is not its description")
    return amiss


def run(*words: str | Path, cwd: Path, env: dict[str, str] | None = None, status: int = 0) -> str:
    """What a program prints on both streams. Raises Amiss unless it ends with `status`."""
    done = subprocess.run(
        [*map(str, words)], cwd=cwd, env=env, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode != status or "Traceback" in done.stderr:
        raise Amiss(f"{' '.join(map(str, words))} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def build(work: Path) -> Path:
    """The wheel, made from the source archive; both looked into."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    own = own_files(TOP)
    included = {
        name.strip("/").split("/")[0] for name in project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    }
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", work / "dist", cwd=TOP)
    (archive,) = (work / "dist").glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = [name.partition("/")[2] for name in opened.getnames()]
        opened.extractall(work / "source", filter="data")
    _whole(archive, amiss_in_sdist(names, own, {*included, "pyproject.toml"}))
    (source,) = (work / "source").iterdir()
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", work / "dist", cwd=source)
    (wheel,) = (work / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        _whole(wheel, amiss_in_wheel(opened.namelist(), own))
        (about,) = (name for name in opened.namelist() if name.endswith(".dist-info/METADATA"))
        _whole(wheel, amiss_in_metadata(opened.read(about), project["project"]))
    return wheel


def _whole(made: Path, amiss: list[str]) -> None:
    if amiss:
        raise Amiss(f"{made.name}:\n" + "\n".join(amiss))
    say(f"{made.name}, {made.stat().st_size / 1e6:.1f} MB: holds what it should")


def installed(wheel: Path, work: Path) -> tuple[Path, dict[str, str]]:
    """The command in an empty environment that has the wheel alone, and the variables that it is run with."""
    home = work / "environment"
    venv.create(home, with_pip=True)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    python = programs / ("python.exe" if os.name == "nt" else "python")
    uv = shutil.which("uv") or shutil.which("uv", path=str(TOP / ".venv-tools" / "bin"))
    pip = (
        [uv, "--no-config", "pip", "install", "--quiet", "--python", python]
        if uv
        else [python, "-m", "pip", "install", "-q"]
    )
    run(*pip, "--require-hashes", "-r", TOP / "requirements" / "core.txt", cwd=work)
    run(*pip, "--no-deps", wheel, cwd=work)
    env = {name: value for name, value in os.environ.items() if not name.startswith(("COUNTERCLAIM_", "PYTHON"))}
    return programs / PACKAGE, {**env, "PYTHONUTF8": "1", "COUNTERCLAIM_USER": "somebody"}


def use(command: Path, work: Path, env: dict[str, str]) -> None:
    """Do with it what somebody does who has just installed it."""
    here = work / "empty folder"
    here.mkdir()

    def counterclaim(*words: str, status: int = 0) -> str:
        begun = time.perf_counter()
        told = run(command, *words, cwd=here, env=env, status=status)
        say(f"counterclaim {' '.join(words)} ({time.perf_counter() - begun:.1f} s)")
        return told

    version = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    expect(counterclaim("--version"), f"counterclaim {version}")
    expect(counterclaim("demo"), "How many")
    (here / "reports").mkdir()
    (here / "reports" / "bus.txt").write_text("Police said 12 people were killed when a bus fell near Izmir.", "utf-8")
    expect(counterclaim("add", "reports", "--date", "2025-06-02"), "1 new document")
    expect(counterclaim("show"), "12")
    counterclaim("report", "-o", "ours.html")
    expect((here / "ours.html").read_text("utf-8"), "12 people were killed")
    expect(counterclaim("check", DRAFT, "--ledger", "counterclaim-demo.db"), "current")
    expect(counterclaim("mcp", status=2), "counterclaim[mcp]")
    export_all(here, counterclaim, run(command, "export", "--to", "list", cwd=here, env=env))
    serve(command, here, env)


def export_all(here: Path, counterclaim: Callable[..., str], listed: str) -> None:
    """Write every format that `listed` names; of those that need an extra, be told which."""
    names = [line.split()[0] for line in listed.splitlines() if line.strip()]
    if not names:
        raise Amiss("There is no format to export to.")
    for name in names:
        words = ("export", "--to", name, "-o", f"ledger.{name}", "--ledger", "counterclaim-demo.db")
        if name in EXTRAS:
            expect(counterclaim(*words, status=2), EXTRAS[name])
            continue
        counterclaim(*words)
        if not (here / f"ledger.{name}").stat().st_size:
            raise Amiss(f"export --to {name} wrote nothing.")


def serve(command: Path, here: Path, env: dict[str, str]) -> None:
    """Open the desk, look at pages of it, and close it."""
    words = [str(command), "serve", "--port", "0", "--ledger", "counterclaim-demo.db"]
    with subprocess.Popen(words, cwd=here, env=env, stdout=subprocess.PIPE, encoding="utf-8") as running:
        try:
            assert running.stdout
            line = running.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/", line)
            if not found:
                raise Amiss(f"The desk did not open: {line}")
            home = ask(found[0], "/")
            for path in ("/api/v1/openapi.json", *re.findall(r'(?:href|src)="(/(?:static|stories)/[^"]+)"', home)[:6]):
                ask(found[0], path)
        finally:
            running.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGINT)
            ended = running.wait(30)
    if os.name != "nt" and ended not in (0, 130):
        raise Amiss(f"The desk ended with {ended}.")


def ask(desk: str, path: str) -> str:
    """What `desk` answers to the path. Raises Amiss where that is a refusal."""
    try:
        with urlopen(desk.rstrip("/") + path, timeout=60) as answer:
            told = str(answer.read(), "utf-8")
    except OSError as error:
        raise Amiss(f"desk {path}: {error}") from error
    say(f"desk {path}: {len(told):,} characters")
    return told


def expect(told: str, words: str) -> None:
    """Raise Amiss unless `words` are in what was `told`."""
    if words not in told:
        raise Amiss(f"{words!r} is not in:\n{told}")


def say(words: str) -> None:
    """Tell how far it is."""
    print(words, flush=True)


def main() -> int:
    """0 where all is as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        try:
            wheel = build(work)
            command, env = installed(wheel, work)
            use(command, work, env)
        except Amiss as amiss:
            say(f"AMISS: {amiss}")
            return 1
    say("The wheel, and the archive that it was made from, are as they should be.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
