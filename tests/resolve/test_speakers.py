"""Who is who across reports: merged where it is sure, proposed where it is not."""

from counterclaim.model import Claim, Group, Quantity, Sentence, SourceType, Speaker
from counterclaim.resolve.speakers import Identities, speaks_for


def speaker(
    name: str, type: SourceType | None = None, country: str | None = None, entity: str | None = None
) -> Speaker:
    """A person whom a report calls `name`."""
    made = ".".join(filter(None, ("person", (country or "").lower(), name.lower().replace(" ", "-"))))
    return Speaker(name, name, type, country, entity or made)


def claim(*sources: Speaker, doc: str = "a", number: int = 0, via: tuple[Speaker, ...] = ()) -> Claim:
    """A claim by `sources`."""
    quantity = Quantity(12, 12, "exact", "12")
    sentence = Sentence(0, 10, "12 killed.")
    return Claim(
        f"m_{doc}{number}", doc, "t", "en", 0, 2, sentence, quantity, "killed", Group("people"),
        sources=sources, via=via,
    )  # fmt: skip


def test_one_person_without_and_with_a_country() -> None:
    plain, placed = speaker("lee seong kweun"), speaker("lee seong kweun", "opposition", "KR")
    found = Identities([claim(plain), claim(placed, doc="b")])
    assert found.key(plain, "a") == found.key(placed, "b") == "person.kr.lee-seong-kweun"
    assert [identity.statements for identity in found.listed()] == [2]


def test_near_names_are_proposed_and_not_merged() -> None:
    one = speaker("lee seong kweun", "opposition", "KR")
    other = speaker("lee sung kwon", "opposition", "KR")
    first, second = Identities([claim(one), claim(other, doc="b")]).listed()
    assert first.entity != second.entity
    assert first.proposals[0].entity == second.entity
    assert "both lawmakers or politicians of South Korea" in first.proposals[0].why


def test_one_name_in_two_countries_is_two_people() -> None:
    here, there = speaker("kim min su", "military", "KR"), speaker("kim min su", "military", "KP")
    found = Identities([claim(here), claim(there, doc="b")])
    assert found.key(here, "a") != found.key(there, "b")
    assert not any(identity.proposals for identity in found.listed())


def test_the_unnamed_are_one_within_a_report_only() -> None:
    official = Speaker("a military official", "a military official", None, anonymous=True)
    found = Identities([claim(official)])
    assert found.key(official, "a") == found.key(official, "a") != found.key(official, "b")
    assert found.listed() == []


def test_whom_a_person_speaks_for() -> None:
    assert speaks_for(speaker("Zelensky", entity="ua.zelensky")) == "ua.head_of_state"
    assert speaks_for(speaker("a b", "military", "KE")) == "ke.army"
    assert speaks_for(speaker("a b", "opposition", "IQ")) is None
    assert (
        speaks_for(Speaker("General staff", "general staff", "military", "UA", "ua.general_staff"))
        == "ua.general_staff"
    )
