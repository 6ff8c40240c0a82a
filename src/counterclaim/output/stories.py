"""Stories for a terminal, a spreadsheet and a program."""

import csv
import json
from collections.abc import Iterable, Sequence
from typing import TextIO

from counterclaim.model import Story
from counterclaim.output.table import Format, cell, console_for
from counterclaim.output.wording import isolated, plain

_NAMED = 6  # of a story's documents, in the table


def write_stories(stories: Iterable[Story], format: Format, stream: TextIO) -> None:
    """Print `stories` to `stream`: `jsonl` gives {"story", "title", "docs"} a line, `csv` a line for each document of
    each story."""
    if format == "jsonl":
        for story in stories:
            record = {"story": story.id, "title": story.title, "docs": story.docs}
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    elif format == "csv":
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("story", "title", "doc"))
        for story in stories:
            writer.writerows((story.id, cell(story.title), cell(doc)) for doc in story.docs)
    else:
        _write_table(list(stories), stream)


def _write_table(stories: Sequence[Story], stream: TextIO) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    console = console_for(stream)
    if not stories:
        console.print("No stories.")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 2), collapse_padding=True)
    table.add_column("Story", overflow="fold")
    table.add_column("Reports", justify="right")
    table.add_column("Documents", overflow="fold")
    for story in stories:
        named = ", ".join(isolated(plain(doc)) for doc in story.docs[:_NAMED])
        more = f" and {len(story.docs) - _NAMED} more" if len(story.docs) > _NAMED else ""
        title = Text(isolated(plain(story.title)))
        title.append(f"\n{story.id}", style="dim")
        table.add_row(title, str(len(story.docs)), Text(named + more))
    console.print(table)
