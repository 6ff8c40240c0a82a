"""The fuzzer, in short: nothing is found today; and it would find what it looks for."""

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.extract import claims_of
from counterclaim.model import Claim, Document, Problem, Span

SCRIPT = Path(__file__).parents[2] / "scripts" / "fuzz.py"
DOCUMENT = Document("a", "Police in Kyiv said on Monday that 12 people were killed.", "en")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="counts memory as POSIX does")


def test_spoilt_input_brings_no_finding() -> None:
    command = [sys.executable, str(SCRIPT), "--inputs", "300", "--drawn", "100", "--languages", "en,zh"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stdout[-5_000:] + done.stderr[-2_000:]
    assert "400 inputs" in done.stdout
    assert "Findings: 0" in done.stdout


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The script as a module."""
    monkeypatch.syspath_prepend(SCRIPT.parent)
    spec = importlib.util.spec_from_file_location("fuzz", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "fuzz", module)
    spec.loader.exec_module(module)
    return module


def test_an_input_is_always_the_same(script: ModuleType) -> None:
    assert [script.made(number, ("en",)) for number in range(30)] == [script.made(n, ("en",)) for n in range(30)]
    assert len({script.made(number, ("en",))[0] for number in range(200)}) > 10


def test_what_does_not_stand_in_the_text_is_found(script: ModuleType) -> None:
    (claim,) = (item for item in claims_of(DOCUMENT) if isinstance(item, Claim))
    assert script.misquoted(DOCUMENT, claim) is None
    wrong = (
        replace(claim, start=claim.start + 1),
        replace(claim, sentence=replace(claim.sentence, end=claim.sentence.end - 1)),
        replace(claim, group=replace(claim.group, text="soldiers")),
        replace(claim, places=(replace(claim.places[0], text="Kiev"),)),
        replace(claim, evidence={**claim.evidence, "measure": (Span(50, 900),)}),
        replace(claim, text="t_0"),
    )
    assert all(script.misquoted(DOCUMENT, each) for each in wrong)
    assert script.misquoted(DOCUMENT, Problem("a", "extract", "doubtful_span", "It does not stand there.", 1, 2))


def test_a_failing_reader_is_found(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError("by nought")

    seen = script.Seen()
    monkeypatch.setattr(script, "claims_of", fail)
    script.tried(7, "text", "a.txt", DOCUMENT.text.encode(), seen)
    (finding,) = seen.findings
    assert finding.startswith("input 7 (text): ZeroDivisionError: by nought")
