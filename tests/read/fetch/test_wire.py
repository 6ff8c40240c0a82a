"""Safe connections, with certificates made for these tests: one of a hundred years, one that has expired."""

import contextlib
import os
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from counterclaim.model import Problem
from counterclaim.read.fetch import Fetched, Fetcher, Manners

from ...serving import Reply

HERE = Path(__file__).parent


class Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<p>14</p>")

    def log_message(self, *about: object) -> None:
        pass


@contextlib.contextmanager
def served(certificate: str) -> Iterator[int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(HERE / certificate)
    server = HTTPServer(("127.0.0.1", 0), Page)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.handle_error = lambda *about: None  # a client that hangs up is what is tested here
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def fetched(host: str, port: int) -> Fetched | Problem:
    manners = Manners(between=0, robots=False, retries=0, allowed=(f"{host}:{port}",))
    with Fetcher(manners, resolve=lambda *_: ["127.0.0.1"]) as fetcher:
        return fetcher.fetch(f"https://{host}:{port}/")


@pytest.mark.parametrize(
    ("certificate", "trusted", "host", "told"),
    [
        ("trusted.pem", True, "news.example.org", "14"),
        ("trusted.pem", False, "news.example.org", "signed by the server itself"),
        ("trusted.pem", True, "other.example.org", "belongs to another host"),
        ("trusted.pem", True, "127.0.0.1", "belongs to another host"),
        ("expired.pem", True, "news.example.org", "has expired"),
    ],
)
def test_a_certificate_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, certificate: str, trusted: bool, host: str, told: str
) -> None:
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(HERE / certificate))
    with served(certificate) as port:
        got = fetched(host, port)
    if isinstance(got, Problem):
        assert got.kind == "tls"
        assert told in got.why
    else:
        assert told in got.body.decode()


def test_a_server_that_speaks_no_tls(says) -> None:
    host, _, port = says(b"HTTP/1.1 400 Bad Request\r\n\r\n").partition(":")
    got = fetched(host, int(port))
    assert isinstance(got, Problem)
    assert got.kind == "tls"


def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch, site) -> None:
    site.pages["/"] = Reply()
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with Fetcher(Manners(robots=False, allowed=(site.host,))) as fetcher:
        assert isinstance(fetcher.fetch(site("/")), Fetched)


def test_nothing_of_it_is_loaded_before_something_is_fetched() -> None:
    heavy = ("http", "protego", "ssl")
    told = f"import sys, counterclaim.read.fetch; print([name for name in sys.modules if name.startswith({heavy})])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() == "[]"
