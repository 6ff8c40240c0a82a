"""The public names: all there, found lazily, and never mistaken for a module."""

import inspect
import pkgutil
import subprocess
import sys

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
    options = set(inspect.signature(COMMANDS[name]).parameters) - printing
    parameters = inspect.signature(getattr(counterclaim, name)).parameters
    assert options <= set(parameters)
    assert set(parameters) - options <= {"progress", "on_problem", "on_open"}
    assert len(parameters) <= 8


def test_no_module_has_the_name_of_a_public_function() -> None:
    modules = {module.name for module in pkgutil.iter_modules(counterclaim.__path__)}
    assert not modules & set(counterclaim.__all__)


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, counterclaim; print(*(name for name in sys.modules if name.startswith('counterclaim.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
