"""The gate of audits: floors are held and pinned upwards, and a right answer without its proof is not right."""

import importlib.util
import json
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "audit_gate.py"
ARTICLE = "The flood killed 12 people in Osijek, Croatia.<ref>https://bell.example/flood</ref>"
SOURCE = "The flood in Osijek, Croatia, killed 12 people and injured 30, police said."


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("audit_gate", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "audit_gate", module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set of one article with one figure."""
    sources = tmp_path / "articles" / "flood" / "sources"
    sources.mkdir(parents=True)
    (sources / "bell.txt").write_text(SOURCE, encoding="utf-8")
    (sources / "counterclaim.csv").write_text("file,url\nbell.txt,https://bell.example/flood\n", encoding="utf-8")
    (sources.parent / "article.wiki").write_text(ARTICLE, encoding="utf-8")
    write_gold(tmp_path, "in_source", "killed 12 people")
    return tmp_path


def write_gold(folder: Path, answer: str, proof: str) -> None:
    """Ask for `answer` with `proof`."""
    row = {
        "article": "flood/article.wiki", "date": "2025-05-20", "start": ARTICLE.index("12"), "number": "12",
        "quote": "killed 12 people", "answer": answer, "doc": "bell.txt", "proof": proof,
    }  # fmt: skip
    (folder / "articles" / "gold.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")


def test_floors_are_pinned_and_held(gate: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main(["--pin"], folder) == 0
    assert tomllib.loads((folder / "floors.toml").read_text(encoding="utf-8")) == {"articles": 0.99}
    assert gate.main([], folder) == 0
    write_gold(folder, "other_kind", "injured 12")
    assert gate.main([], folder) == 1
    told = capsys.readouterr()
    assert "articles is 0.0000, and its floor 0.9900." in told.err
    assert "asked other_kind: injured 12\n    told in_source" in told.out


def test_an_answer_without_its_proof_is_not_right(gate: ModuleType, folder: Path) -> None:
    write_gold(folder, "in_source", "the flood claimed a dozen lives")
    (outcome,) = gate.outcomes(folder / "articles")
    assert outcome.answered and not outcome.right


def test_a_choice_between_answers_and_figures_beside_the_reference_are_told(
    gate: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ARTICLE + " It injured 30 people."
    (folder / "articles" / "flood" / "article.wiki").write_text(whole, encoding="utf-8")
    told = gate.audited(folder / "articles" / "flood" / "article.wiki", "2025-05-20")
    assert len(told) == 2
    gate.main(["--pin"], folder)
    out = capsys.readouterr().out
    assert "right, with other answers for the same number: 0" in out
    assert "figures told beside those of the reference: 1" in out
    monkeypatch.setattr(gate, "audited", lambda *_: [*told, replace(told[0], answer="not_in_source")])
    assert gate.main([], folder) == 0
    assert "right, with other answers for the same number: 1" in capsys.readouterr().out


def test_the_house_s_own_articles_are_enough(gate: ModuleType) -> None:
    rows = [json.loads(line) for line in (gate.FOLDER / "articles" / "gold.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) >= 100 and len({row["article"] for row in rows}) >= 10
    for row in rows:
        words = (gate.FOLDER / "articles" / row["article"]).read_text("utf-8")
        assert words[row["start"] :].startswith(row["number"])
