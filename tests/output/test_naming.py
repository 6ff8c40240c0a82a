"""Names of people, places and languages."""

from dataclasses import replace

from counterclaim.model import Group, Place
from counterclaim.output.naming import Names


def test_people_are_called_by_their_side_or_country(samples) -> None:
    claim = samples.conflict()[0]
    fighters = replace(claim, group=Group("fighters", "SD", "rsf"))
    assert samples.NAMES.people(claim) == "North Korean soldiers"
    assert samples.NAMES.people(fighters) == "RSF fighters"
    assert samples.NAMES.people(replace(claim, group=Group("people"))) == "people"


def test_what_has_no_name_is_learnt_from_english_claims_or_stays_a_code(samples) -> None:
    english, dutch = samples.conflict()[0], samples.conflict()[5]
    assert (english.lang, dutch.lang) == ("en", "nl")
    assert Names().people(dutch) == "soldiers (KP)"
    assert Names().learnt([english]).people(dutch) == "North Korean soldiers"
    assert Names().learnt([dutch]).people(dutch) == "soldiers (KP)"


def test_places_stand_with_their_country(samples) -> None:
    assert samples.NAMES.place(samples.KURSK) == "Kursk Oblast, Russia"
    assert Names().place(samples.KURSK) == "Kursk Oblast, RU"
    assert Names().learnt(samples.conflict()).place(samples.KURSK) == "Kursk Oblast, Russia"


def test_labels_of_a_pack_become_names(samples) -> None:
    named = Names.of({"KP": ("North Korea", "North Korean")}, {"rsf": "RSF"})
    assert named.people(samples.conflict()[5]) == "North Korean soldiers"
    assert named.people(samples.arabic()[1]) == "RSF fighters"
    assert named.country("KP") == "North Korea"


def test_languages_have_english_names() -> None:
    assert Names().language("nl") == "Dutch"
    assert Names().language("xx") == "xx"


def test_some_countries_take_an_article() -> None:
    named = Names.of({"PH": ("Philippines", "Philippine"), "RU": ("Russia", "Russian")})
    states = [Place(code, code, None) for code in ("PH", "RU", "US")]
    assert [named.where(place) for place in states] == ["the Philippines", "Russia", "US"]
    assert named.where(Place("RU", "Kursk Oblast", None, precision="region")) == "Kursk Oblast, Russia"
