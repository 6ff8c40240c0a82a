"""What a report leads with, and what it tells on the side."""

from counterclaim.reconcile.leads import leads_and_asides


def parted(*told):
    main, asides = leads_and_asides(told)
    return sorted(one.claim.quantity.spoken for one in main), sorted(one.claim.quantity.spoken for one in asides)


def test_the_first_figure_leads_and_its_parts_are_told_on_the_side(tell):
    assert parted(tell("a", 41), tell("a", 41), tell("a", 3)) == ([41, 41], [3])


def test_another_happening_in_the_past_is_told_on_the_side(tell):
    assert parted(tell("a", 21), tell("a", 26_000)) == ([21], [26_000])


def test_a_rival_of_the_lead_stands_beside_it(tell):
    told = [tell("a", 75, by="sd.saf", type="military"), tell("a", 12, by="sd.rsf", type="armed_group")]
    assert parted(*told) == ([12, 75], [])


def test_the_few_in_a_hospital_are_no_rivals(tell):
    told = [tell("a", 41, by="tr.police", type="police"), tell("a", 3, by="int.red_cross", type="rescue")]
    assert parted(*told) == ([41], [3])


def test_a_vague_headline_does_not_lead(tell):
    assert parted(tell("a", 12, qualifier="vague", upper=99), tell("a", 41), tell("a", 3)) == ([12, 41], [3])


def test_each_report_leads_for_itself(tell):
    assert parted(tell("a", 41), tell("b", 45), tell("b", 41)) == ([41, 45], [41])
