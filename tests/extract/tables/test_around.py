"""Captions, headings and notes of a table."""

from collections.abc import Callable

from counterclaim.extract.tables.around import around, told_day
from counterclaim.extract.tables.sheet import Sheet

Begun = Callable[..., Sheet]
ROWS = [["Place", "Killed"], ["Sumy", "2"]]


def test_the_heading_above_stands_in_for_a_caption(sheet: Begun) -> None:
    found = sheet(ROWS, above="Deaths by province, as of 12 May 2025")
    near = around(found)
    assert near.headings[0].outcome is not None
    moment, spans = told_day(found, near)
    assert moment is not None and moment.start == "2025-05-12" and len(spans) == 1


def test_prose_above_is_no_heading(sheet: Begun) -> None:
    assert around(sheet(ROWS, above="Officials counted the deaths on Monday.")).headings == ()


def test_the_line_below_names_the_sources(sheet: Begun) -> None:
    near = around(sheet(ROWS, below="Source: Ministry of Health of Ukraine, Al-Noor Hospital"))
    assert near.sources[0].speaker.country == "UA"
    assert near.sources[0].spans
    strange = around(sheet(ROWS, below="Source: Al-Noor Clinic"))
    assert [voice.speaker.name for voice in strange.sources] == ["Al-Noor Clinic"]


def test_a_note_below_may_give_the_day(sheet: Begun) -> None:
    found = sheet([["Provincia", "Muertos"], ["Valencia", "2"]], lang="es", below="Datos a 1 de mayo de 2025")
    moment, _ = told_day(found, around(found))
    assert moment is not None and moment.start == "2025-05-01"


def test_without_a_day_the_report_gives_it(sheet: Begun) -> None:
    found = sheet(ROWS, above="A storm hit the north on 3 May 2025. The army is helping.")
    moment, spans = told_day(found, around(found))
    assert moment is not None and moment.start == "2025-05-03" and moment.inferred and spans == ()
