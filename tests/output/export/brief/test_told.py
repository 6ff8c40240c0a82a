"""A story as a brief goes through it."""

from collections.abc import Callable
from types import ModuleType

from counterclaim.model import Speaker
from counterclaim.output.export import Parcel
from counterclaim.output.export.brief.notes import Notes
from counterclaim.output.export.brief.told import story_told, voice


def test_each_line_belongs_to_a_count(samples: ModuleType, parcel_from: Callable[..., Parcel]) -> None:
    parcel = parcel_from(samples.conflict())
    story = story_told(parcel.dossiers[0], Notes(parcel))
    assert {claim.id for claim in samples.conflict()} == set(story.mentions)
    kyiv = story.mentions[samples.conflict()[1].id]
    assert (kyiv.figure, story.title_of(kyiv)) == ("more than 3,000", "North Korean soldiers killed or injured")
    assert {count.title for count in story.counts if not count.alone} == {
        "North Korean soldiers deployed",
        "North Korean soldiers killed",
        "North Korean soldiers killed or injured",
    }


def test_a_speaker_is_one_however_the_name_is_spelled() -> None:
    assert voice(Speaker("Lee Seong-kweun", "Lee", None)) == voice(Speaker("Lee Seong Kweun", "Lee", None))
    assert voice(Speaker("Lee Seong-kweun", "Lee", None)) != voice(Speaker("Lee Seong", "Lee", None))
    assert voice(Speaker("HUR", "HUR", None, entity="ua.gur")) == "ua.gur"
