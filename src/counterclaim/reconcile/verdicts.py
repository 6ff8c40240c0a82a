"""The verdicts of one story: repeats, updates, agrees, contradicts, part of, not comparable."""

from collections.abc import Iterator, Mapping, Sequence

from counterclaim.model import Phrase, Told, Value, Verdict, phrase, verdict_id
from counterclaim.reconcile.areas import Within
from counterclaim.reconcile.comparability import not_comparable
from counterclaim.reconcile.compare import Found, by_one_speaker, by_others
from counterclaim.reconcile.distortion import distorted
from counterclaim.reconcile.drift import drift, drift_words
from counterclaim.reconcile.parts import parts_in
from counterclaim.reconcile.rules import Rules
from counterclaim.reconcile.series import Series, series_of
from counterclaim.reconcile.statements import Statement, in_order, known, statements_of
from counterclaim.reconcile.wording import counted, english, speaker


def verdicts_of(told: Sequence[Told], rules: Rules, within: Within) -> list[Verdict]:
    """How the statements of a story's `told` stand to each other, by `rules`: a few for each, whatever their number.

    `within` says whether one place lies in another. The result does not depend on the order of `told`.
    """
    every = series_of(sorted(told, key=in_order), rules, within)
    return verdicts_among(told, {series: statements_of(series, rules) for series in every}, rules, within)


def verdicts_among(
    told: Sequence[Told], every: Mapping[Series, Sequence[Statement]], rules: Rules, within: Within
) -> list[Verdict]:
    """The same where the series of `told` are known, `every` one with its statements."""
    found: dict[str, Verdict] = {}
    for statements in every.values():
        for verdict in in_series(statements, rules):
            found.setdefault(verdict.id, verdict)
    for first, second, relation in (*parts_in(told, within), *distorted(told, rules), *not_comparable(list(every))):
        verdict = _verdict(first, second, relation, rules)
        found.setdefault(verdict.id, verdict)
    return sorted(found.values(), key=lambda verdict: (verdict.relation, verdict.a, verdict.b))


def in_series(statements: Sequence[Statement], rules: Rules) -> Iterator[Verdict]:
    """The verdicts between the figures of one series, whose `statements` these are."""
    for statement in statements:
        yield from _repeats(statement, rules)
    asserted = [one for one in known(statements) if not one.claim.implicit]  # "a man was killed" counts nobody else
    for number, later in enumerate(asserted):
        for earlier, found in _held_against(later, asserted[max(0, number - _REACH) : number], rules):
            yield _verdict(*_mentions(earlier, later), found, rules)


def _repeats(statement: Statement, rules: Rules) -> Iterator[Verdict]:
    """Each further mention of a statement, but for bare repetitions in its own report."""
    first = statement.first
    for one in statement.told[1:]:
        if one.claim.repeats_in_document is not None:
            continue
        earlier, later = sorted((first, one), key=in_order)
        changes = drift(earlier.claim, later.claim)
        said = _retelling(one, statement)
        drifted = drift_words(changes)
        why = phrase("{said} {drifted}", said=said, drifted=drifted) if drifted else said
        yield _verdict(earlier, later, Found("repeats", why, changes), rules)


def _retelling(one: Told, statement: Statement) -> Phrase:
    """That `one` tells `statement` again."""
    first = statement.first
    figure, by = counted(first.claim), speaker(statement)
    where: Value = one.claim.outlet or one.claim.doc
    if one.claim.doc == first.claim.doc:
        where = phrase("The same report")
    if one.copied and one.origin == first.origin:
        return phrase(
            "{report} is a copy of a report that tells {figure} ({speaker}).", report=where, figure=figure, speaker=by
        )
    return phrase("{report} tells again {figure} ({speaker}).", report=where, figure=figure, speaker=by)


def _held_against(later: Statement, earlier: Sequence[Statement], rules: Rules) -> Iterator[tuple[Statement, Found]]:
    """Of the figures told before: the last one by the same speaker, and the last ones of a few others."""
    others: set[frozenset[str]] = set()
    own = False
    for one in reversed(earlier):
        if later.speakers & one.speakers:
            if not own:
                own = True
                if found := by_one_speaker(one, later, rules):
                    yield one, found
        elif one.speakers not in others and len(others) < rules.others and not _copies(one, later):
            others.add(one.speakers)
            if found := by_others(one, later, rules):
                yield one, found


def _mentions(earlier: Statement, later: Statement) -> tuple[Told, Told]:
    """The mentions that stand for two statements: of one report, where one tells both."""
    shared = earlier.docs & later.docs
    return (
        (earlier.first, later.first) if not shared else (_told_in(min(shared), earlier), _told_in(min(shared), later))
    )


def _told_in(doc: str, statement: Statement) -> Told:
    return next(one for one in statement.told if one.claim.doc == doc)


_REACH = 60
"""Statements that one is held against at most: the newest before it."""


def _copies(one: Statement, other: Statement) -> bool:
    """Whether two figures stand in copies of one text, where they are two readings of one mention."""
    return bool({told.origin for told in one.told} & {told.origin for told in other.told}) and not one.docs & other.docs


def _verdict(a: Told, b: Told, found: Found, rules: Rules) -> Verdict:
    sure = found.sure * min(a.claim.confidence, b.claim.confidence)
    return Verdict(
        verdict_id(found.relation, a.claim.id, b.claim.id, rules.name),
        found.relation,
        a.claim.id,
        b.claim.id,
        english(found.reason),
        found.drift,
        rules.name,
        round(sure, 3),
        found.reason,
    )
