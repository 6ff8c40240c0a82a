"""What became of a statement on its way."""

from counterclaim.reconcile.drift import drift, drift_words
from counterclaim.reconcile.wording import english


def test_drift_is_data_and_words(tell):
    source = tell("a", 30, "casualties", "more_than").claim
    retold = tell("b", 30, "killed", "about").claim
    changes = drift(source, retold)
    assert changes == {"measure": "casualties>killed", "qualifier": "more_than>about"}
    said = "On the way “killed or injured” became “killed” and “more than” became “about”."
    assert english(drift_words(changes)) == said
    assert drift_words(drift(source, source)) is None
