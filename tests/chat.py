"""A server on loopback that speaks the chat-completions protocol, and says what it is told: no model is called."""

import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-secret-0815"
"""What no message, log or file may hold."""


@dataclass
class Said:
    """What the server says to one request: `text` as the model's words, or with another `status` as the body."""

    text: str = '{"claims": []}'
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    finish: str = "stop"
    seconds: float = 0.0
    body: str | None = None


Script = Callable[[dict[str, Any]], Said]


def proposals(*claims: dict[str, Any], around: str = "{}") -> Said:
    """An answer that proposes `claims`; what they leave out is what the closed lists call unknown."""
    return Said(around.replace("{}", json.dumps({"claims": [{"sentence": 1, **claim} for claim in claims]})))


def sentences(request: dict[str, Any]) -> list[str]:
    """The numbered sentences that a request asks about, in their order."""
    return re.findall(r"^\[\d+\] (.*)$", request["messages"][1]["content"], re.MULTILINE)


class Chat:
    """A server whose `script` makes of each request what it says; `asked` are the requests, `heads` their headers."""

    def __init__(self) -> None:
        self.script: Script = lambda request: Said()
        self.asked: list[dict[str, Any]] = []
        self.heads: list[dict[str, str]] = []
        self.times: list[float] = []
        self.most, self._now, self._lock = 0, 0, threading.Lock()
        chat = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                with chat._lock:
                    chat.asked.append(request)
                    chat.heads.append({"path": self.path, **{name.lower(): v for name, v in self.headers.items()}})
                    chat.times.append(time.monotonic())
                    chat._now += 1
                    chat.most = max(chat.most, chat._now)
                said = chat.script(request)
                time.sleep(said.seconds)
                with chat._lock:
                    chat._now -= 1
                body = (said.body if said.body is not None else _completion(request, said)).encode()
                self.send_response(said.status)
                for name, value in {"Content-Length": str(len(body)), **said.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *about: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *about: None  # a client that hangs up is what some tests are about
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def says(self, *said: Said) -> None:
        """Have it say these one after another, the last of them from then on."""
        left = list(said)
        self.script = lambda request: left.pop(0) if len(left) > 1 else left[0]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def _completion(request: dict[str, Any], said: Said) -> str:
    message = {"role": "assistant", "content": said.text}
    choice = {"index": 0, "message": message, "finish_reason": said.finish}
    usage = {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100}
    record = {"object": "chat.completion", "model": request["model"], "choices": [choice], "usage": usage}
    return json.dumps(record)
