"""The default reader: deterministic, explainable, offline; one engine for all languages."""

from bisect import bisect_left
from dataclasses import replace

from counterclaim.extract.attribution import attributed
from counterclaim.extract.carried import Told, carried, of_them
from counterclaim.extract.circumstances import event_of, place_of, times_of
from counterclaim.extract.claiming import claims_from
from counterclaim.extract.confidence import confidence_of
from counterclaim.extract.context import Words, basis_of, counting_of, stance_of
from counterclaim.extract.counted import Candidate, Counted
from counterclaim.extract.ellipsis import is_part
from counterclaim.extract.evidence import Draft
from counterclaim.extract.link import link
from counterclaim.extract.numbers import compound_value
from counterclaim.extract.outcomes import Site
from counterclaim.extract.people import CountedPeople, counted_people
from counterclaim.extract.positions import positions_of
from counterclaim.extract.reading import Reading
from counterclaim.extract.tables import drafts_in
from counterclaim.extract.tagging import Tagged
from counterclaim.extract.triggers import trigger_places
from counterclaim.model import Claim, Document, Group, Position, Problem, Quantity, Span, quantity
from counterclaim.packs import Pack
from counterclaim.packs.tokens import NUMBER, words_of

NAME = "rules/2026.1"
# so many words of sport make a report one of sport, in which only these still happen to people
_SPORTS = 5
# so many words of diseases make it one of an illness
_DISEASES = 2
_IN_SPORT = frozenset({"killed", "injured", "arrested", "infected", "hospitalized", "missing", "abducted"})


def read(document: Document, pack: Pack) -> list[Claim | Position | Problem]:
    """The claims of `document` in the order of its text, then its positions, read with `pack`."""
    places = trigger_places(document.text, pack)
    if not places and not document.tables:
        return []
    reading = Reading(document, pack)
    drafts: list[Draft] = []
    triggered = triggered_in(reading, places)
    told: Told | None = None
    before = -1
    for number in triggered:
        while told is not None and before + 1 < number:  # sentences that only go on: "Of them, 12 …"
            before += 1
            found, told = _drafts(reading, before, told)
            drafts += found
        if number >= 0 and not reading.is_clutter(reading.sentences[number]):
            found, told = _drafts(reading, number, told)
            drafts += found
        before = number
    while told is not None and before + 1 < len(reading.sentences):
        before += 1
        found, told = _drafts(reading, before, told)
        drafts += found
    tabled = list(drafts_in(reading)) if document.tables else []
    drafts = [*_settled(reading, drafts), *(item for item in tabled if isinstance(item, Draft))]
    claims = claims_from(reading, drafts, NAME)
    claims += [item for item in tabled if isinstance(item, Problem)]
    return [*claims, *positions_of(reading, triggered, claims, NAME)]


def triggered_in(reading: Reading, places: list[int] | None = None) -> list[int]:
    """The sentences of what is read, in order, in which something may be counted; `places` are the characters at which
    the words that make it so begin, where these are known."""
    places = trigger_places(reading.text, reading.pack) if places is None else places
    triggered = sorted({reading.sentence_at(place) for place in places})
    return [n for n in triggered if _holds(reading, n, places)] if reading.document.tables else triggered


def _holds(reading: Reading, number: int, places: list[int]) -> bool:
    """Whether one of the characters `places`, which are in order, stands in sentence `number` and not in a table."""
    if number < 0:
        return False
    span = reading.sentences[number]
    return bisect_left(places, span.start) < bisect_left(places, span.end)


def _drafts(reading: Reading, number: int, told: Told | None) -> tuple[list[Draft], Told | None]:
    """The drafts of a sentence, and what the one behind it may go on with; `told` is what the one before it told."""
    if reading.is_clutter(reading.sentences[number]):
        return [], None
    if not (reading.can_tell(number) if told is None else reading.can_count(number)):
        return [], None  # most sentences: seen without looking up all that their words can mean
    s = reading.tagged(number)
    if not _can_count(s):
        return [], None
    counted, sites = link(s)
    drafts: list[Draft] = []
    known: list[CountedPeople] = []
    measures: set[str] = set()
    for item in counted:
        chosen = (item.inherited or item).chosen
        if chosen is None and told is not None and not _happens(sites) and (chosen := carried(s, item, counted, told)):
            item.chosen, item.score = chosen, 0.85 * told.score
            country = told.people.country if told.kin else None
            people = replace(told.people, country=country, span=None) if item.head.people is None else None
        else:
            people = None
        if chosen is not None:
            people = people or counted_people(s, item, chosen.site, chosen.outcome, counted, known)
            people = people if known else of_them(s, item, people, told)
            known.append(people)
            drafts.append(_draft(reading, number, item, chosen, people, beside=counted))
            if not item.numeral.article:
                measures.add(chosen.outcome.measure)
                alike = len(measures) == 1
                kin = len({one.country for one in known}) == 1
                told = Told(chosen.outcome, chosen.site.spans, people, item.score, item.numeral.value, alike, kin)
    return drafts + _nobody(reading, number, s, sites), told if drafts else None


def _happens(sites: list[Site]) -> bool:
    """Whether one of the `sites` may tell of anybody; "het aantal ligt op 19" tells of patients only, if of any."""
    return any(not reading.only for site in sites for reading in site.readings)


def _can_count(s: Tagged) -> bool:
    """Whether a numeral of any kind, or a word for nobody, stands in the sentence at all."""
    tags = s.tags
    if any(kind in tags for kind in ("number", "vague", "article", "scale", "fraction", "held")) or any(
        token.kind == NUMBER for token in s.tokens
    ):
        return True
    if s.pack.number_atoms and any(compound_value(token.form, s.pack) is not None for token in s.tokens):
        return True
    return any(t.value.construction == "none" for found in tags.get("outcome", {}).values() for t in found)


def _draft(
    reading: Reading, number: int, item: Counted, chosen: Candidate, people: CountedPeople, beside: list[Counted]
) -> Draft:
    s, numeral, site, outcome = reading.tagged(number), item.numeral, chosen.site, chosen.outcome
    if (
        chosen.relation.startswith("toll")
        and numeral.qualifier == "exact"
        and (wording := s.ending("qualifier_before", site.i))
    ):
        numeral.qualifier, numeral.qualifier_tokens = wording.value, (wording.i, wording.j)
    start = numeral.spans[0]
    if numeral.article:
        who = item.head.people or item.head.outcome
        assert who is not None
        start = s.characters(who.i, who.j)
    text = reading.text[start.start : start.end]
    amount: Quantity = quantity(
        numeral.value, numeral.qualifier, text, numeral.upper, "household" if item.head.household else "person"
    )
    evidence: dict[str, tuple[Span, ...]] = {"quantity": (start,), "measure": site.spans}
    if numeral.qualifier_tokens:
        evidence["qualifier"] = (s.characters(*numeral.qualifier_tokens),)
    if people.span:
        evidence["group"] = (people.span,)
    said = attributed(reading, number, item, site)
    stance, cue = stance_of(s, item, site, reading.acts(number))
    if cue is not None:
        evidence["stance"] = (s.characters(cue.i, cue.j),)
    if said.sources:
        evidence["sources"] = tuple(span for voice in said.sources for span in voice.spans)
    if said.via:
        evidence["via"] = tuple(span for voice in said.via for span in voice.spans)
    place, place_spans = place_of(reading, number, item, site, outcome.measure, people, beside)
    if place_spans:
        evidence["places"] = place_spans
    times = times_of(reading, number, item, site, said, ahead=stance == "possible")
    evidence.update(times.evidence)
    event, event_spans = event_of(s, item, site, times)
    if event_spans:
        evidence["event"] = event_spans
    sources = tuple(
        replace(voice.speaker, said=times.said if not said.via else voice.speaker.said, stated=said.stated)
        for voice in said.sources
    )
    via = tuple(replace(voice.speaker, said=times.said, stated=said.stated) for voice in said.via)
    first = sources[0] if sources else None
    return Draft(
        number=start,
        sentence=s.span,
        quantity=amount,
        measure=outcome.measure,
        group=Group(
            people.role,
            people.country,
            people.entity,
            reading.text[people.span.start : people.span.end] if people.span else None,
        ),
        evidence=evidence,
        places=(place,) if place else (),
        sources=sources,
        via=via,
        as_of=times.as_of,
        window=times.window,
        event=event,
        counting=counting_of(s, _whole_of(s, item, beside), outcome.measure, chosen.relation, beside),
        basis=basis_of(first, outcome.measure, Words(s, item, site, len(beside) == 1)),
        stance=stance,
        implicit=numeral.article,
        confidence=confidence_of(item.score),
    )


def _whole_of(s: Tagged, item: Counted, beside: list[Counted]) -> Counted:
    """Those of whom `item` is a part, new as they are ("another 40 were hurt, 12 of them badly"); else `item`."""
    before = beside[: beside.index(item)] if is_part(s, item) else []
    return next((other for other in reversed(before) if not is_part(s, other)), item)


def _nobody(reading: Reading, number: int, s: Tagged, sites: list[Site]) -> list[Draft]:
    """ "No casualties": claims of nobody, proved by the words that say so."""
    drafts = []
    for site in sites:
        outcome = site.reading("none")
        if outcome is None:
            continue
        span = site.spans[0]
        said = attributed(reading, number, None, site)
        evidence: dict[str, tuple[Span, ...]] = {"quantity": (span,), "measure": (span,)}
        if said.sources:
            evidence["sources"] = tuple(x for voice in said.sources for x in voice.spans)
        drafts.append(
            Draft(
                number=span,
                sentence=s.span,
                quantity=quantity(0, "exact", reading.text[span.start : span.end]),
                measure=outcome.measure,
                group=Group("people"),
                evidence=evidence,
                sources=tuple(replace(voice.speaker, stated=said.stated) for voice in said.sources),
                basis=basis_of(said.sources[0].speaker if said.sources else None, outcome.measure),
                implicit=True,
                confidence=confidence_of(0.9),
            )
        )
    return drafts


def _settled(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts with what the whole report settles.

    A bare "victims" means the dead where the report tells at least as many dead and no wounded among them; a bare
    "cases" counts where the report speaks of an illness; and in a report of sport nobody is lost, saved or sent on.
    """
    if not drafts:
        return []
    killed = [d.quantity.spoken for d in drafts if d.measure == "killed"]
    explicit = any(d.measure == "casualties" and not _bare(reading, d) for d in drafts)
    ill = any(d.measure == "infected" and not _bare(reading, d) for d in drafts) or reading.speaks_of("disease", 1)
    sport = bool(drafts) and reading.speaks_of("sport", _SPORTS)
    settled = []
    for draft in drafts:
        bare = _bare(reading, draft)
        if bare == "infected" and not ill:
            continue
        if draft.measure == "injured" and _ailing(reading, draft):
            draft.measure = "infected"
        if sport and draft.measure not in _IN_SPORT:
            continue
        if bare == "casualties" and killed and not explicit and draft.quantity.spoken <= max(killed):
            draft.measure = "killed"
        settled.append(draft)
    return settled


def _ailing(reading: Reading, draft: Draft) -> bool:
    """Whether the draft's proof is a word for the injured that is also one for the infected ("إصابات"), in a report
    that speaks of a disease."""
    told = {word for span in draft.evidence["measure"] for word in words_of(reading.text[span.start : span.end])}
    return bool(told & reading.pack.ailing) and reading.speaks_of("disease", _DISEASES)


def _bare(reading: Reading, draft: Draft) -> str | None:
    """The measure of the bare noun that is all the draft's proof, or None."""
    spans = draft.evidence["measure"]
    if len(spans) != 1 or draft.measure not in ("casualties", "infected"):
        return None
    return reading.pack.bare.get(reading.text[spans[0].start : spans[0].end].lower())
