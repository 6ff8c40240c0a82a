"""Asking an endpoint: what is tried again, what ends the run, and what is never told."""

import time

import pytest

from counterclaim.errors import EndpointError, Unanswered, UsageError
from counterclaim.extract.readers.llm.endpoint import TRIES, Answered, Endpoint
from counterclaim.extract.readers.llm.proposals import schema
from counterclaim.settings import Llm

from ....chat import KEY, Chat, Said

ASKED = ({"role": "system", "content": "Find."}, {"role": "user", "content": "[1] 14 were killed."})


def ask(chat: Chat, first_wait: float = 0.01, seconds: float = 10, **given: str) -> Answered:
    endpoint = Endpoint(Llm(given.get("url", chat.url), "scripted", KEY), first_wait, seconds)
    try:
        return endpoint.ask(ASKED, schema())
    finally:
        endpoint.close()


def test_what_is_sent_and_what_comes_back(chat: Chat) -> None:
    answer = ask(chat)
    assert (answer.text, answer.tokens_in, answer.tokens_out, answer.cut_off) == ('{"claims": []}', 1000, 100, False)
    assert chat.heads[0]["path"] == "/v1/chat/completions"
    assert chat.heads[0]["authorization"] == f"Bearer {KEY}"
    request = chat.asked[0]
    assert (request["model"], request["messages"], request["temperature"]) == ("scripted", list(ASKED), 0)
    assert request["response_format"]["json_schema"]["schema"] == schema()


def test_a_whole_address_is_taken_as_it_is(chat: Chat) -> None:
    ask(chat, url=chat.url + "/chat/completions?version=1")
    assert chat.heads[0]["path"] == "/v1/chat/completions?version=1"


def test_an_endpoint_without_schemas_is_asked_plainly_and_from_then_on(chat: Chat) -> None:
    chat.script = lambda request: Said(status=400, body="no such parameter") if "response_format" in request else Said()
    endpoint = Endpoint(Llm(chat.url, "scripted"))
    assert [endpoint.ask(ASKED, schema()).text for _ in range(2)] == ['{"claims": []}'] * 2
    assert [len(request) for request in chat.asked] == [4, 2, 2]
    assert "authorization" not in chat.heads[0]
    endpoint.close()


@pytest.mark.parametrize("status", [429, 500, 503])
def test_trouble_that_passes_is_waited_out(chat: Chat, status: int) -> None:
    chat.says(Said(status=status, body="later"), Said(status=status, body="later"), Said())
    assert ask(chat).text == '{"claims": []}'
    assert len(chat.asked) == 3


def test_a_server_that_says_when_is_heard(chat: Chat) -> None:
    chat.says(Said(status=429, headers={"Retry-After": "1"}), Said())
    ask(chat)
    assert chat.times[1] - chat.times[0] >= 1


def test_a_server_that_says_tomorrow_is_not_waited_for(chat: Chat) -> None:
    chat.says(Said(status=429, headers={"Retry-After": "86400"}))
    with pytest.raises(Unanswered, match=r"asks to wait 86,400 seconds"):
        ask(chat)
    assert len(chat.asked) == 1


def test_trouble_that_stays_is_a_problem_of_the_document(chat: Chat) -> None:
    chat.says(Said(status=500, body=f"broken for {KEY}"))
    with pytest.raises(Unanswered, match=r"answered 500 \(“broken for …”\)") as raised:
        ask(chat)
    assert raised.value.kind == "unanswered"
    assert len(chat.asked) == TRIES


def test_an_answer_that_takes_too_long_is_given_up(chat: Chat) -> None:
    chat.says(Said(seconds=0.5))
    began = time.monotonic()
    with pytest.raises(Unanswered, match="took too long"):
        ask(chat, seconds=0.05)
    assert time.monotonic() - began < 5


def test_nobody_there(chat: Chat) -> None:
    chat.close()
    with pytest.raises(Unanswered, match="no connection"):
        ask(chat)


@pytest.mark.parametrize(
    ("status", "told"), [(401, "COUNTERCLAIM_LLM_KEY"), (403, "COUNTERCLAIM_LLM_KEY"), (404, "COUNTERCLAIM_LLM_MODEL")]
)
def test_what_will_never_work_ends_the_run(chat: Chat, status: int, told: str) -> None:
    chat.says(Said(status=status, body=f"Incorrect API key provided: {KEY}"))
    with pytest.raises(EndpointError, match=told) as raised:
        ask(chat)
    assert not isinstance(raised.value, Unanswered)
    assert KEY not in str(raised.value)
    assert len(chat.asked) == 1


def test_the_key_is_not_sent_on_to_elsewhere(chat: Chat) -> None:
    chat.says(Said(status=307, headers={"Location": "http://127.0.0.1:9/v1/chat/completions"}))
    with pytest.raises(EndpointError, match="sends elsewhere"):
        ask(chat)
    assert len(chat.asked) == 1


@pytest.mark.parametrize(
    "body", ["<html>Welcome</html>", "{}", '{"choices": []}', '{"choices": [{"message": "?"}]}', "[]"]
)
def test_an_answer_of_something_else(chat: Chat, body: str) -> None:
    chat.says(Said(body=body))
    with pytest.raises(Unanswered, match="is no chat of a language model"):
        ask(chat)


def test_neither_a_message_nor_a_print_holds_a_key_or_a_password() -> None:
    given = Llm("http://reader:hidden@127.0.0.1:9/v1", "m", KEY)
    assert KEY not in repr(given)
    endpoint = Endpoint(given, 0.001)
    with pytest.raises(Unanswered) as raised:
        endpoint.ask(ASKED, schema())
    assert "hidden" not in str(raised.value)
    assert "http://127.0.0.1:9 did not answer" in str(raised.value)
    endpoint.close()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (Llm(None, None), r"address of its endpoint \(COUNTERCLAIM_LLM_URL\) and the name of the model"),
        (Llm("http://localhost:11434/v1", None), r"give the name of the model \(COUNTERCLAIM_LLM_MODEL\)"),
        (Llm("localhost:11434", "m"), "is no address of an endpoint"),
        (Llm("ftp://localhost/v1", "m"), "is no address of an endpoint"),
    ],
)
def test_what_is_missing_is_told_with_an_example(given: Llm, told: str) -> None:
    with pytest.raises(UsageError, match=told) as raised:
        Endpoint(given)
    assert "With Ollama on this machine" in str(raised.value)
