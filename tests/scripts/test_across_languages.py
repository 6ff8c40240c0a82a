"""The measure of how alike one article is read in several languages."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "across_languages.py"


def test_shares_and_wrong_claims_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {
        "en": {"fire": "12 people were killed.\n30 were injured.", "ball": "Nobody came."},
        "de": {"fire": "12 Menschen wurden getötet.\nEs war kalt.", "ball": "Bei dem Spiel starben 40 Menschen."},
    }
    for lang, articles in texts.items():
        lines = [json.dumps({"id": f"{id}.{lang}", "lang": lang, "text": text}) for id, text in articles.items()]
        (tmp_path / f"docs.{lang}.jsonl").write_text("\n".join(lines), "utf-8")
    (tmp_path / "claims.jsonl").write_text(json.dumps({"doc": "fire"}), "utf-8")
    spec = importlib.util.spec_from_file_location("across_languages", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(sys, "argv", ["across_languages.py", str(tmp_path)])
    module.main()
    printed = capsys.readouterr().out.split("\n")
    assert printed[1].split() == ["de", "0.500", "0.500", "1", "1"]
    assert printed[2].split() == ["en", "0", "1"]
    assert printed[3].split() == ["all", "0.500", "0.500", "1", "2"]
