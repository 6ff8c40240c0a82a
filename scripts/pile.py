"""A pile of reports to try long runs on: the project's own texts, varied, in all the forms that reports come in.

The same number and seed make the same pile, byte for byte.
"""

import gzip
import html
import io
import json
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

QUALITY = Path(__file__).resolve().parents[1] / "quality"
TOGETHER = 20
"""Documents in one file of JSON Lines, and in one archive."""

_MENU = "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
_FOOT = "<footer><a href='/c'>Contact</a> <a href='/p'>Privacy</a></footer>"
_DIGIT = re.compile("[1-9]")
_STAMP = (2024, 5, 1, 12, 0, 0)


LANGUAGES = ("de", "en")
"""Few, since each process that reads loads what it knows of each."""


def make_pile(folder: Path, documents: int, seed: int) -> int:
    """Put at least so many `documents` into `folder`, some of them broken, and tell how many files there are."""
    chance = random.Random(seed)
    texts = _varied(chance)
    made = files = 0
    while made < documents:
        forms = list(_FORMS)
        form = chance.choices(forms, [_FORMS[name] for name in forms])[0]
        held = form(chance, list(islice(texts, TOGETHER)), folder / f"{files % 40:02}" / f"{files:05}")
        made, files = made + held, files + 1
    return files


def texts_of(languages: Sequence[str] = ()) -> list[tuple[str, str]]:
    """The language and the text of each document of the project's own sets in these `languages`, or in all."""
    found = []
    for path in sorted(QUALITY.glob("??/docs.jsonl")):
        if languages and path.parent.name not in languages:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            found.append((str(record.get("lang") or path.parent.name), str(record["text"])))
    return found


def page_of(text: str, lang: str, day: int = 1) -> str:
    """A page that tells `text`, with a menu and a foot."""
    title, _, _ = text.partition(".")
    told = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.splitlines() if line.strip())
    date = f'<meta property="article:published_time" content="2024-05-{day:02}T10:00:00Z">'
    head = f"<title>{html.escape(title[:90])}</title>{date}"
    body = f"{_MENU}<article>{told}</article>{_FOOT}"
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


def _varied(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Texts of several documents each, one after another for ever, their figures changed."""
    known = texts_of(LANGUAGES)
    while True:
        lang, first = chance.choice(known)
        own = [text for code, text in known if code == lang]
        text = "\n".join([first, *chance.choices(own, k=chance.randrange(2))])
        yield lang, _DIGIT.sub(lambda digit: chance.choice((digit[0], str(chance.randrange(1, 10)))), text)


def _written(path: Path, data: bytes | str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)


def _plain(_: random.Random, texts: list[tuple[str, str]], path: Path) -> int:
    _written(path.with_suffix(".txt"), texts[0][1])
    return 1


def _page(chance: random.Random, texts: list[tuple[str, str]], path: Path) -> int:
    _written(path.with_suffix(".html"), page_of(texts[0][1], texts[0][0], chance.randrange(1, 29)))
    return 1


def _lines(chance: random.Random, texts: list[tuple[str, str]], path: Path) -> int:
    records = [
        {"id": f"{path.name}-{number}", "text": text, "date": f"2024-05-{chance.randrange(1, 29):02}", "lang": lang}
        for number, (lang, text) in enumerate(texts)
    ]
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    lines[chance.randrange(len(lines))] += "}"  # one is broken
    _written(path.with_suffix(".jsonl"), "\n".join(lines))
    return len(records)


def _archive(_: random.Random, texts: list[tuple[str, str]], path: Path) -> int:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (lang, text) in enumerate(texts):
            name, data = (f"{number}.txt", text) if number % 2 else (f"{number}.html", page_of(text, lang))
            archive.writestr(zipfile.ZipInfo(name, _STAMP), data)
    _written(path.with_suffix(".zip"), packed.getvalue())
    return len(texts)


def _gzipped(_: random.Random, texts: list[tuple[str, str]], path: Path) -> int:
    _written(path.with_suffix(".txt.gz"), gzip.compress(texts[0][1].encode(), mtime=0))
    return 1


def _broken(chance: random.Random, texts: list[tuple[str, str]], path: Path) -> int:
    data = texts[0][1].encode("utf-16")
    kind = chance.choice(["empty", "noise", "cut", "menu", "half"])
    if kind == "empty":
        _written(path.with_suffix(".txt"), b"")
    elif kind == "noise":
        _written(path.with_suffix(".txt"), chance.randbytes(5_000))
    elif kind == "cut":
        _written(path.with_suffix(".zip"), b"PK\x03\x04" + chance.randbytes(200))
    elif kind == "menu":
        _written(path.with_suffix(".html"), f"<html><body>{_MENU}</body></html>")
    else:
        _written(path.with_suffix(".txt"), data[: len(data) // 2 | 1])
    return 1


_FORMS: dict[Callable[[random.Random, list[tuple[str, str]], Path], int], float] = {
    _plain: 55,
    _page: 30,
    _lines: 1.5,
    _archive: 0.7,
    _gzipped: 4,
    _broken: 4,
}
