"""The command: what it prints, and what its exit status says."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from counterclaim.cli import app

ARTICLE = "The flood in Osijek, Croatia, killed 14 people{first} and injured 30.{second}\n"
CITED = "<ref>https://bell.example/a</ref>"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "bell.txt").write_text("In Osijek, Croatia, 14 people were injured.", encoding="utf-8")
    (tmp_path / "reports" / "counterclaim.csv").write_text("file,url\nbell.txt,https://bell.example/a\n", "utf-8")
    return tmp_path


def audit(*words, status=0):
    done = CliRunner().invoke(app, ["audit", "a.wiki", *words])
    assert done.exit_code == status, done.stderr
    return done.stdout


def test_records_and_rows(folder):
    (folder / "a.wiki").write_text(ARTICLE.format(first=CITED, second=CITED), encoding="utf-8")
    killed, injured = map(json.loads, audit("--sources", "reports", "--format", "jsonl").splitlines())
    assert (killed["answer"], injured["answer"]) == ("other_kind", "not_in_source")
    assert killed["proofs"][0]["quote"] == "In Osijek, Croatia, 14 people were injured."
    rows = list(csv.DictReader(io.StringIO(audit("--sources", "reports", "--format", "csv"))))
    assert [row["references"] for row in rows] == ["https://bell.example/a"] * 2


def test_a_source_that_is_not_to_be_had_is_status_one(folder):
    (folder / "a.wiki").write_text(ARTICLE.format(first=CITED, second="<ref>https://b.example</ref>"), "utf-8")
    shown = audit("--sources", "reports", "--format", "table", status=1)
    assert "source not to be had" in shown
    assert "2 figures: 1 another kind, 1 source not to be had." in shown


def test_a_page(folder):
    (folder / "a.wiki").write_text(ARTICLE.format(first=CITED, second=""), encoding="utf-8")
    shown = audit("--sources", "reports", "--format", "html")
    assert shown.startswith("<!DOCTYPE html>") and 'href="#f1"' in shown


def test_wrong_use(folder):
    assert audit("--sources", "reports", status=2) == ""
    (folder / "a.wiki").write_text(ARTICLE.format(first="", second=""), encoding="utf-8")
    assert audit(status=2) == ""  # neither sources nor a ledger
