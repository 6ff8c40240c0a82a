"""The public names of the package, for autodoc to describe from their docstrings."""

import inspect
from collections.abc import Iterator
from typing import Any

import counterclaim

GROUPS = {
    "Functions": lambda thing: inspect.isfunction(thing),
    "Groups of functions": inspect.ismodule,
    "Records": lambda thing: inspect.isclass(thing) and not issubclass(thing, Exception),
    "Errors": lambda thing: inspect.isclass(thing) and issubclass(thing, Exception),
}


def page() -> str:
    """Every public name under its kind, as directives of autodoc."""
    things = {name: getattr(counterclaim, name) for name in counterclaim.__all__}
    found = {head: [name for name, thing in things.items() if is_one(thing)] for head, is_one in GROUPS.items()}
    lines = [line for head, names in found.items() if names for line in _group(head, names)]
    return "\n".join(lines)


def _group(head: str, names: list[str]) -> Iterator[str]:
    yield from ("", f"## {head}", "")
    for name in names:
        yield from ("```{eval-rst}", *_directive(name, getattr(counterclaim, name)), "```", "")


def _directive(name: str, thing: object) -> Iterator[str]:
    if inspect.ismodule(thing):
        yield f".. automodule:: {thing.__name__}"
        yield from ("   :members:", "   :imported-members:" if hasattr(thing, "__path__") else "")
    elif inspect.isclass(thing):
        yield f".. autoclass:: counterclaim.{name}"
        yield "   :members:"
        if issubclass(thing, Exception):
            yield "   :show-inheritance:"
    else:
        yield f".. autofunction:: counterclaim.{name}"


def mark_code(_app: Any, _what: str, _name: str, _thing: object, _options: Any, lines: list[str]) -> None:
    """Tell Sphinx that what a docstring sets in is code; `lines` are changed in place."""
    inside = False
    for at, line in reversed(list(enumerate(lines))):
        was, inside = inside, line.startswith("    ") or (inside and not line.strip())
        if was and line.strip() and not inside:
            lines[at + 1 : at + 1] = ["", ".. code-block:: python"]
