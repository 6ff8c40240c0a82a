"""The public names: all there, found lazily, and never mistaken for a module."""

import inspect
import pkgutil
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import counterclaim
from counterclaim import cli

GROUPS = {group.name: group.typer_instance.registered_commands for group in cli.app.registered_groups}
COMMANDS = {command.callback.__name__: command.callback for command in cli.app.registered_commands if command.callback}


@pytest.mark.parametrize("name", counterclaim.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert inspect.getdoc(getattr(counterclaim, name))


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        counterclaim.nothing  # noqa: B018
    assert set(counterclaim.__all__) <= set(dir(counterclaim))


def test_every_command_is_a_function_of_its_name() -> None:
    assert set(COMMANDS) <= set(counterclaim.__all__)
    assert all(inspect.isfunction(getattr(counterclaim, name)) for name in COMMANDS)


@pytest.mark.parametrize("group", GROUPS)
def test_every_command_of_a_group_is_a_function_of_both_their_names(group: str) -> None:
    for command in GROUPS[group]:
        name = command.callback.__name__
        whole = name if name.startswith(group) else f"{group}_{name}"
        function = getattr(counterclaim, whole, None) or getattr(getattr(counterclaim, group), name)
        assert inspect.getdoc(function)
        assert len(inspect.signature(function).parameters) <= 8


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_its_function_have_the_same_options_and_at_most_eight(name: str) -> None:
    printing = {"format", "problems", "errors"}
    parts = {"budget", "scheduler"}  # of the `Llm` that a function is given as its reader, and of its engine's name
    options = set(inspect.signature(COMMANDS[name]).parameters) - printing - parts
    parameters = inspect.signature(getattr(counterclaim, name)).parameters
    assert options <= set(parameters)
    assert set(parameters) - options <= {"progress", "on_problem", "on_open"}
    assert len(parameters.keys() - {"reader", "engine"}) <= 8


def test_no_module_has_the_name_of_a_public_function() -> None:
    modules = {module.name for module in pkgutil.iter_modules(counterclaim.__path__)}
    assert not modules & set(counterclaim.__all__)


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, counterclaim; print(*(name for name in sys.modules if name.startswith('counterclaim.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def _promised() -> str:
    """How each method of `Ledger` and `Rows` is called, a line each."""
    told = []
    for owner in (counterclaim.Ledger, counterclaim.Rows):
        for name, member in inspect.getmembers(owner):
            if not name.startswith("_") or name.startswith("__arrow"):
                told.append(f"{owner.__name__}.{name}{inspect.signature(member) if callable(member) else ''}")
    return "\n".join(told) + "\n"


def test_the_interface_is_the_one_that_was_promised() -> None:
    """A parameter more is a line here and in the changes; what is taken away or renamed breaks somebody's program."""
    promised = (Path(__file__).parent / "users" / "interface.txt").read_text("utf-8")
    assert _promised() == promised


def test_what_is_promised_is_documented() -> None:
    for owner in (counterclaim.Ledger, counterclaim.Rows):
        public = [member for name, member in inspect.getmembers(owner) if not name.startswith("_")]
        assert public
        assert all(inspect.getdoc(member) for member in public if callable(member))


def test_a_users_program_runs(tmp_path: Path) -> None:
    program = Path(__file__).parent / "users" / "program.py"
    examples = Path(counterclaim.__file__).parent / "examples"
    names = ("drava-02-wire.txt", "drava-06-abend.txt", "drava-07-revised.txt")
    (tmp_path / "reports").mkdir()
    for name in names:
        shutil.copy(examples / name, tmp_path / "reports")
    known = (examples / "counterclaim.csv").read_text("utf-8").splitlines(keepends=True)
    kept = "".join(line for line in known if line.startswith(("file,", *names)))
    (tmp_path / "reports" / "counterclaim.csv").write_text(kept, "utf-8")
    words = [sys.executable, program, "reports", "flood.db"]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=True, cwd=tmp_path)
    lines = done.stdout.splitlines()
    assert lines[0].startswith("15 people killed in Slovenia")
    assert lines[2].startswith("At least 20 killed by Rotes Kreuz, 15 by")
    assert lines[4] == "outdated"
    assert lines[5].startswith("Slovenia has revised the death toll")
