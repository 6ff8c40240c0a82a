"""Servers on loopback for feeds, pages and webhooks, and a watch that asks them without pauses."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from counterclaim.ledger import Ledger
from counterclaim.ledger.watched import Watched
from counterclaim.model import Message, Problem, Round
from counterclaim.read.fetch import Fetcher, Manners
from counterclaim.watching.polling import Poll
from counterclaim.watching.rounds import Telling, rounds
from counterclaim.watching.timing import Timetable


@dataclass
class Web:
    """A server: `pages` by path, each a text, or a status that it answers with; what it was `asked` for, and what was
    `posted` to it (headers in lower case, and body), to be answered with each of `answers` in turn, then with 200."""

    pages: dict[str, str | int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    posted: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    host: str = ""

    def __call__(self, path: str) -> str:
        """The address of `path`."""
        return f"http://{self.host}{path}"

    def feed(self, path: str, *entries: str, of: str = "The Courier") -> str:
        """Put a feed of these entries at `path`, and tell its address."""
        self.pages[path] = f'<rss version="2.0"><channel><title>{of}</title>{"".join(entries)}</channel></rss>'
        return self(path)

    @staticmethod
    def entry(text: str, link: str | None = None, hour: int = 6, guid: str | None = None) -> str:
        """An entry of a feed, of 14 May 2025."""
        date = format_datetime(datetime(2025, 5, 14, tzinfo=UTC) + timedelta(hours=hour))
        linked = f"<link>{link}</link>" if link else ""
        known_by = f"<guid isPermaLink='false'>{guid or link or text}</guid>"
        told = f"<title>Flood</title><pubDate>{date}</pubDate><description>{escape(text)}</description>"
        return f"<item>{known_by}{linked}{told}</item>"

    @staticmethod
    def page(text: str, title: str = "Flood") -> str:
        """A page of the web."""
        return f"<html><head><title>{title}</title></head><body><article><p>{text}</p></article></body></html>"

    def taken(self) -> list[dict[str, Any]]:
        """What was posted, as objects."""
        return [json.loads(body) for _, body in self.posted]


@contextmanager
def serving() -> Iterator[Web]:
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web.asked.append(self.path)
            found = web.pages.get(self.path, 404)
            body = found.encode() if isinstance(found, str) else b""
            etag = f'"{hash(body)}"'
            known = isinstance(found, str) and self.headers.get("If-None-Match") == etag
            self.send_response(304 if known else 200 if isinstance(found, str) else found)
            self.send_header("ETag", etag)
            self.send_header("Content-Length", "0" if known else str(len(body)))
            self.end_headers()
            self.wfile.write(b"" if known else body)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answer = web.answers.pop(0) if web.answers else 200
            if answer == 200:
                web.posted.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(answer)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *about: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    web.host = f"127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield web
    server.shutdown()
    server.server_close()


@pytest.fixture
def web() -> Iterator[Web]:
    """A server of feeds, pages and webhooks."""
    with serving() as made:
        yield made


@dataclass
class Found:
    """What one round found: its messages, problems and counts."""

    messages: list[Message]
    problems: list[Problem]
    round: Round


Watcher = Callable[..., Found]


@pytest.fixture
def watcher(address: str, web: Web) -> Watcher:
    """Runs one round over sources, as a program started anew does: watcher(source, …, outlets=[…])."""
    manners = Manners(allowed=(web.host,), between=0.0, retries=0)

    def run(*sources: str, outlets: Any = ()) -> Found:
        problems = list[Problem]()
        with Ledger.open(address) as store, Watched.open(address) as watched, Fetcher(manners) as fetcher:
            telling = Telling(address, outlets, problems.append)
            poll = Poll(fetcher, store, watched)
            *messages, last = rounds(list(sources), poll, store, telling, Timetable(900.0), once=True)
        assert isinstance(last, Round)
        return Found(messages, problems, last)

    return run
