"""What the forms of a claim are made of."""

import pytest

from counterclaim.api.corrections import CHOICES, FIELDS, as_written, written
from counterclaim.desk.views.judging import KEYS, judging_view, reasons
from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Entry, Judgement, field_of


@pytest.fixture(scope="module")
def claims(told_ledger: str) -> list[Claim]:
    """The claims of the examples."""
    with Ledger.open(str(told_ledger), create=False) as store:
        return list(store.claims())


def test_every_field_has_a_key_of_its_own() -> None:
    assert list(KEYS) == list(FIELDS)
    assert len(set(KEYS.values())) == len(KEYS)


def test_a_field_is_shown_as_it_is_written(claims: list[Claim]) -> None:
    """What a form is filled with, sent as it is, changes nothing of what is compared."""
    for claim in claims:
        for name in ("number", "qualifier", "measure", "role", "country", "entity", "counting", "basis", "stance"):
            path, value = written(claim, name, as_written(claim, name))
            assert value == field_of(claim, path), (claim.id, name)
        for name in ("as_of", "window"):
            if shown := as_written(claim, name):
                path, value = written(claim, name, shown)
                assert value["start"] == field_of(claim, path)["start"][:10]
        if claim.places and (shown := as_written(claim, "place")):
            assert written(claim, "place", shown)[1][0]["country"] == claim.places[0].country
        speakers = [speaker["name"] for speaker in written(claim, "said_by", as_written(claim, "said_by"))[1]]
        assert speakers == [speaker.name or speaker.text for speaker in claim.sources]


def test_the_forms_of_a_claim(told_ledger: str, claims: list[Claim]) -> None:
    with Ledger.open(str(told_ledger), create=False) as store:
        view = judging_view(store, claims[0], "lena")
    assert (view.claim, view.seen, view.said, view.reasons) == (claims[0].id, "none", (), ())
    fields = {field.name: field for field in view.fields}
    assert set(fields) == set(FIELDS)
    assert fields["role"].choices == CHOICES["role"]
    assert "killed" in fields["measure"].choices
    assert (fields["number"].control, fields["as_of"].control) == ("number", "days")


def test_reasons_are_offered_once_the_newest_first() -> None:
    said = [Entry(Judgement("reject", "lena", why), "stands") for why in ("b", "a", "", "b", *"cdefg")]
    assert reasons(said) == ("b", "a", "c", "d", "e", "f")
