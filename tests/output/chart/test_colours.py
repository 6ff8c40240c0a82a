"""Colours of speakers."""

from counterclaim.output.chart.colours import colours_of


def test_a_speaker_keeps_a_colour_and_the_ninth_has_none() -> None:
    speakers = [f"speaker {number}" for number in range(9)]
    (colours,) = colours_of([speakers])
    assert len(set(colours.values())) == 7
    assert "speaker 8" not in colours
    first, second = colours_of([["kr.nis", "ua.president"], ["kr.jcs", "kr.nis"]])
    assert first["kr.nis"] == second["kr.nis"]
