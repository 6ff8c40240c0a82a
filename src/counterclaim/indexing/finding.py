"""From documents that came or changed to the chapters of happenings that are stories."""

from collections.abc import Collection, Mapping
from itertools import chain
from math import inf

from counterclaim.batches import batches
from counterclaim.indexing.kept import LedgerKept
from counterclaim.indexing.said import Said
from counterclaim.indexing.sharing import DOCUMENTS, Looked, Share, look_at
from counterclaim.ledger.index.adopting import overtake
from counterclaim.ledger.index.named import put_names
from counterclaim.ledger.index.printed import put_prints, remove_prints
from counterclaim.ledger.index.waiting import ANEW, DUE, LEAVING, REGROUPED, TOUCHED, add, ids_of, some_of, take
from counterclaim.ledger.index.words import put_all_words, remove_words
from counterclaim.ledger.reports import reports
from counterclaim.ledger.session import Session
from counterclaim.relating import Report
from counterclaim.resolve.absorbing import Absorbing, wholes
from counterclaim.resolve.weaving import Weaving, Woven


def find_anew(db: Session, kept: LedgerKept, said: Said, share: Share, many: int) -> int:
    """Find anew what the next documents that are due tell, so `many` at most, inside a batch; tell how many. `share`
    has them looked at."""
    due = some_of(db, DUE, many)
    numbers = ids_of(db, due)
    told = {document.id: (document, claims) for document, claims in reports(db, numbers)}
    looked = list(chain.from_iterable(share(look_at, batches(told.values(), DOCUMENTS, inf))))
    _note(db, said, numbers, told, looked)
    here = kept.of_documents(due)
    found = {number: happening for each in looked for number, happening in each.happenings.items()}
    kept.documents_of = numbers
    come = {number: each for number, each in found.items() if number not in here}
    touched = {chapter.id for chapter in kept.chapters([number for number in here if number in found]).values()}
    woven = Weaving(kept, here.keys() - found.keys(), come).woven()
    _touch(db, kept, woven, touched)
    take(db, DUE, due)
    return len(due)


def _note(
    db: Session, said: Said, numbers: Mapping[str, int], told: Mapping[str, Report], looked: Collection[Looked]
) -> None:
    """Note by what the documents of these `numbers` are found, beside their stories."""
    put_all_words(db, [(numbers[each.doc], each.words) for each in looked])
    remove_words(db, [numbers[doc] for doc in numbers.keys() - told.keys()])
    remove_prints(db, [numbers[doc] for doc in numbers.keys() - told.keys()])
    put_prints(db, {numbers[each.doc]: each.print for each in looked})
    put_names(db, {**dict.fromkeys(numbers.values(), ()), **{numbers[each.doc]: each.names for each in looked}})
    overtake(db, {number: told[doc][1] if doc in told else () for doc, number in numbers.items()}, said.adoptions)


def _touch(db: Session, kept: LedgerKept, woven: Woven, touched: Collection[int]) -> None:
    """Have the stories put anew that hold one of the chapters `touched`, and those that other chapters make up now."""
    absorbing = Absorbing(kept.documents, kept.chapters_of)
    affected = woven.changed.union(*(absorbing.beside(group) for group in woven.changed))
    before = kept.chapters_in(set(kept.wholes(affected | woven.gone).values()))
    now = wholes(sorted(affected), absorbing)
    while more := set(kept.wholes(set[int]().union(*now)).values()) - before.keys():
        before |= kept.chapters_in(more)
        left = set[int]().union(*before.values()) - woven.gone
        now = wholes(sorted(affected | left), absorbing)
    same = {min(whole) for whole in now if before.get(min(whole)) == set(whole) and not whole & woven.changed}
    kept.drop_wholes(before.keys() - same)
    kept.put_wholes({min(whole): whole for whole in now if min(whole) not in same})
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
