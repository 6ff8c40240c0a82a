"""A brief is a page that one can send."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from types import ModuleType
from typing import Any

import pytest
from lxml import html
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from counterclaim.output.export import FORMATS, Parcel, write


def brief(parcel: Parcel) -> str:
    target = BytesIO()
    write(parcel, FORMATS["brief"], target)
    return target.getvalue().decode()


def page(parcel: Parcel) -> html.HtmlElement:
    """The brief as a parser of Markdown that others wrote shows it."""
    return html.fromstring(f"<body>{MarkdownIt().use(footnote_plugin).render(brief(parcel))}</body>")


def section(shown: html.HtmlElement, title: str) -> str:
    """The words below a heading."""
    (head,) = (each for each in shown.iter("h2") if each.text == title)
    return " ".join(head.getnext().text_content().split())


@pytest.fixture
def conflict(samples: ModuleType, parcel_from: Callable[..., Parcel]) -> html.HtmlElement:
    return page(parcel_from(samples.conflict()))


def test_it_tells_what_is_known_by_whom(conflict: html.HtmlElement) -> None:
    told = section(conflict, "What is known")
    assert "North Korean soldiers killed: 600, as of 30 April 2025. Source: National Intelligence Service" in told
    assert "passed on by Lee Seong Kweun.[" in told


def test_a_misquotation_is_no_step_and_a_figure_told_elsewhere_not_alone(parcel_of: Callable[..., Parcel]) -> None:
    kursk = page(parcel_of(story="Kyiv"))
    assert "654,000" not in section(kursk, "Since when, and how it went on")
    known = section(kursk, "What is known")
    killed = known[known.index("People killed in Kursk") : known.index("People killed or injured in Kursk")]
    assert "Source: Lee Seong-kweun" in killed  # and the service says 600 of the soldiers
    assert "Nobody else says so" not in killed
    both = known[known.index("People killed or injured in Kursk") : known.index("North Korean soldiers deployed")]
    assert "Source: Lee Seong Kweun" in both  # who is the one that says 4,700 of the soldiers, spelled another way
    assert "Nobody else says so" in both


def test_contradictions_stand_with_both_quotes(conflict: html.HtmlElement, samples: ModuleType) -> None:
    told = section(conflict, "Where accounts differ")
    assert "More than 1,100 killed or injured by Joint Chiefs of Staff (South Korea), more than 3,000 by" in told
    assert f"“{samples.SEOUL_SAYS}”" in told
    assert f"“{samples.KYIV_SAYS}”" in told


def test_it_tells_how_the_count_went_on(samples: ModuleType, parcel_from: Callable[..., Parcel]) -> None:
    told = section(page(parcel_from(samples.flood())), "Since when, and how it went on")
    assert "→ 4, Fire service of Velden, 3 June 2025, 09:00 → 11," in told
    assert told.index("→ 19") < told.index("→ 17, Fire service of Velden, 5 June 2025")


def test_every_figure_has_a_footnote_with_its_words(parcel_of: Callable[..., Parcel]) -> None:
    parcel = parcel_of()
    text = brief(parcel)
    quotes = {one.sentence.text for one in parcel.claims} | {
        position.quote
        for dossier in parcel.dossiers
        for position in (*dossier.positions, *(one for course in dossier.courses for one in course.positions))
    }
    asked = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.+)$", text, re.MULTILINE))
    assert asked == set(notes) and len(asked) > 25
    for note in notes.values():
        quote = re.match(r"“(.+?)” (?:\*|“)", note)
        assert quote and re.sub(r"\\(.)", r"\1", quote[1]) in {" ".join(one.split()) for one in quotes}
        assert re.search(r", \d{1,2} \w+ \d{4}(?:, in \w+)?\. <https://\S+>$", note)


def test_it_is_short(parcel_of: Callable[..., Parcel]) -> None:
    for story in brief(parcel_of()).split("\n---\n"):
        body = [line for line in story.splitlines() if not line.startswith("[^")]
        assert sum(len(line.split()) for line in body) < 650


def test_copies_and_gaps_are_told(parcel_of: Callable[..., Parcel]) -> None:
    drava, kursk = page(parcel_of(story="Drava")), page(parcel_of(story="Kyiv"))
    copies = section(drava, "Who copies whom")
    assert copies.startswith("Westmere Courier (“Nine killed in Slovenian floods, 18 missing”) copies The Harbour Post")
    missing = section(kursk, "What is missing")
    assert "No answer from Department of Defense (United States): “It has not said how many.”" in missing
    assert "own side gives no figure of: North Korean soldiers killed or injured" in missing
    assert "name nobody as their source: 654,000 (Der Abendkurier)" in missing


def test_a_body_has_one_name_and_who_denies_is_who_spoke(parcel_of: Callable[..., Parcel]) -> None:
    missing = section(page(parcel_of(story="Kyiv")), "What is missing")
    assert missing.count("No answer from Government of Russia") == 1  # "The Kremlin", "Der Kreml"
    assert "No answer from Krem" not in missing
    differ = section(page(parcel_of(story="Drava")), "Where accounts differ")
    assert 'Denied by Petra Kranjc: “"Nobody has died in my town,"' in differ
    assert "Denied by reports" not in differ


def test_of_many_copies_some_are_named(samples: ModuleType, parcel_from: Callable[..., Parcel]) -> None:
    claims = [claim for claim in samples.conflict() if claim.quantity.low in (1100, 3000)]
    many = [replace(claim, doc=f"copy-{number}.txt") for number in range(9) for claim in claims]
    parcel = parcel_from([*claims, *many])
    told = [
        tuple(replace(one, origin="tally.txt") for one in statement.told)
        for statement in parcel.dossiers[0].courses[0].statements
    ]
    (dossier,) = parcel.dossiers
    statements = [replace(one, told=copies) for one, copies in zip(dossier.courses[0].statements, told, strict=True)]
    course = replace(dossier.courses[0], statements=tuple(statements))
    copied = replace(parcel, related=lambda: [replace(dossier, courses=(course,))])
    shown = section(page(copied), "Who copies whom")
    assert shown.count("The two count as one source.") == 5
    assert shown.endswith("4 more reports are copies.")


def test_undated_reports_are_named(samples: ModuleType, parcel_from: Callable[..., Parcel]) -> None:
    told = section(page(parcel_from(samples.hostile())), "What is missing")
    assert "Of 1 report the day is not known" in told


def test_hostile_reports_stay_text(samples: ModuleType, parcel_from: Callable[..., Parcel]) -> None:
    nasty = "[x](javascript:alert(1)) <script>alert(2)</script> ![x](https://evil.example/x.png)"
    claims = [replace(claim, outlet=nasty, sentence=replace(claim.sentence, text=nasty)) for claim in samples.hostile()]
    documents = [replace(samples.HOSTILE, title=nasty, url="javascript:alert(3)")]
    shown = page(parcel_from(claims, documents=documents))
    assert not list(shown.iter("script", "img", "b"))
    assert all(link.get("href").startswith("#fn") for link in shown.iter("a"))
    assert nasty in shown.text_content()


def test_two_exports_are_the_same(parcel_of: Callable[..., Parcel]) -> None:
    assert brief(parcel_of()) == brief(parcel_of())


def test_each_story_has_its_own_notes(samples: ModuleType, parcel_from: Callable[..., Any]) -> None:
    both = brief(parcel_from(samples.conflict(), samples.flood()))
    first, second = both.split("\n---\n")
    assert re.search(r"^\[\^1\]:", first, re.MULTILINE)
    assert not re.search(r"^\[\^1\]:", second, re.MULTILINE)
