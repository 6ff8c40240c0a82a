"""URNs stay, and tell apart."""

from uuid import UUID

from counterclaim.output.export.urns import urn


def test_a_urn_is_the_same_for_the_same_parts_and_no_others() -> None:
    assert (
        urn("claim", "a.txt", "m_1") == urn("claim", "a.txt", "m_1") == "urn:uuid:70635927-1c87-5736-a7a7-14a193a1b186"
    )
    assert len({urn("claim", "a", "b"), urn("claim", "ab"), urn("report", "a", "b")}) == 3
    assert UUID(urn("claim", "a.txt", "m_1")).version == 5
