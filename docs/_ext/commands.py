"""Every command with its arguments and options, as the program itself parses them."""

import re
from collections.abc import Iterator
from typing import Any

import typer

from counterclaim.cli import app


def page() -> str:
    """The commands in Markdown, in the order in which `counterclaim --help` lists them."""
    program = typer.main.get_command(app)
    return "\n".join(line for name, command in program.commands.items() for line in _command(name, command, 2))


def _command(name: str, command: Any, level: int) -> Iterator[str]:
    """A command, or a group and then its commands."""
    yield from ("", "#" * level + f" {name}", "", str(command.help or "").strip(), "")
    yield from ("```text", _usage(name, command), "```", "")
    yield from _table(command)
    if example := re.sub(r"Example:|\[/?bold\]", "", command.epilog or "").strip():
        yield from ("", f"For example: `{example}`", "")
    for inner, one in getattr(command, "commands", {}).items():
        yield from _command(f"{name} {inner}", one, level + 1)


def _usage(name: str, command: Any) -> str:
    words = [_argument(one) for one in command.params if one.param_type_name == "argument"]
    if any(one.param_type_name == "option" and not one.hidden for one in command.params):
        words.append("[options]")
    return " ".join(["counterclaim", name, *words, *(["COMMAND"] if hasattr(command, "commands") else [])])


def _argument(one: Any) -> str:
    name = (one.metavar or one.name.upper()) + ("…" if one.nargs != 1 else "")
    return name if one.required else f"[{name}]"


def _table(command: Any) -> Iterator[str]:
    rows = [_row(one) for one in command.params if not one.hidden]
    if rows:
        yield from ("| | |", "|---|---|", *rows)


def _row(one: Any) -> str:
    """A row of the table: what to write, and what it does."""
    if one.param_type_name == "argument":
        return f"| `{_cell(_argument(one))}` | {_cell(one.help)} |"
    values = _values(one)
    takes = "" if one.is_flag else " " + _cell(one.metavar or "|".join(values) or one.name.upper())
    names = ", ".join(one.opts)
    return f"| `{names}{takes}` | {_cell(one.help)}{_default(one)} |".replace("  |", " |")


def _values(one: Any) -> list[str]:
    """The values among which one is to be chosen, if the option has such a list."""
    kind = one.type_descriptor.annotation
    return [str(value.value) for value in kind] if hasattr(kind, "__members__") else []


def _default(one: Any) -> str:
    given = getattr(one.default, "value", one.default)
    if one.required:
        return " Must be given."
    return "" if given in (None, False, "", ()) or one.is_flag else f" Default: `{given}`."


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|").strip()
