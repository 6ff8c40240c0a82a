"""Script injection, in a real Chromium: whatever a document or a person says is shown as the words that it is.

Each line of `payloads.txt` stands in every field of a document and of its claims, in all that people say of them, and
in every parameter of every address. Of each page the browser tells what of it is no text: an element or an attribute
that a payload made, an address that would run, a style. A part of the pages is also opened, and whatever is to run
would run there.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import httpx2
import pytest
from lxml.html import document_fromstring

from counterclaim import judge
from counterclaim.desk.app import desk_app
from counterclaim.desk.setup import Setup
from counterclaim.flow import reading_of
from counterclaim.ledger import Ledger
from counterclaim.model import Adoption, Claim, Document, Judgement, Place, Published, Span, Speaker, Table

from ..serving import Reply, Site
from .conftest import Client, serving
from .test_routes import routes

PAYLOADS = [line for line in (Path(__file__).with_name("payloads.txt")).read_text("utf-8").split("\n") if line]
OPENED = 12
"""Of so many pages one is opened; all are looked through."""

LOOK = """async (addresses) => {
  const found = [], types = /json|svg|png|css|javascript/;
  const foreign = ["iframe", "object", "embed", "base", "style", "template", "marquee", "math"];
  const leading = ["href", "src", "action", "formaction", "xlink:href", "data"];
  for (const address of addresses) {
    const answer = await fetch(address, { credentials: "include" });
    const text = await answer.text();
    const type = answer.headers.get("content-type") ?? "none";
    if (!type.includes("html")) {
      if (!types.test(type)) found.push([address, "kind", text.slice(0, 80)]);
      continue;
    }
    if (answer.status >= 500) found.push([address, "status", String(answer.status)]);
    const page = new DOMParser().parseFromString(text, "text/html");
    for (const one of page.querySelectorAll("*")) {
      const tell = (what) => found.push([address, what, one.outerHTML.slice(0, 200)]);
      if (one.hasAttribute("data-x")) tell("an element of a payload");
      if (one.localName === "script" && !one.getAttribute("src")?.startsWith("/static/")) tell("a script");
      if (foreign.includes(one.localName)) tell("an element");
      for (const { name, value } of one.attributes) {
        if (name.startsWith("on") || name === "style" || name === "srcdoc") tell(name);
        if (!leading.includes(name)) continue;
        const goal = new URL(value, address);
        if (!["http:", "https:", "data:"].includes(goal.protocol)) tell(name);
        const far = goal.origin !== location.origin && !(name === "src" && value.startsWith("data:image/"));
        if (["src", "action", "formaction"].includes(name) && far) tell(name);
      }
    }
  }
  return found;
}"""


def document_of(number: int, payload: str) -> tuple[Document, list[Claim]]:
    """A report with `payload` in every field, and its claims, whose speakers and places are called so too."""
    dead = 14 + number
    begun = (
        f"Flood in Osijek {payload}\n\nThe flood on the Drava in Osijek, Croatia, killed {dead} people, police said. "
    )
    text, rows = f"{begun}{payload}\n\n", list[tuple[Span, ...]]()
    for cells in (("Place", payload), (payload, str(dead))):
        row = list[Span]()
        for cell in cells:
            row.append(Span(len(text), len(text) + len(cell)))
            text += f"{cell}\t"
        rows.append(tuple(row))
    table = Table(tuple(rows), 1, None)
    day = Published("2025-03-28", "2025-03-28", "given")
    document = Document(
        f"upload/{payload}{number}.html", text, "en", title=f"Flood {payload}", published=day, url=payload,
        outlet=payload, author=payload, tables=(table,), raw=text.encode(), media_type="text/html", archived=payload,
        forwarded=payload,
    )  # fmt: skip
    reading = reading_of(document)
    named = Speaker(payload, payload, "police", "HR", entity=f"x.{payload}")
    place = Place("HR", payload, payload)
    claims = [
        replace(claim, sources=(named,), via=(named,), places=(*claim.places, place), outlet=payload, url=payload)
        for claim in reading.claims
    ]
    assert claims, payload
    return document, claims


def say(ledger: str, claims: list[Claim], payload: str) -> None:
    """What people say of `claims`, with `payload` as their reason, their name and their words."""
    id = claims[0].id
    judge.accept(id, payload, payload, ledger)
    judge.correct(id, "said_by", payload, payload, payload, ledger)
    judge.note(id, payload, payload, ledger)
    judge.merge("speakers", [f"x.{payload}", f"y.{payload}"], payload, payload, ledger)
    series = judge.Series("killed", "people", "HR", payload, payload)  # of no toll: from an older ledger, or one loaded
    with Ledger.open(ledger) as store:
        store.judge(Judgement("adopt", payload, payload, what=Adoption(series, 20)))
    judge.withdraw(judge.reject(id, payload, payload, ledger).id, payload, payload, ledger)
    heard = judge.Heard(payload, payload, "2025-03-28")
    judge.add("31", "killed", heard, payload, {"place": f"{payload}, HR", "said_by": payload}, payload, ledger)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger in which every field of everything is an attack."""
    address = str(tmp_path_factory.mktemp("injected") / "ledger.db")
    with Ledger.open(address) as store:
        kept = []
        for number, payload in enumerate(PAYLOADS):
            document, claims = document_of(number, payload)
            store.add(document, claims, [], "rules/2026.1")
            kept.append((claims, payload))
    for claims, payload in kept:
        say(address, claims, payload)
    return address


@pytest.fixture(scope="module")
def desk(ledger: str) -> Iterator[str]:
    """A desk on that ledger, of one person, whose name is one too."""
    with serving(Setup(ledger, person=PAYLOADS[0], port=0)) as address:
        yield address


@pytest.fixture
def tab(browser: Any, desk: str) -> Iterator[Any]:
    """A tab of a browser at that desk. Afterwards no script ran, no dialog came, and nothing was refused: what the
    policy had to keep from running was in the page, and should not have been."""
    trouble: list[str] = []
    context = browser.new_context()
    context.expose_function("ran", lambda: trouble.append("a script ran"))
    page = context.new_page()
    page.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda message: trouble.append(message.text) if "Failed to load" not in message.text else None)
    page.on("request", lambda asked: None if asked.url.startswith((desk, "data:")) else trouble.append(asked.url))
    page.goto(f"{desk}/log-in")
    yield page
    context.close()
    assert trouble == []


def test_what_looks_through_pages_finds_what_is_in_them(browser: Any, site: Site) -> None:
    bad = {
        "/a": "<p data-x>14</p>", "/b": "<p onclick=ran()>14</p>", "/c": "<a href=' javascript:ran()'>14</a>",
        "/d": "<script>ran()</script>", "/e": "<p style='color:red'>14</p>", "/f": "<base href='/x/'>",
        "/g": "<form action='http://evil.example/'>", "/h": "<svg><a xlink:href='javascript:ran()'></a></svg>",
    }  # fmt: skip
    good = {"/good": "<a href='https://news.example.org/'>14</a> &lt;script&gt; <img src='data:image/png;base64,x'>"}
    for path, words in (bad | good).items():
        site.pages[path] = Reply(words.encode(), headers={"Content-Type": "text/html"})
    page = browser.new_page()
    page.goto(site("/good"))
    found = page.evaluate(LOOK, [site(path) for path in bad | good])
    page.close()
    assert {address for address, _, _ in found} == {site(path) for path in bad}


def opened(tab: Any, addresses: list[str]) -> None:
    """Open each of `addresses`, and move over what there is."""
    for address in addresses:
        tab.goto(address)
        tab.mouse.move(200, 200)


STARTS = ("/", "/review", "/speakers", "/changes", "/add", "/check", "/audit", "/users", "/account")


NO_PAGES = ("/static", "/api", "/export")
"""What leads to no page: of files to take away, the headers are looked at in `pages/test_exporting.py`."""


def links_of(desk: str, ledger: str) -> list[str]:
    """The addresses of pages about what is in the ledger, found from home on, so that new pages are found as well."""
    seen, waiting = (
        set[str](),
        [*STARTS],
    )
    with Ledger.open(ledger, create=False) as store:
        waiting += [f"/documents?{urlencode({'id': document.id})}" for document in store.documents()]
        waiting += [f"/claims/{claim.id}" for claim in store.claims()]
    kinds, pages = dict[str, int](), list[str]()
    with Client(base_url=desk) as client:
        while waiting:
            path = waiting.pop(0)
            kind = re.sub(r"(?<=/)[^/?]*[\d%].*|\?.*", "*", path)
            if path in seen or kinds.get(kind, 0) >= len(PAYLOADS):
                continue
            seen.add(path)
            kinds[kind] = kinds.get(kind, 0) + 1
            answer = client.get(path)
            if answer.is_success and "html" in answer.headers.get("content-type", ""):
                pages.append(f"{desk}{path}")
                found = re.findall(r'href="(/[^"#]*)', answer.text)
                waiting += [link.replace("&amp;", "&") for link in found if not link.startswith(NO_PAGES)]
    return pages


@pytest.fixture(scope="module")
def stored(desk: str, ledger: str) -> list[str]:
    """The addresses of all pages about what is stored."""
    found = links_of(desk, ledger)
    assert len(found) > 2 * len(PAYLOADS)
    return found


def test_what_is_stored_is_shown_as_words(tab: Any, stored: list[str]) -> None:
    assert tab.evaluate(LOOK, stored) == []


def test_nothing_that_is_stored_runs(tab: Any, stored: list[str]) -> None:
    opened(tab, stored[::OPENED])


def parameters() -> list[tuple[str, list[str]]]:
    """The paths of all pages, with the names of what may be asked of each."""
    app = desk_app(Setup("nothing.db"))
    found: list[tuple[str, list[str]]] = []

    def walk(routes: Any, prefix: str = "") -> None:
        for route in routes:
            if inside := getattr(route, "original_router", None):
                walk(inside.routes, prefix + route.include_context.prefix)
            elif "GET" in route.methods and hasattr(route, "dependant"):
                found.append((prefix + route.path, names(route.dependant)))

    def names(dependant: Any) -> list[str]:
        own = [field.alias for field in dependant.query_params]
        return own + [name for other in dependant.dependencies for name in names(other)]

    walk(app.routes)
    assert {path for path, _ in found} <= {path for _, path in routes(app.routes)}
    return found


ALWAYS = (
    "q",
    "back",
    "next",
    "since",
    "id",
    "sort",
    "measure",
    "country",
    "speaker",
    "lang",
    "status",
    "error",
    "said",
)
"""Parameters that are tried at every address, whether a route names them or not."""


@pytest.fixture(scope="module")
def asked(desk: str) -> list[str]:
    """The addresses of all routes, with each payload in everything that may be asked of them."""
    found = []
    for path, names in parameters():
        for payload in PAYLOADS:
            filled = re.sub(r"\{[^}]+:int\}", "1", path)
            filled = re.sub(r"\{[^}]+\}", lambda _, word=payload: quote(word, safe=""), filled)
            words = urlencode({**dict.fromkeys(ALWAYS, payload), **dict.fromkeys(names, payload)})
            found.append(f"{desk}{filled}?{words}")
    assert len(found) > 20 * len(PAYLOADS)
    return found


@pytest.mark.parametrize("part", range(4))
def test_what_is_asked_is_shown_as_words(tab: Any, asked: list[str], part: int) -> None:
    assert tab.evaluate(LOOK, asked[part::4]) == []


def test_nothing_that_is_asked_runs(tab: Any, asked: list[str]) -> None:
    pages = [address for address in asked if not re.search(r"/api/|/static/|\.(svg|png)\?|favicon", address)]
    opened(tab, pages[:: 5 * OPENED])


def test_nothing_that_is_sent_comes_back_as_more_than_words(desk: str) -> None:
    """What a form brings is told again where it cannot be kept."""
    with Client(base_url=desk) as client:
        for payload in PAYLOADS:
            draft = f"At least 14 people were killed in Osijek, {payload}."
            for path, fields in {
                "/users/add": {"name": payload, "role": "reader", "password": "four geese cross Osijek"},
                "/users/role": {"name": payload, "role": "admin"},
                "/account/tokens": {"scope": "read", "label": payload},
                "/check": {"draft": draft, "date": payload, "language": payload},
                "/judge/correct": {"claim": payload, "field": payload, "new": payload, "why": payload},
                "/judge/withdraw": {"judgement": payload, "why": payload},
                "/add": {"link": payload, "date": payload, "outlet": payload, "address": payload},
                "/choices": {"language": payload, "theme": payload, "back": payload},
            }.items():
                check(client.send_form(path, at="/check", **fields))


def check(answer: httpx2.Response) -> None:
    """What was sent is words in `answer`, leads nowhere else and makes no header."""
    assert answer.status_code < 500, (answer.url, answer.text)
    assert re.match(r"/(?!/)", answer.headers.get("location", "/"))
    assert "x-ran" not in answer.headers
    assert f"ran{7 * 7 * 1443}" not in answer.text
    if "html" in answer.headers.get("content-type", ""):
        page = document_fromstring(answer.text)
        assert not page.xpath("//*[@data-x or @onfocus or @onerror or @onload]"), answer.url
        assert not page.xpath("//script[not(starts-with(@src, '/static/'))]"), answer.url


def test_an_answer_in_json_is_never_taken_for_a_page(desk: str) -> None:
    with Client(base_url=desk) as client:
        for path, _ in parameters():
            if path.startswith("/api/"):
                answer = client.get(re.sub(r"\{[^}]+\}", "1", path), params={"q": PAYLOADS[0], "id": PAYLOADS[0]})
                assert answer.headers["content-type"] == "application/json", path
                assert answer.headers["x-content-type-options"] == "nosniff"
                json.loads(answer.text)
