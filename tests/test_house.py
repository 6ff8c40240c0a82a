"""The house keeps its own rules: names, docstrings, doors, and nothing of the machine it was written on."""

import ast
import csv
import json
import os
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
PACKAGE = TOP / "src" / "counterclaim"
EXAMPLES = PACKAGE / "examples"
IGNORED = {".git", ".venv", ".venv-tools", "__pycache__", "dist", "build"}

# Places of a machine, and the hosts that packages are fetched from. Written in pieces, so that this file passes too.
MACHINE = re.compile("|".join(("/" + "work/", "/" + "opt/", "/" + "root/", "/" + "home/", r"(?<![\w.])/" + "tmp/")))
HOSTS = re.compile("|".join((r"pypi\." + "org", r"python" + r"hosted\.org", r"npm" + r"js\.(?:org|com)")))
JUNK = {"utils", "util", "helpers", "helper", "common", "misc"}
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@cache
def files() -> tuple[Path, ...]:
    """The project's own files: as git lists them, or all that lie here where there is no git."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=TOP,
            capture_output=True,
            check=True,
        ).stdout.decode()
        found = [TOP / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        found = list(TOP.rglob("*"))
    return tuple(path for path in found if path.is_file() and not IGNORED & set(path.relative_to(TOP).parts))


def texts() -> list[tuple[str, str]]:
    """Every text file of the project with its name."""
    found = []
    for path in files():
        raw = path.read_bytes()
        if b"\0" not in raw:
            found.append((path.relative_to(TOP).as_posix(), raw.decode("utf-8", "replace")))
    return found


def modules() -> list[Path]:
    """Every module of the package."""
    return [path for path in files() if path.suffix == ".py" and PACKAGE in path.parents]


def test_no_file_names_a_machine_or_a_package_index() -> None:
    named = [
        f"{name}:{text.count(chr(10), 0, hit.start()) + 1}: {hit.group()}"
        for name, text in texts()
        for pattern in (MACHINE, HOSTS)
        for hit in pattern.finditer(text)
    ]
    assert not named


def test_every_module_says_what_it_is_for() -> None:
    trees = {path: ast.parse(path.read_text("utf-8")) for path in modules()}
    assert not [path for path, tree in trees.items() if tree.body and not ast.get_docstring(tree)]


def test_nothing_is_called_like_an_option() -> None:
    """A script that took `--help` for a folder once left one."""
    assert not [path for path in files() if any(part.startswith("-") for part in path.relative_to(TOP).parts)]


def test_no_junk_drawers() -> None:
    assert not [path for path in files() if JUNK & {part.split(".")[0] for part in path.relative_to(TOP).parts}]


def test_nothing_inside_imports_the_public_names() -> None:
    """`from counterclaim import claims` is for users: inside, everything comes from the room that makes it."""
    rooms = {path.stem if path.is_file() else path.name for path in PACKAGE.iterdir()}
    users = [
        path.relative_to(TOP).as_posix()
        for path in modules()
        if path != PACKAGE / "__init__.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "counterclaim" and not node.level
        if {alias.name for alias in node.names} - rooms - {"__version__"}
    ]
    assert not users


@pytest.mark.parametrize("command", ["scripts/demo", "scripts/test"])
def test_the_two_commands_of_the_readme(command: str) -> None:
    assert re.search(rf"^{command}\b", (TOP / "README.md").read_text("utf-8"), re.MULTILINE)
    assert os.access(TOP / command, os.X_OK)


def test_the_readme_shows_every_command() -> None:
    from counterclaim.cli import app

    shown = (TOP / "README.md").read_text("utf-8")
    names = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    assert names
    assert not [name for name in names if not re.search(rf"^(?:counterclaim |scripts/){name}\b", shown, re.MULTILINE)]


def test_what_the_papers_point_at_is_there() -> None:
    gone = [
        f"{paper.name}: {target}"
        for paper in (*TOP.glob("*.md"), *TOP.glob("docs/**/*.md"), *TOP.glob("benchmarks/*.md"))
        for target in re.findall(r"\]\(([^)#\s]+)", paper.read_text("utf-8"))
        if "://" not in target and not (paper.parent / target).exists()
    ]
    assert not gone


def test_the_changes_name_this_version() -> None:
    assert re.search(
        rf"^## \[{re.escape(PROJECT['version'])}\]", (TOP / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )


@pytest.mark.parametrize("lock", sorted(path.name for path in (TOP / "requirements").glob("*.txt")))
def test_every_locked_package_has_its_hashes(lock: str) -> None:
    text = (TOP / "requirements" / lock).read_text("utf-8")
    packages = re.split(r"\n(?=\S)", text.strip())
    assert packages
    assert not re.search(r"^\s*-(?!-hash)|://", text, re.MULTILINE), "an option or an address in a lock"
    assert not [package.splitlines()[0] for package in packages if "--hash=sha256:" not in package]


def test_the_locks_hold_every_dependency() -> None:
    extras = PROJECT["optional-dependencies"]
    for lock, wanted in (("core.txt", PROJECT["dependencies"]), ("dev.txt", [*extras["dev"], *extras["postgres"]])):
        locked = set(re.findall(r"^([\w.-]+)==", (TOP / "requirements" / lock).read_text("utf-8"), re.MULTILINE))
        names = {re.match(r"[\w-]+", line).group().replace("_", "-").lower() for line in wanted}
        assert not names - locked - {PROJECT["name"]}


@pytest.mark.parametrize("lock", ["core.txt", "team.txt"])
def test_dev_locks_what_is_run_elsewhere(lock: str) -> None:
    other, dev = (
        set(re.findall(r"^\S+==\S+", (TOP / "requirements" / name).read_text("utf-8"), re.MULTILINE))
        for name in (lock, "dev.txt")
    )
    assert other
    assert not other - dev


def test_every_example_says_that_it_was_written_for_the_project() -> None:
    said = (
        "Written for the Counterclaim examples",
        "Geschrieben für die Counterclaim-Beispiele",
        "Geschreven voor de Counterclaim-voorbeelden",
    )
    for path in EXAMPLES.iterdir():
        if path.suffix == ".jsonl":
            reports = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
        elif path.suffix in {".txt", ".html"} and "broken" not in path.stem:
            reports = [path.read_text("utf-8")]
        else:
            continue
        assert all(any(words in report for words in said) for report in reports), path.name


def test_the_examples_table_names_files_that_are_there() -> None:
    with (EXAMPLES / "counterclaim.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert list(rows[0]) == ["file", "date", "url", "outlet", "lang", "title"]
    assert {row["file"] for row in rows} == {path.name for path in EXAMPLES.glob("*.txt")}
    assert all(row["url"].split("/")[2].endswith(".example.org") for row in rows)
