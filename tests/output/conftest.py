"""What the tests of the outputs share: the sample reports, and the page made of them."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.output.report import report_html


@pytest.fixture(scope="session")
def samples() -> ModuleType:
    """The module `samples.py` beside this file."""
    spec = importlib.util.spec_from_file_location("output_samples", Path(__file__).with_name("samples.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def page(samples: ModuleType) -> str:
    """The report of all samples."""
    return report_html(
        samples.DOCUMENTS, samples.everything(), samples.PROBLEMS, "Who says how many", "Made by hand.", samples.NAMES
    )
