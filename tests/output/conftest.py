"""What the tests of the outputs share: the sample reports, and the page made of them."""

import importlib.util
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.model import Claim, Position, Story
from counterclaim.output.report import report_html
from counterclaim.reconcile.dossier import Dossier
from counterclaim.relating import Related
from counterclaim.resolve.telling import told_of


def dossier(claims: Sequence[Claim], positions: Sequence[Position] = ()) -> Dossier:
    """The dossier of a story that `claims` tell."""
    docs = tuple(sorted({claim.doc for claim in claims}))
    own = tuple(position for position in positions if position.doc in docs)
    story = Story(f"s_{docs[0]}", f"What {len(docs)} reports tell", docs)
    return Related(story, tuple(told_of(claims, {})), own).dossier("latest-official")


@pytest.fixture(scope="session")
def dossier_from() -> Callable[..., Dossier]:
    """Makes the dossier of a story from claims."""
    return dossier


@pytest.fixture(scope="session")
def samples() -> ModuleType:
    """The module `samples.py` beside this file."""
    spec = importlib.util.spec_from_file_location("output_samples", Path(__file__).with_name("samples.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def dossiers(samples: ModuleType) -> list[Dossier]:
    """The stories of all samples: a conflict, a flood, and two told by one report."""
    told = (samples.conflict(), samples.flood(), samples.arabic(), samples.hostile())
    return [dossier(claims, samples.POSITIONS) for claims in told]


@pytest.fixture(scope="session")
def page(samples: ModuleType, dossiers: list[Dossier]) -> str:
    """The report of all samples."""
    told = samples.everything()
    title, made = "Who says how many", "Made by hand."
    return report_html(samples.DOCUMENTS, told, dossiers, samples.PROBLEMS, title, made, samples.NAMES)
