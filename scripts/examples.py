#!/usr/bin/env python3
"""Run the examples of README.md and of the pages under docs/, and hold what they print against what the pages show.

usage: examples.py [--write] [PAGE…]

Blocks of `sh`, `console` and `python` are run from the top of a page to its end, in one new folder that holds what
pages speak of (`prepare`), and the ledger of `counterclaim demo` as counterclaim-demo.db and as flood.db; texts that a
page says to save as a file are saved. Commands run in this process, where they need no shell. In a `console` block,
lines after a command show what it prints on a terminal of 88 columns, and a `text` block right behind a `python` block
what that prints; `…` stands for anything. --write puts there what is printed now, but for outputs with `…`.

A block below `<!-- not run: REASON -->` is not run; its commands are parsed all the same, so that none has an option
that there is not. So are those that go on until they are interrupted. `pip` would ask a package index, and is left out.
"""

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

from typer.exceptions import TyperException
from typer.main import get_command

import counterclaim
from counterclaim.cli import app

TOP = Path(__file__).resolve().parents[1]
SHIPPED = TOP / "src" / "counterclaim" / "examples"
COLUMNS = 88
ENDLESS = {"serve", "mcp"}
SHELL = re.compile(r"[|<>;&$*]|\\$")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MADE = {"counterclaim-demo.db": r"\$ counterclaim demo\b", "flood.db": r"counterclaim add .*--ledger flood\.db"}
"""Ledgers that lie ready for a page, but for one that makes them itself, by these words."""
NOT_RUN = re.compile(r"<!-- not run: (.+?) -->\s*\Z")
SAVED = re.compile(r"\bas `([\w./-]+)`[^`\n]*:\s*\Z")
ID = re.compile(r"\b[aejmsw]_[0-9a-f]{16}\b")
OPML = '<opml version="2.0"><body><outline text="News"><outline xmlUrl="feed.xml"/></outline></body></opml>'
FEED = """<rss version="2.0"><channel><title>Courier</title><item><guid>1</guid><title>Flood in Osijek</title>
<description>The flood on the Drava in Osijek, Croatia, killed 14 people, police said.</description></item></channel>
</rss>"""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its `text` is that of characters `start` to `end` of the page. `saved` is the file as which the
    page says to save it, `reason` why it is not run."""

    kind: str
    text: str
    start: int
    end: int
    saved: str | None
    reason: str | None
    prints: bool


def blocks_of(page: str) -> list[Block]:
    """The fenced blocks of a page."""
    found = list[Block]()
    for fence in FENCE.finditer(page):
        before = page[: fence.start()]
        saved, reason = SAVED.search(before), NOT_RUN.search(before)
        prints = bool(
            fence[1] == "text"
            and found
            and found[-1].kind == "python"
            and not page[found[-1].end + 3 : fence.start()].strip()
        )
        found.append(
            Block(fence[1], fence[2], fence.start(2), fence.end(2), saved and saved[1], reason and reason[1], prints)
        )
    return found


def pages() -> list[Path]:
    """Every page with examples."""
    return [TOP / "README.md", *sorted((TOP / "docs").rglob("*.md"))]


def prepare(folder: Path, demo: Path, ledgers: Sequence[str]) -> None:
    """Put into `folder` what pages speak of, and copies of the ledger `demo` under the names of `ledgers`."""
    (folder / "reports").mkdir()
    for name in ("drava-02-wire.txt", "drava-05-avond.html"):
        shutil.copy(SHIPPED / name, folder / "reports")
    shutil.copy(SHIPPED / "drava-04-mittag.html", folder / "article.html")
    (folder / "feeds.opml").write_text(OPML, encoding="utf-8")
    (folder / "feed.xml").write_text(FEED, encoding="utf-8")
    shutil.copy(TOP / "quality" / "en" / "docs.jsonl", folder / "docs.jsonl")
    shutil.copy(TOP / "quality" / "en" / "claims.jsonl", folder / "gold.jsonl")
    for name in ledgers:
        shutil.copy(demo, folder / name)


class Run:
    """One run through a page, in the folder and with the environment of this process."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.failures = list[str]()
        self.shown = list[tuple[int, int, str]]()
        """What was printed in the place of characters of the page that show an output."""
        self._names: dict[str, object] = {}
        self._printed = ""

    def go(self) -> None:
        """Run all examples of the page, one after another."""
        for block in blocks_of(self.page):
            if block.saved:
                Path(block.saved).parent.mkdir(parents=True, exist_ok=True)
                Path(block.saved).write_text(block.text, encoding="utf-8")
            elif block.reason:
                self._parse_only(block)
            elif block.prints:
                self._compare(block.text, self._printed, block.start, block.end, "what Python prints")
            elif block.kind == "python":
                self._python(block.text)
            elif block.kind == "sh":
                for line in lines_of(block.text):
                    self._command(line)
            elif block.kind == "console":
                self._console(block)

    def _python(self, code: str) -> None:
        out = StringIO()
        try:
            with redirect_stdout(out):
                exec(compile(code, "<the page>", "exec"), self._names)
        except Exception as error:  # noqa: BLE001 - told as a failure of this example
            self.failures.append(f"{code}\n{type(error).__name__}: {error}")
        self._printed = out.getvalue()

    def _parse_only(self, block: Block) -> None:
        for line in lines_of(block.text) if block.kind in ("sh", "console") else ():
            line = line.removeprefix("$ ")
            if line.startswith("counterclaim "):
                self._parse(shlex.split(line, comments=True)[1:])

    def _parse(self, words: Sequence[str]) -> None:
        command = get_command(app)
        try:
            while words and words[0] in getattr(command, "commands", {}):
                command, words = command.commands[words[0]], words[1:]
            command.make_context("counterclaim", list(words))
        except TyperException as error:
            self.failures.append(f"counterclaim {shlex.join(words)}\n{error}")

    def _command(self, line: str, terminal: bool = False) -> str:
        """Run a line as a shell does; what it prints."""
        if line.startswith("pip "):
            return ""
        line = ID.sub(_there, line)
        if export := re.fullmatch(r"export (\w+)=(\S+)", line):
            os.environ[export[1]] = export[2].strip("\"'").replace("$PWD", str(Path.cwd()))
            return ""
        if SHELL.search(re.sub(r"'[^']*'|\"[^\"$]*\"|#.*", "", line)) or not line.startswith("counterclaim "):
            return self._in_a_shell(line)
        words = shlex.split(line, comments=True)[1:]
        if words[0] in ENDLESS or (words[0] == "watch" and "--once" not in words):
            self._parse(words)
            return ""
        status, printed, problems = run(words, terminal)
        if status not in (0, 1) or "Traceback" in problems:
            self.failures.append(f"{line}\nexit status {status}\n{problems}")
        return printed

    def _in_a_shell(self, line: str) -> str:
        env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
        done = subprocess.run(
            ["sh", "-c", line], capture_output=True, encoding="utf-8", env=env, timeout=120, check=False
        )
        if done.returncode:
            self.failures.append(f"{line}\nexit status {done.returncode}\n{done.stderr}")
        return done.stdout

    def _console(self, block: Block) -> None:
        starts = [match.start() for match in re.finditer(r"^\$ ", block.text, re.MULTILINE)]
        for start, end in zip(starts, [*starts[1:], len(block.text)], strict=True):
            line, _, shown = block.text[start:end].partition("\n")
            printed = self._command(line[2:], terminal=True)
            first = block.start + start + len(line) + 1
            self._compare(shown, printed, first, first + len(shown), line)

    def _compare(self, shown: str, printed: str, start: int, end: int, what: str) -> None:
        printed = tidy(printed)
        pattern = re.escape(tidy(shown)).replace("…", ".*?")
        if not re.fullmatch(pattern, printed, re.DOTALL):
            self.failures.append(f"{what}\nthe page shows:\n{shown}\nit prints:\n{printed}")
        if "…" not in shown and printed:
            gap = "\n" if shown.endswith("\n\n") else ""
            self.shown.append((start, end, f"{printed}\n{gap}"))

    def rewritten(self) -> str:
        """The page with the outputs of now."""
        page = self.page
        for start, end, printed in reversed(self.shown):
            page = page[:start] + printed + page[end:]
        return page


def lines_of(text: str) -> list[str]:
    """The commands of a block, each whole; comments and empty lines are none."""
    return [line for line in text.replace("\\\n", " ").splitlines() if line.strip() and not line.startswith("#")]


class Stream(TextIOWrapper):
    """What a command prints, kept; a terminal, or none."""

    def __init__(self, terminal: bool) -> None:
        super().__init__(BytesIO(), encoding="utf-8", write_through=True)
        self._terminal = terminal

    def isatty(self) -> bool:
        """Whether the command is to think that somebody looks."""
        return self._terminal

    @property
    def printed(self) -> str:
        """All that was written."""
        self.flush()
        return self.buffer.getvalue().decode()


def run(words: Sequence[str], terminal: bool = False) -> tuple[int, str, str]:
    """What the command of `words` ends with and prints, run in this process: as into a file, or as on a terminal."""
    out, problems, status = Stream(terminal), Stream(terminal=False), 0
    wide = {"COLUMNS": str(COLUMNS)} if terminal else {}
    with patch.dict(os.environ, wide), redirect_stdout(out), redirect_stderr(problems):
        try:
            app(list(words), prog_name="counterclaim")
        except SystemExit as end:
            status = int(end.code or 0)
    return status, out.printed, problems.printed


def tidy(printed: str) -> str:
    """`printed` without colours, without blanks at the ends of lines, and without empty lines at its own."""
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", printed)
    return re.sub(r"[ \t]+$", "", plain, flags=re.MULTILINE).strip("\n")


def _there(shown: re.Match[str]) -> str:
    """In the place of an id that the pages only show, one that the ledger has."""
    ledger = os.environ.get("COUNTERCLAIM_LEDGER") or "flood.db"
    if shown[0].startswith("m_"):
        known = [claim.id for claim in counterclaim.claims(ledger=ledger)]
    elif shown[0].startswith("a_"):
        known = [each.id for each in counterclaim.additions(ledger)]
    else:
        known = [story.id for story in counterclaim.stories(ledger=ledger)] if shown[0].startswith("s_") else []
    return shown[0] if shown[0] in known or not known else known[0]


def check(path: Path, demo: Path, write: bool = False) -> list[str]:
    """Run the page at `path` in a folder of its own; a text for each example that fails."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as made, chdir(made):
        os.environ["COUNTERCLAIM_GAZETTEER"] = str(Path(made) / "own")
        os.environ["COUNTERCLAIM_USER"] = "lena"
        going = Run(path.read_text(encoding="utf-8"))
        prepare(Path(made), demo, [name for name, makes in MADE.items() if not re.search(makes, going.page)])
        try:
            going.go()
        finally:
            os.environ.clear()
            os.environ.update(before)
    if write and (page := going.rewritten()) != going.page:
        path.write_text(page, encoding="utf-8")
    return going.failures


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the examples, and return the exit status."""
    parser = argparse.ArgumentParser(description="Run the examples of the pages.")
    parser.add_argument("--write", action="store_true", help="put into the pages what is printed now")
    parser.add_argument("page", nargs="*", type=Path, help="only these; else all")
    options = parser.parse_args(arguments)
    failed = 0
    with tempfile.TemporaryDirectory() as made:
        demo = Path(made) / "demo.db"
        with chdir(made):
            run(["demo", "--ledger", str(demo)])
        for path in [page.resolve() for page in options.page] or pages():
            failures = check(path, demo, options.write)
            print(
                f"{path.relative_to(TOP)}: {len(failures)} failed" if failures else f"{path.relative_to(TOP)}: all well"
            )
            print(*failures, sep="\n\n", end="\n" if failures else "")
            failed += len(failures)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
