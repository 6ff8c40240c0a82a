"""Where reports are read, as the command line takes it."""

import pytest

from counterclaim.cli.options import Engine, engine_named
from counterclaim.errors import UsageError


def test_this_machine_or_those_of_a_scheduler() -> None:
    assert engine_named(Engine.local, None) == "local"
    assert engine_named(Engine.dask, "tcp://192.0.2.7:8786") == "dask@tcp://192.0.2.7:8786"


def test_the_engine_and_its_scheduler_go_together() -> None:
    with pytest.raises(UsageError, match="--scheduler goes with --engine dask"):
        engine_named(Engine.local, "tcp://192.0.2.7:8786")
    for missing in (None, "192.0.2.7:8786"):
        with pytest.raises(UsageError, match="needs the address of a Dask scheduler"):
            engine_named(Engine.dask, missing)
