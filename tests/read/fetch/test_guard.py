"""The guard: where no address may lead, whatever it says, resolves to, or redirects to."""

import socket
import time
import tomllib
from pathlib import Path

import pytest

from counterclaim.model import Problem
from counterclaim.read.fetch import Fetched, Fetcher, Manners
from counterclaim.read.fetch.guard import resolve

from ...serving import Reply, Site

TABLE = tomllib.loads(Path(__file__).with_name("hostile.toml").read_text("utf-8"))["address"]
HOSTILE = [(address, row["why"]) for row in TABLE for address in row["these"]]

INSIDE = ("127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fe80::1%lo", "0.0.0.0", "100.64.1.1")


def nowhere(host: str, port: int) -> list[str]:
    """No host but those whose names look like the internet's is ever looked up."""
    assert host.endswith("example.org"), host
    pytest.fail(f"{host}:{port} was looked up")


@pytest.mark.parametrize(("address", "why"), HOSTILE)
def test_a_hostile_address_is_refused_before_anything_is_looked_up(address: str, why: str) -> None:
    with Fetcher(Manners(robots=False), resolve=nowhere) as fetcher:
        problem = fetcher.fetch(address)
    assert isinstance(problem, Problem), why
    assert problem.kind in ("address", "guard")
    assert problem.doc == address
    assert problem.why.endswith(".")


def test_the_table_is_long_enough() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 60


@pytest.mark.parametrize("address", [address for address, _ in HOSTILE if "://" in address and address.isprintable()])
def test_nothing_hostile_is_redirected_to(site: Site, fetcher: Fetcher, address: str) -> None:
    site.pages["/"] = Reply(b"", 302, {"Location": address.encode().decode("latin-1")})
    problem = fetcher.fetch(site("/"))
    assert isinstance(problem, Problem)
    assert problem.kind in ("address", "guard")
    assert problem.why.startswith("It sends on to")
    assert site.paths() == ["/"]


@pytest.mark.parametrize("number", INSIDE)
@pytest.mark.parametrize("others", [[], ["93.184.215.14"]])
def test_a_name_that_leads_inside_is_refused_even_if_it_also_leads_outside(number: str, others: list[str]) -> None:
    with Fetcher(Manners(robots=False), resolve=lambda host, port: [*others, number]) as fetcher:
        problem = fetcher.fetch("http://news.example.org/")
    assert isinstance(problem, Problem)
    assert problem.kind == "guard"
    assert number in problem.why


def test_the_connection_goes_to_the_address_that_was_checked(site: Site) -> None:
    """A name that leads elsewhere with every look is looked up once, and what was found then is connected to."""
    site.pages["/"] = Reply()
    looks: list[str] = []

    def turning(host: str, port: int) -> list[str]:
        looks.append(host)
        return ["127.0.0.1"] if len(looks) == 1 else ["127.0.0.2"]

    port = site.host.partition(":")[2]
    with Fetcher(Manners(robots=False, allowed=(f"news.example.org:{port}",)), resolve=turning) as fetcher:
        got = fetcher.fetch(f"http://news.example.org:{port}/")
    assert isinstance(got, Fetched)
    assert looks == ["news.example.org"]
    assert site.asked[0][1]["host"] == f"news.example.org:{port}"


def test_a_name_that_turns_inside_after_the_first_look_is_refused_at_the_second(site: Site) -> None:
    site.pages["/"] = Reply(headers={"Connection": "close"})
    port = site.host.partition(":")[2]
    found = iter([["127.0.0.1"], ["10.0.0.1"]])
    with Fetcher(Manners(robots=False, between=0, allowed=(site.host,)), resolve=lambda *_: next(found)) as fetcher:
        first = fetcher.fetch(f"http://news.example.org:{port}/")
    assert isinstance(first, Problem)  # its name was not let in, whatever is at its address
    assert first.kind == "guard"
    assert not site.asked


def test_only_the_host_and_the_port_named_are_let_in(site: Site) -> None:
    site.pages["/"] = Reply()
    port = int(site.host.partition(":")[2])
    for allowed in (f"127.0.0.1:{port + 1}", "127.0.0.1", f"127.0.0.2:{port}"):
        with Fetcher(Manners(allowed=(allowed,))) as fetcher:
            assert isinstance(fetcher.fetch(site("/")), Problem)
    assert not site.asked


def test_a_name_that_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with Fetcher(resolve=unknown) as fetcher:
        problem = fetcher.fetch("https://news.example.org/a")
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.doc) == ("dns", "https://news.example.org/a")


def test_a_name_is_looked_up_as_the_system_does(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "127.0.0.1" in resolve("localhost", 80)
    monkeypatch.setattr("counterclaim.read.fetch.guard.LONGEST_LOOK", 0.05)
    monkeypatch.setattr("socket.getaddrinfo", lambda *asked, **kind: time.sleep(1) or [])
    with pytest.raises(socket.gaierror, match="no answer"):
        resolve("localhost", 80)


def test_hosts_in_other_scripts_are_let_through_to_the_resolver() -> None:
    looked_up: list[str] = []

    def unknown(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return []

    with Fetcher(Manners(robots=False, between=0), resolve=unknown) as fetcher:
        for host in ("новости.example.org", "bücher.example.org", "BÜCHER.example.org", "新闻.example.org"):
            assert isinstance(fetcher.fetch(f"https://{host}/"), Problem)
    assert looked_up == [
        "xn--b1amnebsh.example.org",
        "xn--bcher-kva.example.org",
        "xn--bcher-kva.example.org",
        "xn--efvy88h.example.org",
    ]
