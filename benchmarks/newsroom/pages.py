"""Made-up reports as pages: with the menus, lists and feet that pages have."""

from __future__ import annotations

import gzip
import html
from typing import Any
from uuid import NAMESPACE_URL, uuid5

_MENU = "".join(
    f"<li><a href='/{name.lower()}'>{name}</a></li>" for name in ("Home", "World", "Sport", "Money", "Weather")
)
_STYLE = (
    "<style>" + "".join(f".c{n}{{margin:{n}px;padding:{n % 7}px;color:#33{n % 10}}}" for n in range(150)) + "</style>"
)
_SCRIPT = "<script>" + "".join(f"window.q=window.q||[];q.push(['slot{n}',{n}]);" for n in range(150)) + "</script>"
_MORE = "".join(f"<li><a href='/more/{n}'>More on this: story {n}</a></li>" for n in range(40))


def page_of(made: dict[str, Any]) -> str:
    """The page of a report."""
    title, _, text = made["text"].partition("\n")
    told = "".join(f'<p class="c{n}">{html.escape(line)}</p>\n' for n, line in enumerate(text.split("\n")))
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{html.escape(title)} | {made["outlet"]}</title>'
        f'<link rel="canonical" href="{made["url"]}">'
        f'<meta property="article:published_time" content="{made["date"]}T08:00:00Z">{_STYLE}{_SCRIPT}</head>'
        f"<body><header><nav><ul>{_MENU}</ul></nav></header><main><article><h1>{html.escape(title)}</h1>\n{told}"
        f"</article><aside><ul>{_MORE}</ul></aside></main><footer><p>© {made['outlet']}</p></footer></body></html>"
    )


def record_of(made: dict[str, Any]) -> bytes:
    """The page as a record of a WARC file (a response, ISO 28500), compressed by itself."""
    body = page_of(made).encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body)
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, made['url'])}>\r\n"
        f"WARC-Target-URI: {made['url']}\r\nWARC-Date: {made['date']}T08:30:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http) + len(body)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + body + b"\r\n\r\n", 6, mtime=0)
