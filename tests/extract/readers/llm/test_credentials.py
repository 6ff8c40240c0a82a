"""The key of an endpoint goes where nobody else reads it, and only if a header can carry it."""

import pytest
from httpx2 import URL

from counterclaim.errors import UsageError
from counterclaim.extract.readers.llm.credentials import headers_for
from counterclaim.extract.readers.llm.endpoint import Endpoint
from counterclaim.settings import Llm

KEY = "sk-written-for-tests"


@pytest.mark.parametrize(
    "where",
    [
        "https://model.example", "https://8.8.8.8", "http://localhost:11434", "http://127.0.0.1", "http://[::1]:1",
        "http://10.0.0.7", "http://192.168.1.5", "http://[fd00::1]", "http://[::ffff:10.0.0.7]", "http://ollama:11434",
        "http://desk.local", "http://models.newsroom.internal",
    ],
)  # fmt: skip
def test_a_key_goes_over_tls_and_through_the_own_network(where: str) -> None:
    assert headers_for(KEY, URL(where)) == {"Authorization": f"Bearer {KEY}"}


@pytest.mark.parametrize(
    "where",
    [
        "http://model.example/v1", "http://8.8.8.8", "http://134744072", "http://0x8080808", "http://[2001:4860::8888]",
        "http://[::ffff:8.8.8.8]", "http://local.example", "http://notlocal.internal.example", "http://10.0.0.7.example",
    ],
)  # fmt: skip
def test_a_key_goes_nowhere_in_the_clear(where: str) -> None:
    with pytest.raises(UsageError, match="https://") as raised:
        Endpoint(Llm(where, "m", KEY))
    assert KEY not in str(raised.value)
    assert headers_for(None, URL(where)) == {}


def test_a_password_in_the_address_goes_nowhere_in_the_clear() -> None:
    with pytest.raises(UsageError, match="https://") as raised:
        headers_for(None, URL("http://reader:hidden@model.example"))
    assert "hidden" not in str(raised.value)


@pytest.mark.parametrize("key", ["schlüssel", "sk-1\n", "sk-1\r\nX: y", "“sk-1”", "sk 1", "\ufeffsk-1", "sk\x001"])
def test_what_no_header_carries_is_told_by_the_name_of_the_variable(key: str) -> None:
    with pytest.raises(UsageError, match="COUNTERCLAIM_LLM_KEY") as raised:
        Endpoint(Llm("http://localhost:11434/v1", "m", key))
    assert key not in str(raised.value)
