"""The score of the check: every figure of a sentence must get what was expected."""

from collections import Counter
from pathlib import Path

import pytest

from counterclaim.errors import UsageError
from counterclaim.evaluation.check import Sentence, load_sentences, score_check

SET = Path(__file__).parents[2] / "quality" / "check" / "sentences.jsonl"


def test_every_figure_must_be_right_and_there_must_be_one() -> None:
    sentences = [Sentence(str(n), "en", str(n), "current", "") for n in range(4)]
    statuses = {"0": ["current", "current"], "1": ["current", "outdated"], "2": [], "3": ["unknown"]}
    score = score_check(sentences, lambda text, _: [{"status": status} for status in statuses[text]])
    assert [outcome.right for outcome in score.outcomes] == [True, False, False, False]
    assert (score.right, score.of("current"), score.of("unknown")) == (0.25, (1, 4), (0, 0))


def test_the_set_keeps_what_it_promises() -> None:
    sentences = load_sentences(SET)
    expected, langs = Counter(one.expect for one in sentences), Counter(one.lang for one in sentences)
    assert len(sentences) >= 84
    assert set(expected) == {"current", "outdated", "distorted", "contested", "unknown"}
    assert min(expected.values()) >= 10
    assert sum(count >= 7 for count in langs.values()) >= 10


def test_a_file_that_is_no_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_sentences(tmp_path / "none.jsonl")
    (tmp_path / "odd.jsonl").write_text("[1]", encoding="utf-8")
    with pytest.raises(UsageError, match="does not hold sentences"):
        load_sentences(tmp_path / "odd.jsonl")
