"""What stands of a series, by each way of choosing."""

import pytest

from counterclaim.errors import UsageError
from counterclaim.gazetteer.nesting import within
from counterclaim.model import Told, Toll
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.toll import tolls_of


def toll(*told: Told, choice: str = "latest-official") -> Toll:
    """The largest series' toll."""
    return tolls_of("s", told, rules(), within, choice)[0]


def ends(found: Toll) -> tuple[int | None, int | None, int | None]:
    return found.low, found.best, found.high


def test_the_newest_official_figure_stands(tell):
    told = [tell("a", 10, on="2025-03-01T09"), tell("b", 25, on="2025-03-01T12", by="tr.afad")]
    found = toll(*told)
    assert ends(found) == (25, 25, 25)
    assert (found.corroboration, len(found.best_by)) == ("single", 1)
    assert found.claims == (told[0].claim.id, told[1].claim.id)


def test_a_revision_downward_by_the_same_body_stands(tell):
    told = [tell("a", 40, by="tr.afad", on="2025-03-01"), tell("b", 37, by="tr.afad", on="2025-03-02")]
    assert ends(toll(*told)) == (37, 37, 37)


def test_at_least_leaves_the_top_open(tell):
    assert ends(toll(tell("a", 40, qualifier="at_least", by="tr.afad"))) == (40, 40, None)


def test_sides_that_contradict_leave_no_best(tell):
    soldiers = {"role": "soldiers", "country": "RU"}
    own = tell("a", 100, by="ru.mod", standpoint="own", **soldiers)
    enemy = tell("b", 900, by="ua.general_staff", standpoint="adversary", **soldiers)
    found = toll(own, enemy)
    assert ends(found) == (100, None, 900)
    assert found.corroboration == "contested"
    assert found.why.startswith("Contested: ")


def test_of_very_many_figures_a_reason_tells_the_newest(tell):
    told = [tell("a", 100 + number, by=f"tr.{number}") for number in range(20)]
    found = toll(*told)
    assert (found.low, found.best) == (100, 119)
    assert "Beside it stand 7 older figures; 107 (tr.7); 108 (tr.8); " in found.why
    assert found.why.endswith("118 (tr.18).")


def test_two_independent_speakers_corroborate(tell):
    found = toll(tell("a", 12, by="tr.afad"), tell("b", 12, by="int.red_cross", type="rescue"))
    assert found.corroboration == "independent"


def test_copies_are_one_source(tell):
    assert toll(tell("a", 12, by="tr.afad")).corroboration == "single"
    copied = toll(tell("a", 12, by="tr.afad"), tell("b", 12, by="tr.afad", copy_of="a"))
    assert copied.corroboration == "relayed"


@pytest.mark.parametrize("left_out", [{"stance": "possible"}, {"stance": "denied"}, {"basis": "model"}])
def test_what_may_be_is_denied_or_reckoned_sets_no_end(tell, left_out):
    assert ends(toll(tell("a", 12, by="tr.afad"), tell("b", 5_000, by="us.government", **left_out))) == (12, 12, 12)


def test_a_vague_figure_gives_ends_and_no_best(tell):
    assert ends(toll(tell("a", 12, qualifier="vague", upper=99))) == (12, None, 99)


def test_ways_of_choosing(tell):
    told = [tell("a", 12, by="tr.afad"), tell("b", 14, by="tr.police", type="police")]
    assert toll(*told, choice="range-only").best is None
    assert toll(*told, choice="ucdp").best == 12
    with pytest.raises(UsageError, match="latest-official"):
        toll(*told, choice="mean")
