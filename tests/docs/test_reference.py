"""The reference is made from the program: nothing of it is missing, and nothing is told twice."""

import re
from pathlib import Path
from typing import get_args

import columns
import commands
import interface
import lists
import pytest
import rest
import typer

import counterclaim
from counterclaim.cli import app
from counterclaim.measures import measures
from counterclaim.model import Claim, Position, Role

TOP = Path(__file__).parents[2]


def test_every_command_and_option_is_told() -> None:
    page, program = commands.page(), typer.main.get_command(app)
    for name, command in program.commands.items():
        section = page.partition(f"## {name}\n")[2].partition("\n## ")[0]
        assert str(command.help).splitlines()[0] in section
        options = [one.opts[0] for one in command.params if one.param_type_name == "option" and not one.hidden]
        assert not [option for option in options if f"| `{option}" not in section], name
    assert "### judge accept" in page


def test_a_bar_in_a_cell_does_not_part_it() -> None:
    rows = [line for line in commands.page().splitlines() if line.startswith("| `")]
    assert rows
    assert not [row for row in rows if len(re.findall(r"(?<!\\)\|", row)) != 3]


def test_every_public_name_is_told() -> None:
    page = interface.page()
    told = [name for name in counterclaim.__all__ if f"counterclaim.{name}\n" in page or f".{name}\n" in page]
    assert told == counterclaim.__all__


def test_what_a_docstring_sets_in_is_code() -> None:
    lines = ["A thing.", "", "    with it:", "        go()", "", "More of it", "in two lines."]
    interface.mark_code(None, "class", "Thing", object, None, lines)
    assert lines == ["A thing.", "", ".. code-block:: python", "", *lines[4:]]
    assert lines[4:6] == ["    with it:", "        go()"]


def test_the_lists_are_whole() -> None:
    page = lists.page()
    assert all(f"| `{name}` | {one.label} |" in page for name, one in measures().items())
    assert all(f"`{role}`" in page for role in get_args(Role))
    assert "| `KP` | North Korea |" in page


def test_every_operation_of_the_desk_is_told() -> None:
    page = rest.page()
    assert "## GET /api/v1/\n" in page
    assert "| `q` | query |" in page
    assert not re.findall(r"^## \w+ (?!/api/v1/)", page, re.MULTILINE)


@pytest.mark.parametrize("record", [Claim, Position])
def test_every_field_of_a_record_is_explained(record: type) -> None:
    fields = re.findall(
        r"`(\w+)`", "".join(re.findall(r"^\|([^|]+)\|", (TOP / "docs/claim.md").read_text("utf-8"), re.MULTILINE))
    )
    assert not set(record.__dataclass_fields__) - set(fields)


def test_every_variable_of_the_environment_is_told() -> None:
    page = (TOP / "docs" / "reference" / "environment.md").read_text("utf-8")
    heeded = {
        name
        for path in (TOP / "src").rglob("*.py")
        for name in re.findall(r"\bCOUNTERCLAIM_[A-Z_]+\b", path.read_text("utf-8"))
    }
    assert heeded == set(re.findall(r"\bCOUNTERCLAIM_[A-Z_]+\b", page))


def test_every_column_of_every_answer_is_told() -> None:
    page = columns.page()
    answers = {
        name for name, made in vars(counterclaim.Ledger).items() if "Rows" in str(getattr(made, "__annotations__", ""))
    }
    assert set(columns.FRAMES) == answers - {"proof", "_rows"}
    for name, frame in columns.FRAMES.items():
        section = page.partition(f"## {name}\n")[2].partition("\n## ")[0]
        assert [field.name for field in frame.fields if f"| `{field.name}` |" not in section] == []
        assert not [field.about for field in frame.fields if not field.about.endswith((".", ",", "…"))]
