"""From documents that came or changed to the groups of happenings that are stories."""

from collections.abc import Collection, Iterable

from counterclaim.indexing.kept import LedgerKept
from counterclaim.indexing.said import Said
from counterclaim.indexing.words import document_words
from counterclaim.ledger.index.adopting import overtake
from counterclaim.ledger.index.named import put_names
from counterclaim.ledger.index.waiting import ANEW, DUE, LEAVING, REGROUPED, TOUCHED, add, ids_of, some_of, take
from counterclaim.ledger.index.words import put_all_words, remove_words
from counterclaim.ledger.reports import reports
from counterclaim.ledger.session import Session
from counterclaim.model import Claim
from counterclaim.output import Names
from counterclaim.relating import Report, told_anew
from counterclaim.resolve.absorbing import Absorbing, wholes
from counterclaim.resolve.facts import happenings_of
from counterclaim.resolve.kept import number_of, words_of
from counterclaim.resolve.weaving import Weaving, Woven


def find_anew(db: Session, kept: LedgerKept, said: Said, names: Names, most: int) -> int:
    """Find anew what the next documents that are due tell, so many at `most`, inside a batch; tell how many."""
    due = some_of(db, DUE, most)
    numbers = ids_of(db, due)
    told = [(document, list(told_anew(claims))) for document, claims in reports(db, numbers)]
    _note(db, said, names, numbers, told)
    here = kept.of_documents(due)
    found = {number_of(each, words_of(each)): each for report in told for each in happenings_of(*report)}
    kept.documents_of = numbers
    come = {number: each for number, each in found.items() if number not in here}
    touched = set(kept.groups([number for number in here if number in found]).values())
    _touch(db, kept, Weaving(kept, here.keys() - found.keys(), come).woven(), touched)
    take(db, DUE, due)
    return len(due)


def _note(db: Session, said: Said, names: Names, numbers: dict[str, int], told: Collection[Report]) -> None:
    """Note by what the documents of these `numbers` are found, beside their stories."""
    put_all_words(db, [(numbers[report[0].id], document_words(*report, names)) for report in told])
    for doc in numbers.keys() - {document.id for document, _ in told}:
        remove_words(db, numbers[doc])
    claims = {document.id: found for document, found in told}
    for doc, number in numbers.items():
        put_names(db, number, set(_names(claims.get(doc, ()))))
        overtake(db, number, claims.get(doc, ()), said.adoptions)


def _names(claims: Iterable[Claim]) -> Iterable[str]:
    for claim in claims:
        for speaker in (*claim.sources, *claim.via):
            yield from filter(None, (speaker.entity, speaker.name, speaker.text))


def _touch(db: Session, kept: LedgerKept, woven: Woven, touched: Collection[int]) -> None:
    """Have the stories put anew that hold one of the groups `touched`, and those that other groups make up now."""
    absorbing = Absorbing(kept.documents, kept.groups_of)
    affected = woven.changed.union(*(absorbing.beside(group) for group in woven.changed))
    before = kept.groups_in(set(kept.wholes(affected | woven.gone).values()))
    now = wholes(sorted(affected), absorbing)
    while more := set(kept.wholes(set[int]().union(*now)).values()) - before.keys():
        before |= kept.groups_in(more)
        left = set[int]().union(*before.values()) - woven.gone
        now = wholes(sorted(affected | left), absorbing)
    same = {min(whole) for whole in now if before.get(min(whole)) == set(whole) and not whole & woven.changed}
    kept.drop_wholes(before.keys() - same)
    for whole in now:
        if min(whole) not in same:
            kept.put_whole(min(whole), whole)
    _leave(db, kept, before.keys() - {min(whole) for whole in now})
    add(db, TOUCHED, {*(min(whole) for whole in now if min(whole) not in same), *kept.wholes(touched).values()})


def _leave(db: Session, kept: LedgerKept, gone: Collection[int]) -> None:
    """Have the stories taken out that were known by these numbers, and those looked at that had their names."""
    found = kept.found(gone)
    kept.drop_found(gone)
    take(db, TOUCHED, gone)
    add(db, LEAVING, [each.story for each in found.values() if not each.apart])
    add(db, REGROUPED, [ANEW] if any(each.apart for each in found.values()) else [])
    add(db, TOUCHED, [whole for each in found.values() for whole in kept.namesakes(each.plain)])
