"""The gate: a score below its floor fails, and a floor sinks only with a reason that stays."""

import importlib.util
import json
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "quality_gate.py"


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("quality_gate", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "quality_gate", module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def quality(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A reference set in two languages, and a shared one for one of them."""
    for folder in ("quality/en", "quality/nl", "shared/eval/news"):
        (tmp_path / folder).mkdir(parents=True)
        suffix = ".nl" if "news" in folder else ""
        row = {"id": "a", "lang": "nl" if suffix else folder[-2:], "text": "12 dead."}
        (tmp_path / folder / f"docs{suffix}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
        (tmp_path / folder / "claims.jsonl").write_text("", encoding="utf-8")
    monkeypatch.setenv("COUNTERCLAIM_SHARED", str(tmp_path / "shared"))
    return tmp_path / "quality"


def scoring(gate: ModuleType, monkeypatch: pytest.MonkeyPatch, core: float, full: float) -> None:
    """Let every set score so much."""

    def measure(quality: Path, shared: Path) -> dict[tuple[str, str], object]:
        sets = gate.reference_sets(quality, shared)
        return {(name, lang): gate.Floor(core, full, gate.digest(docs, gold)) for name, lang, docs, gold in sets}

    monkeypatch.setattr(gate, "measure", measure)


def test_the_sets_that_are_here(gate: ModuleType, quality: Path) -> None:
    found = [(name, lang) for name, lang, _, _ in gate.reference_sets(quality, quality.parent / "shared")]
    assert found == [("quality", "en"), ("quality", "nl"), ("news", "nl")]


def test_a_set_without_a_floor_fails(
    gate: ModuleType, quality: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scoring(gate, monkeypatch, 0.9, 0.8)
    assert gate.main([], quality) == 1
    assert "quality en has no floor: run scripts/quality_gate.py --pin" in capsys.readouterr().err


def test_a_score_below_its_floor_fails(
    gate: ModuleType, quality: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scoring(gate, monkeypatch, 0.9, 0.8)
    assert gate.main(["--pin"], quality) == 0
    assert gate.load(quality / "floors.toml")[0]["news", "nl"].core == 0.89
    published = tomllib.loads((quality.with_name("src") / "counterclaim/packs/scores.toml").read_text("utf-8"))
    assert published["nl"]["news"] == {"core": 0.9, "full": 0.8}
    scoring(gate, monkeypatch, 0.891, 0.791)
    assert gate.main([], quality) == 0
    scoring(gate, monkeypatch, 0.891, 0.5)
    assert gate.main([], quality) == 1
    assert "news nl: full F1 0.5000 is below its floor 0.7900." in capsys.readouterr().err


def test_other_references_than_pinned_fail_until_they_are_pinned(
    gate: ModuleType, quality: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scoring(gate, monkeypatch, 0.9, 0.8)
    gate.main(["--pin"], quality)
    (quality / "en" / "claims.jsonl").write_text("\n", encoding="utf-8")
    assert gate.main([], quality) == 1
    assert gate.main(["--pin"], quality) == 0
    assert gate.main([], quality) == 0


def test_pinning_raises_and_never_lowers_without_a_reason(
    gate: ModuleType, quality: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    floors = quality / "floors.toml"
    scoring(gate, monkeypatch, 0.9, 0.8)
    gate.main(["--pin"], quality)
    scoring(gate, monkeypatch, 0.895, 0.9)
    gate.main(["--pin"], quality)
    assert gate.load(floors)[0]["quality", "en"].core == 0.89
    assert gate.load(floors)[0]["quality", "en"].full == 0.89
    before = floors.read_bytes()
    scoring(gate, monkeypatch, 0.5, 0.9)
    assert gate.main(["--pin"], quality) == 1
    assert floors.read_bytes() == before
    with pytest.raises(SystemExit):
        gate.main(["--pin", "--lower"], quality)
    assert gate.main(["--pin", "--lower", "--why", 'A "harder" set: «Öl»'], quality) == 0
    pinned, lowered = gate.load(floors)
    assert pinned["quality", "en"].core == 0.49
    assert [row["why"] for row in lowered] == ['A "harder" set: «Öl»'] * 3
    assert lowered[0]["floor"] == "quality en core 0.8900 to 0.4900"
    scoring(gate, monkeypatch, 0.6, 0.9)
    gate.main(["--pin"], quality)
    assert len(gate.load(floors)[1]) == 3


def test_floors_of_sets_that_are_not_here_are_kept(
    gate: ModuleType, quality: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scoring(gate, monkeypatch, 0.9, 0.8)
    gate.main(["--pin"], quality)
    monkeypatch.setenv("COUNTERCLAIM_SHARED", str(quality / "nowhere"))
    assert gate.main(["--pin"], quality) == 0
    assert "Not here, and not scored: news." in capsys.readouterr().out
    assert ("news", "nl") in gate.load(quality / "floors.toml")[0]


def test_nothing_to_score_is_a_failure(gate: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_SHARED", str(tmp_path))
    assert gate.main([], tmp_path) == 1
