# ruff: noqa: E501  (sentences stay on one line)
"""Made-up reports and their claims, built by hand: a conflict, a flood, a report in Arabic and a hostile one."""

from collections.abc import Sequence
from typing import Any

from counterclaim.model import (
    Claim,
    Document,
    Event,
    Group,
    Moment,
    Place,
    Position,
    Problem,
    Published,
    Role,
    Sentence,
    Span,
    Speaker,
    Stand,
    mention_id,
    position_id,
    quantity,
)
from counterclaim.output import Names

NAMES = Names(
    countries={
        "KP": "North Korea",
        "RU": "Russia",
        "KR": "South Korea",
        "UA": "Ukraine",
        "SD": "Sudan",
        "AT": "Austria",
    },
    peoples={"KP": "North Korean", "SD": "Sudanese", "UA": "Ukrainian"},
    sides={"rsf": "RSF"},
)


def day(iso: str, text: str | None = None) -> Moment:
    """One day."""
    return Moment(iso, iso, text)


def published(iso: str) -> Published:
    """A date of publication given by hand."""
    return Published(iso, iso, "given")


JCS = Speaker("Joint Chiefs of Staff (South Korea)", "joint chiefs", "military", "KR", "kr.jcs")
PRESIDENT = Speaker("Volodymyr Zelensky", "Zelensky", "government", "UA", "ua.president")
NIS = Speaker("National Intelligence Service (South Korea)", "spy agency", "intelligence", "KR", "kr.nis")
LAWMAKER = Speaker("Lee Seong Kweun", "Lee Seong Kweun", "opposition", "KR")
GUR = Speaker("Defence Intelligence of Ukraine", "HUR", "intelligence", "UA", "ua.gur")
KURSK = Place("RU", "Kursk Oblast", "Kursk", 538555, 51.7, 35.3, "region")

TALLY = Document(
    "tally.txt",
    "Two counts of one battle\n"
    "Two counts of one battle\n\n"
    "SEOUL, 23 December – More than 1,100 North Korean soldiers have fallen or been hurt in Kursk, Seoul's joint chiefs "
    "told reporters on Monday. Zelensky put it far higher: over 3,000 of them were killed or wounded, he wrote on Monday.\n\n"
    "Read also: Ten recipes for winter\n\n"
    "In October some 10,000 to 12,000 North Korean soldiers were sent to Russia, joint chiefs and Zelensky agree. "
    "Hundreds could follow before spring, a witness said.\n"
    "More than 1,100 North Korean soldiers have fallen or been hurt in Kursk, Seoul's joint chiefs told reporters on "
    "Monday.\n",
    "en",
    "Two counts of one battle",
    published("2024-12-24"),
    "https://example.org/tally?a=1&b=2",
    "The Example Courier",
)
APRIL = Document(
    "map/april.txt",
    "Volgens de spionagedienst van Seoul zijn ongeveer 4.700 Noord-Koreaanse soldaten gedood of gewond, onder wie 600 doden, "
    "vertelde Lee Seong Kweun na een besloten zitting op 30 april. In januari sprak de dienst nog van 300 doden en 2.700 "
    "gewonden. Minstens drie Noord-Koreaanse militairen worden vermist, meldde HUR.\n",
    "nl",
    "Dienst telt 4.700 slachtoffers",
    published("2025-05-01"),
    None,
    "Voorbeeldbode",
)
FLOOD = [
    Document(
        f"flood-{number}.html",
        text,
        lang,
        title,
        published(date),
        f"https://example.net/flood/{number}",
        outlet,
    )
    for number, (lang, title, date, outlet, text) in enumerate(
        [
            ("en", "Dam bursts above Velden", "2025-06-03", "Valley Post",
             "At 09:00 the fire service counted 4 dead in Velden after the dam burst. Dozens were missing."),
            ("de", "Dammbruch: Zahl der Toten steigt", "2025-06-03", "Talblatt",
             "Um 12:30 Uhr sprach die Feuerwehr von 11 Toten in Velden; fast 300 Menschen wurden evakuiert."),
            ("nl", "Dodental dambreuk naar 19", "2025-06-03", "Dalbode",
             "Tegen 18:00 telde de brandweer 19 doden in Velden. Het ministerie hield het op hoogstens 15 doden."),
            ("de", "Behörden korrigieren", "2025-06-05", "Talblatt",
             "Die Feuerwehr hat die Zahl der Toten in Velden auf 17 gesenkt; 2 gelten als vermisst."),
        ],
        1,
    )
]  # fmt: skip
ARABIC = Document(
    "تقرير.txt",
    "قالت وزارة الصحة إن ما لا يقل عن 1.250 مدنيا قتلوا في الفاشر منذ أبريل. ونفت قوات الدعم السريع مقتل 40 من مقاتليها.",
    "ar",
    "حصيلة الفاشر",
    published("2025-09-10"),
    "https://example.org/ar",
    "صحيفة المثال",
)
HOSTILE = Document(
    'bad"><img src=x onerror=alert(1)>.txt',
    "</style><script>alert('one')</script> \u202eAt least 12 \"people\" & <b>goats</b> were killed, "
    'said O\'Brien <onclick="x">.\x00\x07 </script></title>',
    "en",
    "<script>alert('title')</script>",
    None,
    "javascript:alert(1)",
    "\"><script>alert('outlet')</script>",
)


def told(
    document: Document,
    sentence: str,
    number: str,
    low: int,
    measure: str,
    role: Role = "people",
    *,
    qualifier: Any = "exact",
    upper: int | None = None,
    country: str | None = None,
    entity: str | None = None,
    evidence: dict[str, str | tuple[str, ...]] | None = None,
    nth: int = 0,
    **fields: Any,
) -> Claim:
    """A claim whose sentence starts at the `nth` occurrence of `sentence` and whose evidence is found in it by words."""
    text = document.text
    start = -1
    for _ in range(nth + 1):
        start = text.index(sentence, start + 1)
    end = start + len(sentence)

    def span(words: str) -> Span:
        at = text.find(words, start, end)
        at = at if at >= 0 else text.index(words)
        return Span(at, at + len(words))

    given = {field: (words,) if isinstance(words, str) else words for field, words in (evidence or {}).items()}
    found = {field: tuple(span(one) for one in words) for field, words in given.items()}
    group = text[slice(*found["group"][0])] if "group" in found else None
    at = span(number)
    fields.setdefault("gloss", f"{number} {role}: {measure}.")
    return Claim(
        id=mention_id(document.version, at.start, at.end, measure, group, 0),
        doc=document.id,
        text=document.version,
        lang=document.lang or "und",
        start=at.start,
        end=at.end,
        sentence=Sentence(start, end, sentence),
        quantity=quantity(low, qualifier, number, upper),
        measure=measure,
        group=Group(role, country, entity, group),
        published=document.published,
        url=document.url,
        outlet=document.outlet,
        evidence={"quantity": (at,), **found},
        confidence=0.9,
        reader="hand/1",
        **fields,
    )


MONDAY = day("2024-12-23", "Monday")
SEOUL_SAYS = "More than 1,100 North Korean soldiers have fallen or been hurt in Kursk, Seoul's joint chiefs told reporters on Monday."
KYIV_SAYS = "Zelensky put it far higher: over 3,000 of them were killed or wounded, he wrote on Monday."
SERVICE_SAYS = (
    "Volgens de spionagedienst van Seoul zijn ongeveer 4.700 Noord-Koreaanse soldaten gedood of gewond, onder wie 600 doden, "
    "vertelde Lee Seong Kweun na een besloten zitting op 30 april."
)
JANUARY = "In januari sprak de dienst nog van 300 doden en 2.700 gewonden."


def said(speaker: Speaker, moment: Moment) -> Speaker:
    """`speaker`, speaking at `moment`."""
    return Speaker(
        speaker.name,
        speaker.text,
        speaker.type,
        speaker.country,
        speaker.entity,
        speaker.stated,
        speaker.anonymous,
        moment,
    )


def conflict() -> list[Claim]:
    """Who says how many soldiers fell: 1,100, 3,000 and 4,700."""
    korean: dict[str, Any] = {"role": "soldiers", "country": "KP", "places": (KURSK,)}
    april = day("2025-04-30", "30 april")
    january = Moment("2025-01-01", "2025-01-31", "januari")
    seoul: dict[str, Any] = {
        **korean, "qualifier": "more_than", "sources": (said(JCS, MONDAY),), "counting": "cumulative", "basis": "official",
        "standpoint": "third_party",
        "gloss": "More than 1,100 North Korean soldiers killed or injured, says the Joint Chiefs of Staff (South Korea), "
        "23 December 2024.",
        "evidence": {"qualifier": "More than", "group": "North Korean soldiers", "measure": "fallen or been hurt",
                     "places": "Kursk", "sources": "Seoul's joint chiefs", "said": "Monday"},
    }  # fmt: skip
    first = told(TALLY, SEOUL_SAYS, "1,100", 1100, "casualties", **seoul)
    again = told(TALLY, SEOUL_SAYS, "1,100", 1100, "casualties", nth=1, repeats_in_document=first.id, **seoul)
    kyiv = told(
        TALLY, KYIV_SAYS, "3,000", 3000, "casualties", qualifier="more_than", sources=(said(PRESIDENT, MONDAY),), **korean,
        gloss="More than 3,000 North Korean soldiers killed or injured, says Volodymyr Zelensky, 23 December 2024.",
        evidence={"qualifier": "over", "group": "them", "measure": "killed or wounded", "sources": "Zelensky",
                  "said": "Monday", "places": "Kursk"},
    )  # fmt: skip
    sent = (
        "In October some 10,000 to 12,000 North Korean soldiers were sent to Russia, joint chiefs and Zelensky agree."
    )
    deployed = told(
        TALLY, sent, "10,000 to 12,000", 10000, "deployed", "soldiers", qualifier="range", upper=12000, country="KP",
        sources=(JCS, PRESIDENT), as_of=Moment("2024-10-01", "2024-10-31", "October", True, "the year of publication"),
        gloss="10,000 to 12,000 North Korean soldiers deployed to Russia, say the Joint Chiefs and Volodymyr Zelensky.",
        places=(Place("RU", "Russia", "Russia"),),
        evidence={"group": "North Korean soldiers", "measure": "sent", "sources": ("joint chiefs", "Zelensky"),
                  "as_of": "October", "places": "Russia"},
    )  # fmt: skip
    follow = told(
        TALLY, "Hundreds could follow before spring, a witness said.", "Hundreds", 100, "deployed", "soldiers",
        qualifier="vague", upper=999, country="KP", stance="possible",
        sources=(Speaker("a witness", "a witness", "witness", anonymous=True),),
        gloss="Hundreds of North Korean soldiers may be deployed, says a witness.",
        evidence={"measure": "follow", "sources": "a witness", "stance": "could"},
    )  # fmt: skip
    dutch: dict[str, Any] = {**korean, "sources": (said(NIS, april),), "via": (said(LAWMAKER, april),)}
    service = told(
        APRIL, SERVICE_SAYS, "4.700", 4700, "casualties", qualifier="about", **dutch,
        gloss="About 4,700 North Korean soldiers killed or injured, says the National Intelligence Service (South Korea), "
        "through Lee Seong Kweun, 30 April 2025.",
        evidence={"qualifier": "ongeveer", "group": "Noord-Koreaanse soldaten", "measure": "gedood of gewond",
                  "sources": "de spionagedienst van Seoul", "via": "Lee Seong Kweun", "said": "30 april"},
    )  # fmt: skip
    dead = told(
        APRIL, SERVICE_SAYS, "600", 600, "killed", **dutch,
        gloss="600 North Korean soldiers killed, says the National Intelligence Service (South Korea).",
        evidence={"measure": "doden", "group": "Noord-Koreaanse soldaten", "sources": "de spionagedienst van Seoul"},
    )  # fmt: skip
    carried = (Speaker(NIS.name, "de dienst", "intelligence", "KR", "kr.nis", said=january),)
    earlier: dict[str, Any] = {**korean, "sources": carried}
    wounded = told(
        APRIL, JANUARY, "2.700", 2700, "injured", **earlier,
        gloss="2,700 North Korean soldiers injured, says the National Intelligence Service (South Korea), January 2025.",
        evidence={"measure": "gewonden", "sources": "de dienst", "said": "januari", "group": "Noord-Koreaanse soldaten"},
    )  # fmt: skip
    died = told(
        APRIL, JANUARY, "300", 300, "killed", **earlier,
        gloss="300 North Korean soldiers killed, says the National Intelligence Service (South Korea), January 2025.",
        evidence={"measure": "doden", "sources": "de dienst", "said": "januari"},
    )  # fmt: skip
    missing = told(
        APRIL, "Minstens drie Noord-Koreaanse militairen worden vermist, meldde HUR.", "drie", 3, "missing", "soldiers",
        qualifier="at_least", country="KP", places=(KURSK,), sources=(GUR,),
        gloss="At least 3 North Korean soldiers missing, says Defence Intelligence of Ukraine.",
        evidence={"qualifier": "Minstens", "group": "Noord-Koreaanse militairen", "measure": "vermist", "sources": "HUR"},
    )  # fmt: skip
    return [first, kyiv, deployed, follow, again, service, dead, died, wounded, missing]


def flood() -> list[Claim]:
    """A toll that rises three times in one day and is later revised down."""
    velden = (Place("AT", "Velden", "Velden", None, None, None, "town"),)
    brigade = Speaker("fire service of Velden", "the fire service", "rescue", "AT", "at.velden.fire")
    burst = Event("2025-06-03", "2025-06-03", "flood", "burst")

    def at(hour: str, text: str) -> Moment:
        return Moment(f"2025-06-03T{hour}+02:00", f"2025-06-03T{hour}+02:00", text)

    one, two, three, four = FLOOD
    base: dict[str, Any] = {"places": velden, "sources": (brigade,), "event": burst, "counting": "cumulative"}
    return [
        told(one, "At 09:00 the fire service counted 4 dead in Velden after the dam burst.", "4", 4, "killed", as_of=at("09:00", "09:00"), **base,
             gloss="4 people killed in Velden, says the fire service.",
             evidence={"measure": "dead", "sources": "the fire service", "places": "Velden", "as_of": "09:00"}),
        told(one, "Dozens were missing.", "Dozens", 12, "missing", qualifier="vague", upper=99, places=velden,
             gloss="Dozens of people missing in Velden.", evidence={"measure": "missing"}),
        told(two, two.text, "11", 11, "killed", as_of=at("12:30", "12:30 Uhr"), **base,
             gloss="11 people killed in Velden, says the fire service.",
             evidence={"measure": "Toten", "sources": "die Feuerwehr", "places": "Velden", "as_of": "12:30 Uhr"}),
        told(two, two.text, "300", 300, "evacuated", qualifier="almost", places=velden,
             gloss="Almost 300 people evacuated in Velden.", evidence={"measure": "evakuiert", "qualifier": "fast"}),
        told(three, "Tegen 18:00 telde de brandweer 19 doden in Velden.", "19", 19, "killed", as_of=at("18:00", "18:00"), **base,
             gloss="19 people killed in Velden, says the fire service.",
             evidence={"measure": "doden", "sources": "de brandweer", "places": "Velden", "as_of": "18:00"}),
        told(three, "Het ministerie hield het op hoogstens 15 doden.", "15", 15, "killed", qualifier="at_most", places=velden, event=burst,
             sources=(Speaker("Ministry of the Interior (Austria)", "Het ministerie", "government", "AT", "at.interior"),),
             gloss="At most 15 people killed in Velden, says the Ministry of the Interior (Austria).",
             evidence={"measure": "doden", "sources": "Het ministerie", "qualifier": "hoogstens"}),
        told(four, four.text, "17", 17, "killed", as_of=day("2025-06-05"), **base,
             gloss="17 people killed in Velden, says the fire service, 5 June 2025.",
             evidence={"measure": "Toten", "sources": "Die Feuerwehr", "places": "Velden"}),
        told(four, four.text, "2", 2, "missing", places=velden, sources=(brigade,),
             gloss="2 people missing in Velden.", evidence={"measure": "vermisst"}),
    ]  # fmt: skip


def arabic() -> list[Claim]:
    """Figures in a right-to-left language."""
    first, second = ARABIC.text.split(". ")
    fasher = (Place("SD", "El Fasher", "الفاشر", None, None, None, "town"),)
    return [
        told(ARABIC, first, "1.250", 1250, "killed", "civilians", qualifier="at_least", places=fasher,
             sources=(Speaker("وزارة الصحة", "وزارة الصحة", "government", "SD"),),
             window=Moment("2025-04-01", "2025-09-10", "منذ أبريل"),
             gloss="At least 1,250 civilians killed in El Fasher, says وزارة الصحة.",
             evidence={"qualifier": "ما لا يقل عن", "group": "مدنيا", "measure": "قتلوا", "places": "الفاشر",
                       "sources": "وزارة الصحة", "window": "منذ أبريل"}),
        told(ARABIC, second, "40", 40, "killed", "fighters", entity="rsf", country="SD", stance="denied",
             sources=(Speaker("قوات الدعم السريع", "قوات الدعم السريع", "armed_group", "SD", "rsf"),),
             gloss="40 RSF fighters killed, denied by قوات الدعم السريع.",
             evidence={"group": "مقاتليها", "measure": "مقتل", "sources": "قوات الدعم السريع", "stance": "ونفت"}),
    ]  # fmt: skip


def hostile() -> list[Claim]:
    """A claim whose every word tries to get out of its place."""
    attack = "\"><script>alert('speaker')</script>"
    return [
        told(HOSTILE, HOSTILE.text, "12", 12, "killed", qualifier="at_least",
             sources=(Speaker(attack, attack, "other"),), via=(Speaker("' onmouseover='x", "x", None),),
             places=(Place("AT", "<img src=x>", "<img>", None, None, None, "town"),),
             gloss="</script><script>alert('gloss')</script>",
             evidence={"measure": "killed", "group": '"people" & <b>goats</b>', "sources": "O'Brien <onclick"}),
    ]  # fmt: skip


DOCUMENTS: Sequence[Document] = (
    Document(**{**{name: getattr(TALLY, name) for name in ("id", "text", "lang", "title", "published", "url", "outlet")},
                "clutter": (Span(TALLY.text.index("Read also"), TALLY.text.index("winter") + 6),)}),
    APRIL, *FLOOD, ARABIC, HOSTILE,
)  # fmt: skip
PROBLEMS: Sequence[Problem] = (
    Problem("leer.txt", "read", "empty", "The file holds no text."),
    Problem("<b>x</b>.txt", "extract", "doubtful_span", "A number could not be tied to anyone.", 10, 14),
)


def _position(document: Document, quote: str, source: Speaker, stand: Stand, measure: str | None) -> Position:
    start = document.text.index(quote)
    end = start + len(quote)
    id = position_id(document.version, start, end, source.text, stand)
    lang = document.lang or "und"
    return Position(
        id, document.id, document.version, lang, start, end, quote, source, stand, measure, Group("soldiers", "KP")
    )


POSITIONS: Sequence[Position] = (
    _position(TALLY, "over 3,000 of them were killed or wounded, he wrote on Monday", JCS, "unverified", "casualties"),
    _position(APRIL, "onder wie 600 doden", LAWMAKER, "confirms", "killed"),
)


def everything() -> list[Claim]:
    """All sample claims."""
    return [*conflict(), *flood(), *arabic(), *hostile()]
