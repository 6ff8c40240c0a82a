"""What is handed on with a release: that others' schemas take it, that all of it names one version, and that what the
container runs can be run."""

import os
import re
import shlex
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer
from ruamel.yaml import YAML

import counterclaim
from counterclaim.cli import app
from counterclaim.packs import languages
from counterclaim.settings import LEDGER_VARIABLE

from .conftest import database

TOP = Path(__file__).parents[1]
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
CONTAINER = (TOP / "Containerfile").read_text("utf-8")
COMMANDS = typer.main.get_command(app).commands
PASSWORD = "COUNTERCLAIM_DATABASE_PASSWORD"


def yaml(name: str) -> Any:
    """What a YAML file of the project holds."""
    return YAML(typ="safe").load(TOP / name)


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Containerfile, each with its words on one line."""
    lines = "\n".join(line for line in CONTAINER.splitlines() if not line.startswith("#")).replace("\\\n", " ")
    return [
        (name, " ".join(words.split()))
        for name, _, words in (line.partition(" ") for line in lines.splitlines())
        if name
    ]


def words_of(instruction: str) -> list[str]:
    """The words of the last `instruction` of that name that lists them."""
    return list(YAML(typ="safe").load([words for name, words in instructions() if name == instruction][-1]))


def is_a_command(words: list[str]) -> bool:
    """Whether `counterclaim` takes these words."""
    return bool(COMMANDS[words[0]].make_context(words[0], words[1:]))


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        ("CITATION.cff", "citation-file-format"),
        ("compose.yaml", "compose-spec"),
        (".github/workflows/checks.yml", "github-workflows"),
    ],
)
def test_the_schemas_of_others_take_it(file: str, schema: str) -> None:
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(TOP / file)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def test_all_name_one_version() -> None:
    version = counterclaim.__version__
    assert PROJECT["version"] == version
    assert yaml("CITATION.cff")["version"] == version
    assert yaml("compose.yaml")["services"]["desk"]["image"] == f"counterclaim:{version}"
    assert f"counterclaim-{version}-py3-none-any.whl" in (TOP / "docs" / "deploying.md").read_text("utf-8")


def test_the_changes_are_kept_in_the_known_form() -> None:
    """https://keepachangelog.com/en/1.1.0/"""
    lines = (TOP / "CHANGELOG.md").read_text("utf-8").splitlines()
    assert lines[0] == "# Changelog"
    versions = [line for line in lines if line.startswith("## ")]
    assert versions
    assert not [
        line for line in versions if not re.fullmatch(r"## \[[\w.]+\](?: - (?:unreleased|\d{4}-\d\d-\d\d))?", line)
    ]
    kinds = {line[4:] for line in lines if line.startswith("### ")}
    assert kinds and kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_every_language_is_a_classifier() -> None:
    from babel import Locale

    told = [line.rpartition(" :: ")[2] for line in PROJECT["classifiers"] if line.startswith("Natural Language")]
    names = {code: Locale(code).get_display_name("en") for code in languages()}
    assert not [name for name in names.values() if not any(each.startswith(name.split()[0]) for each in told)]
    assert len({each.split()[0] for each in told}) == len(names)


def test_the_container_copies_what_is_there_and_is_let_through() -> None:
    let = {line[1:] for line in (TOP / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    copied = {
        part
        for name, words in instructions()
        if name == "COPY" and "--from" not in words
        for part in words.split()[:-1]
    }
    assert copied
    for part in copied:
        assert (TOP / part).exists(), part
        assert part in let, part


def test_the_container_runs_as_nobody_in_particular_and_starts_a_desk_for_a_team() -> None:
    said = dict(instructions())
    assert said["USER"] == "10001:10001"
    assert words_of("ENTRYPOINT") == ["counterclaim"]
    assert "--team" in words_of("CMD") and is_a_command(words_of("CMD"))
    assert said["ENTRYPOINT"] and LEDGER_VARIABLE in said["ENV"]
    assert all(
        "--require-hashes" in part or "--no-deps" in part
        for part in re.findall(r"pip install [^&\n]+(?:\\\n[^&\n]+)*", CONTAINER)
    )


def test_what_the_container_runs_opens_is_found_healthy_and_stops(server: str) -> None:
    """As compose.yaml has it: an empty database, a user, the desk, its health, its end."""
    start = [sys.executable, "-m", "counterclaim.cli"]
    words = [word if word != "8642" else "0" for word in words_of("CMD")]
    said = dict(instructions())
    ask = [sys.executable, *YAML(typ="safe").load(said["HEALTHCHECK"].partition(" CMD ")[2])[1:]]
    with database(server) as ledger:
        env = {**os.environ, "PYTHONPATH": str(TOP / "src"), "PYTHONUTF8": "1", LEDGER_VARIABLE: ledger}
        given = {"env": env, "text": True, "timeout": 60, "check": True}
        subprocess.run([*start, "users", "add", "lena", "--role", "admin"], input="a long password\n", **given)
        with subprocess.Popen([*start, *words], stdout=subprocess.PIPE, text=True, env=env) as desk:
            try:
                assert desk.stdout
                (port,) = re.findall(r":(\d+)/", desk.stdout.readline())
                ask[-1] = ask[-1].replace(":8642/", f":{port}/")
                subprocess.run(ask, **given)
            finally:
                desk.send_signal(signal.Signals[said["STOPSIGNAL"]])
                assert desk.wait(30) in (0, 130)
    gone = subprocess.run(ask, check=False, timeout=60, capture_output=True)
    assert b"Connection refused" in gone.stderr


def test_compose_has_no_default_password_and_nothing_that_others_reach() -> None:
    text = (TOP / "compose.yaml").read_text("utf-8")
    assert set(re.findall(rf"\$\{{{PASSWORD}(.*?)\}}", text)) == {":?set it in team.env"}
    assert re.search(rf"^{PASSWORD}=$", (TOP / "team.env.example").read_text("utf-8"), re.MULTILINE)
    services = yaml("compose.yaml")["services"]
    assert [port for service in services.values() for port in service.get("ports", ())] == [
        "127.0.0.1:${COUNTERCLAIM_PORT:-8642}:8642"
    ]
    told = set(re.findall(r"^(\w+)=", (TOP / "team.env.example").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\$\{(\w+)", text)) == told
    assert is_a_command(services["watch"]["command"])
    assert services["desk"]["environment"][LEDGER_VARIABLE].startswith("postgresql://")
    assert {volume.partition(":")[0] for each in services.values() for volume in each["volumes"]} == set(
        yaml("compose.yaml")["volumes"]
    )


def test_the_matrix_runs_what_is_there() -> None:
    matrix = yaml(".github/workflows/checks.yml")["jobs"]
    runs = [step["run"] for job in matrix.values() for step in job["steps"] if "run" in step]
    named = {
        word
        for run in runs
        for line in run.splitlines()
        for word in shlex.split(line)
        if re.match(r"[\w.]+/[\w./]+$", word)
    }
    assert {"scripts/wheel_check.py", ".ci/run", "requirements/dev.txt"} <= named
    assert not [name for name in named if not (TOP / name).exists()]
    pythons = {
        python for job in matrix.values() for python in job.get("strategy", {}).get("matrix", {}).get("python", ())
    }
    assert pythons == {line.rpartition(" ")[2] for line in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", line)}
