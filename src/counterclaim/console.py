"""What commands say on a terminal beside records: problems, summaries, scores."""

import csv
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Self, TextIO

from counterclaim.model import Met, Problem, Round, Spent, as_record

if TYPE_CHECKING:
    from counterclaim.api import Added, Loaded
    from counterclaim.evaluation import Evaluation
    from counterclaim.evaluation.inventory import Language
    from counterclaim.gazetteer.adding import AddedTable
    from counterclaim.gazetteer.own import Row


_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def one_line(words: str) -> str:
    """`words` with line ends, control characters and marks that turn the direction written out: a file's name or a
    document's words may hold anything, and must not steer a terminal or look like two lines."""
    return _UNPRINTABLE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), words)


class ProblemPrinter:
    """Prints problems as they come, as sentences or one JSON object a line, and knows the exit status they make."""

    def __init__(self, stream: TextIO, format: Literal["text", "jsonl"]) -> None:
        self._stream = stream
        self._format = format
        self.status = 0

    def __call__(self, problem: Problem) -> None:
        """Print `problem`."""
        if problem.unread:
            self.status = 1
        if self._format == "jsonl":
            line = json.dumps(as_record(problem), ensure_ascii=False)
        else:
            place = "" if problem.start == problem.end else f" (characters {problem.start}–{problem.end})"
            seen = f" {_seen(problem)}" if isinstance(problem, Met) else ""
            line = one_line(f"{problem.doc}{place}: {problem.why}{seen}")
        self._stream.write(line + "\n")

    def all(self, problems: Iterable[Problem]) -> Self:
        """Print `problems`, one after another."""
        for problem in problems:
            self(problem)
        return self


def _seen(met: Met) -> str:
    """Since when a problem is there, and where what met it lies."""
    since = f"{datetime.fromisoformat(met.seen).astimezone():%Y-%m-%d %H:%M}"
    return f"[{met.kind}, {since}, {met.source}]" if met.source else f"[{met.kind}, {since}]"


def summary(added: "Added") -> str:
    """What an `add` did, in a line, and in another its id, where it brought something."""
    new, versions = _count(added.new, "new document"), _count(added.versions, "new version")
    unread = f", {added.unread:,} unread" if added.unread else ""
    found = f"{_count(added.claims, 'claim')}; {_count(len(added.problems), 'problem')}"
    done = f"{new}, {added.unchanged:,} unchanged, {versions}{unread}; {found}."
    return f"{done}\nAddition {added.addition}" if added.addition else done


def summary_of_load(done: "Loaded") -> str:
    """What a `load` did, in a line."""
    documents, judgements = _count(done.documents, "new document"), _count(done.judgements, "judgement")
    claims = f"{done.there:,} there already, {done.added:,} added, {done.corrected:,} corrected"
    return f"{documents}; of the claims {claims}; {judgements}; {_count(len(done.problems), 'problem')}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def summary_of_spent(spent: Spent) -> str:
    """What reading with a language model took, in one line."""
    cost = ""
    if spent.money is not None:
        cost = f", {spent.money:,.4f}{f' {spent.currency}' if spent.currency else ''}"
    asked = f"{_count(spent.requests, 'request')} ({spent.cached:,} more from the cache)"
    return (
        f"Language model: {asked}, {spent.tokens_in:,} tokens in, {spent.tokens_out:,} out, "
        f"{spent.seconds:,.1f} s of answering{cost}."
    )


def summary_of_round(done: Round) -> str:
    """What a round of a watch did, and when the next one begins, in one line."""
    failed = f" ({done.failed:,} failed)" if done.failed else ""
    versions = f", {_count(done.versions, 'new version')}" if done.versions else ""
    unread = f", {done.unread:,} unread" if done.unread else ""
    told = f"{_count(done.sources, 'source')}{failed}: {_count(done.new, 'new report')}{versions}{unread}; "
    left = "" if done.left is None else f" Next round in {_time(done.left)}."
    return f"{told}{_count(done.messages, 'message')}.{left}"


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"


def summary_of_table(added: "AddedTable") -> str:
    """What a `gazetteer add` did, in one line."""
    kinds = (("body", "body", "bodies"), ("place", "place", "places"), ("party", "party", "parties"))
    found = [(sum(row.what == what for row in added.rows), one, many) for what, one, many in kinds]
    told = ", ".join(f"{number:,} {one if number == 1 else many}" for number, one, many in found if number)
    return f"{told or 'Nothing'} added: {added.path}"


def print_own_rows(rows: "Sequence[Row]", format: Literal["table", "jsonl", "csv"]) -> None:
    """Print one's own bodies, places and parties."""
    if format == "jsonl":
        for row in rows:
            print_json({"what": row.what, **row.values, "file": row.file, "line": row.line})
    elif format == "csv":
        columns = dict.fromkeys(column for row in rows for column in row.values)
        writer = csv.DictWriter(sys.stdout, ("what", *columns, "file", "line"))
        writer.writeheader()
        writer.writerows({"what": row.what, **row.values, "file": row.file, "line": row.line} for row in rows)
    else:
        from rich.console import Console

        header = ("what", "name", "id", "country", "other names, or the side", "file")
        console = Console(highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else 160)
        console.print(_table(header, [_own_cells(row) for row in rows], left=len(header)))


def _own_cells(row: "Row") -> tuple[str, ...]:
    told = row.get
    name = told("name") or told("conflict") or ""
    if row.what == "party":
        more = f"side {told('side')}" + "".join(f", {word} {told(word)}" for word in ("start", "end") if told(word))
    else:
        more = ", ".join(alias for aliases in row.aliases.values() for alias in aliases if alias != name)
    place = f"{row.file}:{row.line}"
    return tuple(map(one_line, (row.what, name, told("id") or "", told("country") or "", more, place)))


def print_json(record: Any) -> None:
    """Print `record` as one line of JSON."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def print_scores(scores: "Evaluation", errors: int) -> None:
    """Print the tables of an evaluation, and up to `errors` errors of each kind."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else 160)
    header = ("references", "found", "precision", "recall", "core F1", "full F1")
    for name, group in (("Language", scores.languages), ("Measure", scores.measures)):
        figures = [*(_figures(*row) for row in group.items()), _figures("all", scores.total)]
        console.print(_table((name, *header), figures))
    console.print(f"Mean over languages: core F1 {scores.mean('core_f1'):.3f}, full F1 {scores.mean('full_f1'):.3f}\n")
    rows = [(name, f"{field.share:.3f}", str(field.of)) for name, field in scores.fields.items()]
    console.print(_table(("On matches", "right", "of"), rows))
    if scores.brier is not None:
        bins = [
            (f"{a_bin.low:.1f}–{a_bin.high:.1f}", str(a_bin.claims), f"{a_bin.confidence:.3f}", f"{a_bin.right:.3f}")
            for a_bin in scores.bins
        ]
        console.print(_table(("Confidence", "claims", "mean", "right"), bins))
        console.print(f"Brier score of the confidence: {scores.brier:.4f}\n")
    for error in scores.worst(errors):
        off = f" [{', '.join(error.fields)}]" if error.fields else ""
        where = f"{error.doc}:{error.line} {error.measure} {error.number}"
        console.print(f"{error.kind.upper()}{off} {where} | {error.words[:220]}", soft_wrap=True)
    if scores.unknown:
        console.print(f"{_count(scores.unknown, 'claim')} left out: of documents that are not among those scored.")


def print_languages(found: "Sequence[Language]", *, told: bool) -> None:
    """Print a table of languages, and, where `told`, what each lacks in sentences."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else 160)
    sets = list(dict.fromkeys(name for language in found for name in language.scores))
    header = ("Language", "", "words", "measures", "cases", "names", "lacks", *(f"{name} core / full" for name in sets))
    rows = [
        (
            language.code,
            language.name,
            f"{language.words:,}",
            str(language.measures),
            str(language.cases),
            str(language.names),
            str(len(language.lacks)),
            *(_pair(language.scores.get(name)) for name in sets),
        )
        for language in found
    ]
    console.print(_table(header, rows, left=2))
    for language in found:
        if told:
            for sentence in language.lacks or ("Nothing is missing.",):
                console.print(f"{language.code}: {sentence}", soft_wrap=True)


def _pair(scores: Mapping[str, float] | None) -> str:
    return f"{scores['core']:.3f} / {scores['full']:.3f}" if scores else "–"


def _figures(name: str, score: Any) -> tuple[str, ...]:
    figures = score.as_dict()
    shares = [f"{figures[figure]:.3f}" for figure in ("precision", "recall", "core_f1", "full_f1")]
    return (name, str(figures["gold"]), str(figures["found"]), *shares)


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]], left: int = 1) -> Any:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place, name in enumerate(header):
        table.add_column(name, justify="left" if place < left else "right")
    for row in rows:
        table.add_row(*row)
    return table
