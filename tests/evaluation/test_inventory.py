"""What the pack of each language has and lacks, one's own packs among them."""

import shutil
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from counterclaim.errors import UsageError
from counterclaim.evaluation.inventory import inventory
from counterclaim.extract import claims_of
from counterclaim.model import Claim, Document
from counterclaim.packs import languages, loading


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of one's own packs, with a copy of the English one as "xx"."""
    with as_file(files("counterclaim.packs").joinpath("en")) as source:
        shutil.copytree(source, tmp_path / "xx")
    monkeypatch.setenv("COUNTERCLAIM_PACKS", str(tmp_path))
    loading.pack_for.cache_clear()
    yield tmp_path
    loading.pack_for.cache_clear()


@pytest.mark.parametrize("lang", languages())
def test_packs_that_come_with_the_program_lack_nothing(lang: str) -> None:
    (language,) = inventory((lang,))
    assert language.lacks == ()
    assert language.name != lang and language.words > 1_000 and language.measures == 17 and language.cases >= 50
    assert language.scores


def test_a_pack_may_live_elsewhere(shelf: Path) -> None:
    assert "xx" in languages()
    (found,) = claims_of(Document("d", "12 people were killed.", lang="xx"))
    assert isinstance(found, Claim) and found.lang == "xx" and found.quantity.spoken == 12


def test_what_is_missing_is_told(shelf: Path) -> None:
    outcomes = shelf / "xx" / "outcomes.toml"
    outcomes.write_text(outcomes.read_text("utf-8").replace("[gathered]", "[gathering]"), "utf-8")
    (shelf / "xx" / "SOURCES.md").unlink()
    cases = shelf / "xx" / "cases.toml"
    cases.write_text('[[case]]\ntext = "12 people were killed."\ngloss = "-"\nclaims = []\n', "utf-8")
    (language,) = inventory(("xx",), run_cases=True)
    told = "\n".join(language.lacks)
    for words in ("no words for gathered", "no SOURCES.md", "1 cases; 50", "No case counts", "12 people were killed"):
        assert words in told


def test_a_pack_that_cannot_be_read_says_so(shelf: Path) -> None:
    (shelf / "xx" / "dates.toml").write_text("months = [", "utf-8")
    (language,) = inventory(("xx",))
    assert "dates.toml" in language.lacks[0]


def test_a_language_without_a_pack_is_refused() -> None:
    with pytest.raises(UsageError, match="no pack 'qq'"):
        inventory(("qq",))
