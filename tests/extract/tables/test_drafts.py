"""From cells to claims: what each is about, and the words that prove it."""

from collections.abc import Callable

from counterclaim.model import Claim, Span

Tabled = Callable[..., list[Claim]]

ROWS = [
    ["Province", "Killed", "Injured"],
    ["Kharkiv", "12", ">1,000"],
    ["Novosilka", "3", "–"],
    ["Total", "15", "1,000"],
]


def told(claims: list[Claim]) -> list[tuple[str, int, str | None]]:
    """Measure, number and place of each claim."""
    return [(c.measure, c.quantity.spoken, c.places[0].name if c.places else None) for c in claims]


def test_a_cell_its_head_and_its_label_make_a_claim(tabled: Tabled) -> None:
    claims = tabled(
        ROWS, "Losses of civilians in Ukraine as of 12 May 2025", below="Source: Ministry of Health of Ukraine"
    )
    assert told(claims) == [
        ("killed", 12, "Kharkiv"),
        ("injured", 1000, "Kharkiv"),
        ("killed", 3, "Novosilka"),
        ("killed", 15, "Ukraine"),
        ("injured", 1000, "Ukraine"),
    ]
    first = claims[0]
    assert first.sentence.text == "Kharkiv\t12\t>1,000"
    assert first.group.role == "civilians"
    assert first.as_of is not None and first.as_of.start == "2025-05-12"
    assert [source.country for source in first.sources] == ["UA"] and not first.sources[0].stated
    assert claims[2].places[0].country == "UA" and claims[2].places[0].geoname is None


def test_every_field_has_its_words(tabled: Tabled) -> None:
    (claim,) = tabled([["Village", "Dead"], ["Novosilka", "at least 20"]], "Ukraine, 12 May 2025")
    text = "\nUkraine, 12 May 2025\nVillage\tDead\nNovosilka\tat least 20\n\n"

    def words(spans: tuple[Span, ...]) -> list[str]:
        return [text[span.start : span.end] for span in spans]

    assert {name: words(spans) for name, spans in claim.evidence.items()} == {
        "quantity": ["20"],
        "qualifier": ["at least"],
        "measure": ["Dead"],
        "places": ["Novosilka"],
        "as_of": ["12 May 2025"],
    }


def test_groups_label_rows_where_the_measures_head_the_columns(tabled: Tabled) -> None:
    claims = tabled([["Group", "Killed"], ["Israeli soldiers", "4"], ["Children", "9"]])
    assert [(c.group.role, c.group.country, c.quantity.low) for c in claims] == [
        ("soldiers", "IL", 4),
        ("children", None, 9),
    ]


def test_measures_may_label_the_rows(tabled: Tabled) -> None:
    claims = tabled(
        [["", "Sumy", "Kharkiv"], ["Killed", "1", "2"], ["Houses destroyed", "5", "6"], ["Missing", "3", "4"]]
    )
    assert [(c.measure, c.quantity.low, c.places[0].country) for c in claims] == [
        ("killed", 1, "UA"), ("killed", 2, "UA"), ("missing", 3, "UA"), ("missing", 4, "UA"),
    ]  # fmt: skip


def test_the_caption_says_what_a_plain_count_is_of(tabled: Tabled) -> None:
    claims = tabled([["Province", "Number", "Area"], ["Sumy", "4", "700"]], "Deaths by province")
    assert told(claims) == [("killed", 4, "Sumy Oblast")]
    assert claims[0].confidence < tabled(ROWS)[0].confidence


def test_each_row_of_a_list_has_its_day_and_its_source(tabled: Tabled) -> None:
    rows = [
        ["Date", "Location", "Killed", "Source"],
        ["12/05/2025", "Sumy", "2", "Police"],
        ["2025-05-13", "Kyiv", "1", "UN"],
    ]
    claims = tabled(rows)
    assert [c.as_of.start for c in claims if c.as_of] == ["2025-05-12", "2025-05-13"]
    assert [c.sources[0].type for c in claims] == ["police", "international"]
    assert claims[0].sources[0].stated


def test_heads_say_what_is_new_and_since_when(tabled: Tabled) -> None:
    claims = tabled([["Region", "New deaths (last 24 hours)", "Total deaths since 1 May"], ["Sumy", "2", "40"]])
    assert [c.counting for c in claims] == ["new", "cumulative"]
    assert [(c.window.start, c.window.end) for c in claims if c.window] == [
        ("2025-05-13", "2025-05-14"), ("2025-05-01", "2025-05-14"),
    ]  # fmt: skip


def test_two_rows_of_heads(tabled: Tabled) -> None:
    rows = [["District", "Killed", None, None], ["", "Men", "Women", "Total"], ["Gorkha", "5", "4", "9"]]
    claims = tabled(rows, heads=2)
    assert [(c.group.role, c.quantity.low) for c in claims] == [("men", 5), ("women", 4), ("people", 9)]


def test_a_report_in_french_may_have_english_heads(tabled: Tabled) -> None:
    claims = tabled([["Region", "Killed", "Displaced"], ["Diffa", "7", "1 200"]], lang="fr")
    assert [(c.measure, c.quantity.low) for c in claims] == [("killed", 7), ("displaced", 1200)]


def test_the_lines_of_a_table_are_not_read_as_sentences(tabled: Tabled) -> None:
    assert tabled([["Item", "Note"], ["A", "the storm killed 12 people"]]) == []
    prose = "On Monday a storm killed 12 people in the town of Sumy, officials said."
    assert [c.quantity.low for c in tabled([["Item", "Note"], ["A", prose]])] == [12]
