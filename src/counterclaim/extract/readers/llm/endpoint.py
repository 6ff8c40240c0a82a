"""A client of the chat-completions protocol, as OpenAI's API and local servers (Ollama, llama.cpp, vLLM) speak it.

The protocol: https://platform.openai.com/docs/api-reference/chat
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

from httpx2 import URL, Client, HTTPError, InvalidURL, Response

from counterclaim.errors import EndpointError, Unanswered, UsageError
from counterclaim.extract.readers.llm.credentials import headers_for
from counterclaim.extract.readers.llm.prompt import Messages
from counterclaim.settings import LLM_KEY_VARIABLE, LLM_MODEL_VARIABLE, LLM_URL_VARIABLE, Llm

TRIES = 4
"""So often a request is made that is answered with "later", with trouble of the server, or not at all."""

SECONDS = 180.0
"""So long one answer may take: a local model on a slow machine writes a few words a second."""

LONGEST_WAIT = 120.0
"""A server that asks for more seconds than these is not waited for."""

_CONNECT = 10.0
_FIRST_WAIT = 1.0  # seconds before the second try; twice as many before each further one
_PATH = "/chat/completions"
_ASK = f"With Ollama on this machine:\n  {LLM_URL_VARIABLE}=http://localhost:11434/v1\n  {LLM_MODEL_VARIABLE}=qwen3:8b"
_LATER = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_UNUSABLE = {
    401: f"it refuses the key, or wants one: set {LLM_KEY_VARIABLE}",
    402: "its account has no money left",
    403: f"it does not let this key do so: see {LLM_KEY_VARIABLE}",
    404: f"it knows no such address or model: see {LLM_URL_VARIABLE} and {LLM_MODEL_VARIABLE}",
    405: f"there is no chat at this address: see {LLM_URL_VARIABLE}",
}


@dataclass(frozen=True, slots=True)
class Answered:
    """What a model answered: its words, the tokens read and written as the endpoint counts them, the seconds that took,
    and whether the end was cut off."""

    text: str
    tokens_in: int
    tokens_out: int
    seconds: float
    cut_off: bool = False


class Endpoint:
    """The endpoint and the model that `given` names. Safe to be asked from several threads at a time."""

    def __init__(self, given: Llm, first_wait: float = _FIRST_WAIT, seconds: float = SECONDS) -> None:
        """`first_wait` are the seconds before the second try, `seconds` those that one answer may take.

        Raises UsageError where address or model are missing, and for a key that cannot go there.
        """
        if not given.url or not given.model:
            lacking = " and ".join(
                f"the {what} ({variable})"
                for what, variable, value in (
                    ("address of its endpoint", LLM_URL_VARIABLE, given.url),
                    ("name of the model", LLM_MODEL_VARIABLE, given.model),
                )
                if not value
            )
            raise UsageError(f"To read with a language model, give {lacking}. {_ASK}")
        self.url, self.model = _address(given.url), given.model
        self._key = given.key
        self._first_wait = first_wait
        self._ending = threading.Event()
        self._plain = False  # it knows no schemas, or no temperature
        local = self.url.host in ("localhost", "127.0.0.1", "::1")
        headers = headers_for(given.key, self.url)
        # A proxy is for the net: what goes to this machine goes there.
        self._client = Client(headers=headers, timeout=(_CONNECT, seconds, seconds, seconds), trust_env=not local)

    def wait_no_more(self) -> None:
        """End all waiting for another try."""
        self._ending.set()

    def close(self) -> None:
        """End the connections. To be called when nothing is asked any more."""
        self._ending.set()
        self._client.close()

    def ask(self, messages: Messages, schema: dict[str, Any]) -> Answered:
        """What the model answers to `messages`, held to the JSON `schema` where the endpoint can do that.

        Raises Unanswered where it gives none after some tries, EndpointError where it never will.
        """
        why, wait = "", self._first_wait
        for again in range(TRIES):
            if again and self._ending.wait(wait):
                break
            began = time.monotonic()
            try:
                response = self._post(messages, schema)
            except HTTPError as error:
                why, wait = self._untold(error), self._first_wait * 2**again
                continue
            if response.status_code == HTTPStatus.OK:
                return self._answer(response, time.monotonic() - began)
            self._end_if_unusable(response)
            why = self._told(response)
            if response.status_code not in _LATER:
                break
            wait = _asked_to_wait(response) or self._first_wait * 2**again
            if wait > LONGEST_WAIT:
                why += f", and asks to wait {wait:,.0f} seconds"
                break
        raise Unanswered("unanswered", f"The language model gave no answer: {why}.")

    def _post(self, messages: Messages, schema: dict[str, Any]) -> Response:
        body: dict[str, Any] = {"model": self.model, "messages": list(messages)}
        if self._plain:
            return self._client.post(self.url, json=body)
        shape = {"name": "claims", "strict": True, "schema": schema}
        wishes = {"temperature": 0, "response_format": {"type": "json_schema", "json_schema": shape}}
        response = self._client.post(self.url, json={**body, **wishes})
        if response.status_code not in (HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY):
            return response
        bare = self._client.post(self.url, json=body)
        self._plain = bare.status_code == HTTPStatus.OK
        return bare

    def _answer(self, response: Response, seconds: float) -> Answered:
        try:
            record = response.json()
            choice = record["choices"][0]
            text, usage = choice["message"]["content"] or "", record.get("usage") or {}
            used = [int(usage.get(name) or 0) for name in ("prompt_tokens", "completion_tokens")]
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise Unanswered(
                "unanswered",
                f"What answered at {self._where} is no chat of a language model: its answer has no choices.",
            ) from error
        return Answered(str(text), used[0], used[1], seconds, choice.get("finish_reason") == "length")

    def _end_if_unusable(self, response: Response) -> None:
        status = response.status_code
        if status in _UNUSABLE:
            raise EndpointError(f"The endpoint at {self._where} answered {status}: {_UNUSABLE[status]}.")
        if response.is_redirect:
            raise EndpointError(
                f"The endpoint at {self._where} sends elsewhere: set {LLM_URL_VARIABLE} to where it is."
            )

    def _told(self, response: Response) -> str:
        """What the server says went wrong, without the key, which some servers repeat."""
        words = " ".join(response.text.split())
        if self._key:
            words = words.replace(self._key, "…")
        said = f" (“{words[:200]}”)" if words else ""
        return f"{self._where} answered {response.status_code}{said}"

    def _untold(self, error: HTTPError) -> str:
        kind = type(error).__name__
        return f"{self._where} did not answer ({'took too long' if 'Timeout' in kind else 'no connection'})"

    @property
    def _where(self) -> str:
        """The server as it may be told: without a path, for a name or a password may stand in an address."""
        port = f":{self.url.port}" if self.url.port else ""
        return f"{self.url.scheme}://{self.url.host}{port}"


def _address(written: str) -> URL:
    try:
        url = URL(written)
    except InvalidURL:
        url = URL("")
    if url.scheme not in ("http", "https") or not url.host:
        raise UsageError(f"{LLM_URL_VARIABLE} is no address of an endpoint. {_ASK}")
    path = url.path.rstrip("/")
    return url if path.endswith(_PATH) else url.copy_with(path=path + _PATH)


def _asked_to_wait(response: Response) -> float | None:
    """The seconds that a `Retry-After` asks for, as a number or as a date (RFC 9110, 10.2.3)."""
    told = response.headers.get("Retry-After", "").strip()
    try:
        return max(0.0, float(told))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except ValueError:
        return None
