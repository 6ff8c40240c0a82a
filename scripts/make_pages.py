#!/usr/bin/env python3
"""Make the project's own set of full web pages, each with the clean text of its article.

usage: make_pages.py FOLDER

Writes a page (.html), and its article (.txt), for every layout of quality/pages/layouts in several languages. The same
pages come out every time: texts are the reports and sentences of quality/*/docs.jsonl, the clutter around them stands
in quality/pages/words, and what goes where is drawn with the page's name for a seed.
"""

import json
import random
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

QUALITY = Path(__file__).resolve().parents[1] / "quality"
PAGES = QUALITY / "pages"
LANGUAGES_OF_A_LAYOUT = 6
OLD = {"ru": "windows-1251", "uk": "windows-1251", "ja": "Shift_JIS", "zh": "gb2312", "tr": "iso-8859-9"}
WRITTEN_AS = {"gb2312": "gb18030", "Shift_JIS": "cp932", "windows-1252": "cp1252"}
RIGHT_TO_LEFT = {"ar"}


@dataclass(frozen=True)
class Page:
    """A page as bytes, and what an attentive reader copies out of it by hand: its title and article, of a live blog
    its head and each post by itself."""

    name: str
    layout: str
    held: bool
    lang: str
    data: bytes
    texts: tuple[str, ...]
    date: str
    url: str


@dataclass(frozen=True)
class Block:
    """A paragraph, heading (h2), quotation or list (ul) of an article."""

    kind: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Its lines in one."""
        return " ".join(self.lines)


@dataclass(frozen=True)
class Article:
    """A title and the blocks under it."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> list[str]:
        """Title and blocks, a line each."""
        return [self.title, *(line for block in self.blocks for line in block.lines)]


def pages() -> Iterator[Page]:
    """Every page of the set, layout by layout."""
    layouts = sorted((PAGES / "layouts").glob("*/*.html"))
    languages = sorted(path.stem for path in (PAGES / "words").glob("*.toml"))
    for number, path in enumerate(layouts):
        chosen = [languages[(number * 5 + step) % len(languages)] for step in range(LANGUAGES_OF_A_LAYOUT)]
        for lang in chosen:
            yield page(path.parent.name, path.stem, lang)


def page(group: str, layout: str, lang: str) -> Page:
    """The page that `lang` has in this layout."""
    name = f"{layout}-{lang}"
    dice = random.Random(name)
    words = tomllib.loads((PAGES / "words" / f"{lang}.toml").read_text(encoding="utf-8"))
    moment = datetime(2025, 1, 2, 8, 15, tzinfo=timezone(timedelta(hours=1))) + timedelta(hours=dice.randrange(4_000))
    first, second = dice.sample(range(len(_texts(lang)["report"])), 2)
    article = _article(lang, first, words, dice)
    host = f"{lang}.outlet.example"
    known: dict[str, Any] = {
        "a": article,
        "second": _article(lang, second, words, dice),
        "w": words,
        "heads": dice.sample(words["headlines"], len(words["headlines"])),
        "lang": lang,
        "rtl": lang in RIGHT_TO_LEFT,
        "charset": OLD.get(lang, "windows-1252") if lang != "ar" else "windows-1256",
        "date": moment.isoformat(),
        "modified": (moment + timedelta(hours=3)).isoformat(),
        "stamp": f"{moment:%Y%m%d%H%M%S}",
        "host": host,
        "url": f"https://{host}/{moment:%Y/%m}/{layout}-{dice.randrange(10_000)}",
    }
    source = _layouts().get_template(f"{group}/{layout}.html").render(known)
    charset = known["charset"] if f"charset={known['charset']}" in source.replace('"', "") else "utf-8"
    data = source.encode(WRITTEN_AS.get(charset, charset), "xmlcharrefreplace")
    return Page(name, layout, group == "held", lang, data, _copied(layout, article), known["date"], known["url"])


def _copied(layout: str, article: Article) -> tuple[str, ...]:
    """What is to be read of `article` in this layout: some show but its beginning, or post by post."""
    first, *rest = article.blocks
    if layout == "live":
        head = Article(article.title, (first,)).lines
        return ("\n".join(head), *("\n".join(block.lines) for block in rest if block.kind != "h2"))
    shown = Article(article.title, article.blocks[:3]) if layout == "paywall" else article
    return ("\n".join(shown.lines),)


def _article(lang: str, number: int, words: dict[str, Any], dice: random.Random) -> Article:
    """A report, and sentences from elsewhere behind it, with a heading, a list and a quotation among them."""
    report = [line.strip() for line in _texts(lang)["report"][number].splitlines() if line.strip()]
    sentences = dice.sample(_texts(lang)["sentence"], 9)
    blocks = [Block("p", (line,)) for line in report[1:]]
    blocks += [
        Block("p", tuple(sentences[:2])),
        Block("h2", (words["subheads"][0],)),
        Block("p", (sentences[2],)),
        Block("quote", (sentences[3],)),
        Block("ul", tuple(sentences[4:7])),
        Block("h2", (words["subheads"][2],)),
        Block("p", tuple(sentences[7:])),
    ]
    joined = tuple(block if block.kind == "ul" else Block(block.kind, (block.text,)) for block in blocks)
    return Article(report[0], joined)


@cache
def _texts(lang: str) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {"report": [], "sentence": []}
    with (QUALITY / lang / "docs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            texts[record["kind"]].append(record["text"])
    texts["report"] = [text for text in texts["report"] if len(text.split("\n", 1)[0]) < 150 and "\n" in text]
    return texts


@cache
def _layouts() -> Environment:
    layouts = Environment(loader=FileSystemLoader(PAGES / "layouts"), autoescape=True, trim_blocks=True)
    layouts.filters["json"] = lambda data: _script(json.dumps(data, ensure_ascii=False))
    layouts.filters["combine"] = lambda first, second: first | second
    return layouts


def _script(data: str) -> Any:
    from markupsafe import Markup

    return Markup(data.replace("</", "<\\/"))


def main(arguments: list[str] | None = None) -> int:
    """Write the pages into the folder named."""
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) != 1 or given[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(given[0])
    folder.mkdir(parents=True, exist_ok=True)
    for each in pages():
        (folder / f"{each.name}.html").write_bytes(each.data)
        (folder / f"{each.name}.txt").write_text("\n\n".join(each.texts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
