#!/usr/bin/env python3
"""Bring the messages of the desk together, and the files of its languages up to date.

usage: messages.py [--check] [LANGUAGE …]

Messages stand in templates (`_("…")`, `ngettext`), in Python (`phrase("…")`, `phrases`), and in the tables of words
(output/names.toml, measures.toml). What a language lacks is added to its file, untranslated; what is no longer said is
taken out. LANGUAGE makes a file for a new one. With --check nothing is written: what is untranslated, out of date or
without one of its slots is told, and the exit status is 1 where there is any.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from counterclaim.measures import measures
from counterclaim.output.phrases import names

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "counterclaim"
FOLDER = PACKAGE / "desk" / "languages"
TEMPLATES = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
MODULES = {**TEMPLATES, "phrase": None, "phrases": (1, 2)}
HEAD = ('"Language:', '"Plural-Forms:', '"MIME-Version:', '"Content-Type:', '"Content-Transfer-Encoding:')
SLOT = re.compile(r"\{(\w+)\}|%\((\w+)\)s")


def catalogue(package: Path = PACKAGE) -> Catalog:
    """Every message that is said somewhere in `package`, untranslated."""
    found = Catalog(fuzzy=False)
    for path in sorted(package.rglob("*.jinja")):
        _take(found, path, babel_extract, TEMPLATES)
    for path in sorted(package.rglob("*.py")):
        _take(found, path, "python", MODULES)
    for measure in measures().values():
        found.add((measure.counted, measure.counted))
    for kind, words in names().items():
        for word in words.values():
            found.add(word, context=kind)
    return found


def _take(into: Catalog, path: Path, method: object, keywords: dict[str, object]) -> None:
    with path.open("rb") as source:
        for _, message, _, context in extract(method, source, keywords, options={"encoding": "utf-8"}):  # type: ignore[arg-type]
            into.add(message, context=context)


def read(code: str, folder: Path = FOLDER) -> Catalog:
    """What the file of the language `code` says; nothing, where there is none."""
    path = folder / f"{code}.po"
    if not path.exists():
        return Catalog(code, fuzzy=False)
    with path.open("rb") as source:
        return read_po(source, locale=code)


def brought_up(known: Catalog, template: Catalog) -> Catalog:
    """`known` with all the messages of `template` and no other."""
    known.update(template, no_fuzzy_matching=True)
    known.fuzzy = False
    return known


def write(known: Catalog, folder: Path = FOLDER) -> None:
    """Write the file of a language, with a head that says what programs need and nothing that changes by itself."""
    told = BytesIO()
    write_po(told, known, width=120, no_location=True, sort_output=True, ignore_obsolete=True)
    head, gap, rest = told.getvalue().decode("utf-8").partition("\n\n")
    kept = [line for line in head.splitlines() if not line.startswith('"') or line.startswith(HEAD)]
    (folder / f"{known.locale}.po").write_text("\n".join(kept) + gap + rest, encoding="utf-8")


def troubles(known: Catalog, template: Catalog) -> Iterator[str]:
    """What is amiss with a language against all that is said."""
    said = {(message.context, message.id): message for message in template if message.id}
    told = {(message.context, message.id): message for message in known if message.id}
    for key in said.keys() | told.keys():
        if key not in told:
            yield f"not in the file: {key[1]!r}"
        elif key not in said:
            yield f"no longer said: {key[1]!r}"
        else:
            yield from _troubles(told[key], known.num_plurals)


def _troubles(message: Message, forms: int) -> Iterator[str]:
    said = message.id if isinstance(message.id, tuple) else (message.id,)
    told = message.string if isinstance(message.string, tuple) else (message.string,)
    if message.fuzzy or not all(told) or len(told) != (forms if message.pluralizable else 1):
        yield f"untranslated: {said[-1]!r}"
        return
    slots = _slots(said[-1])
    for words in told:
        # the number may be in the word itself, where a form is of one number alone
        lacking = slots - _slots(words) if words is told[-1] or len(told) == 1 else set()
        if lacking or not _slots(words) <= slots:
            yield f"other slots: {said[-1]!r} became {words!r}"


def _slots(words: str) -> set[str]:
    return {(brace or percent).lower() for brace, percent in SLOT.findall(words)}


def main(arguments: list[str] | None = None, folder: Path = FOLDER) -> int:
    """Bring the files up to date, or tell what is amiss."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--check", action="store_true")
    asked.add_argument("language", nargs="*")
    given = asked.parse_args(arguments)
    template, amiss = catalogue(), 0
    for code in given.language or sorted(path.stem for path in folder.glob("*.po")):
        known = read(code, folder)
        if not given.check:
            write(brought_up(known, template), folder)
        found = sorted(troubles(known, template))
        amiss += len(found)
        print(f"{code}: {len(known)} messages, {len(found)} amiss")
        for trouble in found if given.check else []:
            print(f"  {trouble}")
    return int(bool(given.check and amiss))


if __name__ == "__main__":
    sys.exit(main())
