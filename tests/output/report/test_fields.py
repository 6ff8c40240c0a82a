"""The fields of a claim for people."""

from counterclaim.output.report.fields import fields_of


def test_filled_fields_are_spelt_out(samples) -> None:
    deployed = next(claim for claim in samples.conflict() if claim.measure == "deployed")
    found = dict(fields_of(deployed, samples.NAMES))
    assert found["Counted"] == "deployed"
    assert found["As of"] == "Oct 2024, printed “October”; inferred: the year of publication"
    assert "Period counted" not in found
    assert "Stance" not in found


def test_carried_speakers_and_events_say_so(samples) -> None:
    from dataclasses import replace

    claim = samples.flood()[0]
    carried = replace(claim, sources=(replace(claim.sources[0], stated=False, anonymous=True),))
    found = dict(fields_of(carried, samples.NAMES))
    assert found["Said by"].endswith("(rescue, Austria, not named, carried here from the context)")
    assert found["Event"] == "flood, 3 Jun 2025, printed “burst”"
    assert found["Way of counting"] == "a running total"
