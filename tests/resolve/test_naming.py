"""Rare names: what no list has, alike in every spelling."""

from datetime import date, timedelta

import pytest

from counterclaim.flow import reading_of
from counterclaim.model import Document, Published
from counterclaim.resolve.naming import rare_names
from counterclaim.resolve.stories import stories_of


def test_names_in_other_languages_and_scripts_are_the_same() -> None:
    norwegian = rare_names(["Raset gikk ved gården Brekkevold, sier Ingrid Tangvold til avisen."], "no")
    russian = rare_names(["Оползень сошёл у деревни Бреккевольд, сообщила местным властям Тангвольд."], "ru")
    assert len(norwegian & russian) == 2


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("Rescuers said on Monday in December that France and London mourned with Putin", "en"),
        ("Landslide Buries Hamlet Near Brekkevold After Storm", "en"),
        ("Brekkevold was cut off.", "en"),
        ("Die Rettungskräfte suchten im Ortsteil weiter", "de"),
        ("القرية المعزولة بريكفولد", "ar"),
        ("Brekkevold ligger ved Tangvold", None),
        ("Brekkevold ligger ved Tangvold", "xx"),
    ],
)
def test_common_words_and_listed_names_are_none(line: str, lang: str | None) -> None:
    assert not rare_names([line], lang)


_NORWEGIAN = "To personer er funnet døde etter raset ved Brekkevold i Norge, sier Tangvold."
_SWEDISH = "Fem personer har hittats döda efter raset vid Brekkevold i Norge, säger Tangvold."
_ELSEWHERE = "Fem personer har hittats döda efter raset vid Hjortnäset i Norge, säger Kvarnstad."


@pytest.mark.parametrize(("other", "later", "stories"), [(_SWEDISH, 2, 1), (_SWEDISH, 20, 2), (_ELSEWHERE, 2, 2)])
def test_rare_names_join_reports_of_the_same_days(other: str, later: int, stories: int) -> None:
    day = date(2031, 3, 4)
    told = [_report("a", _NORWEGIAN, "no", day), _report("b", other, "sv", day + timedelta(days=later))]
    assert len(stories_of(told)) == stories
    assert stories_of(told) == stories_of(told[::-1])


def _report(id: str, text: str, lang: str, day: date) -> tuple:
    document = Document(id, text, lang, published=Published(day.isoformat(), day.isoformat(), "given"))
    return document, reading_of(document).claims
