"""Addresses where paths stand: fetched, unpacked like a file, and asked again only for what is new."""

import json
from pathlib import Path

import pytest

from counterclaim.errors import UsageError
from counterclaim.model import Document, Problem, Reading, Remembered
from counterclaim.read import count, documents_of, pieces_since, read
from counterclaim.read.piece import Piece
from counterclaim.read.web import Item
from counterclaim.settings import Given

from ..serving import Reply, Site


def page(text: str, **headers: str) -> Reply:
    """A page with an article of one sentence."""
    source = (
        f"<html><head><title>The flood</title></head><body><article><h1>The flood</h1><p>{text}</p></article></body>"
    )
    return Reply(source.encode(), headers={"Content-Type": "text/html", **headers})


def feed(site: Site, *paths: str, **headers: str) -> Reply:
    entries = "".join(
        f"<item><title>Entry {path}</title><link>{site(path)}</link><guid>{path}</guid>"
        f"<pubDate>Sun, 06 Apr 2025 08:00:00 GMT</pubDate><description>The summary of {path}.</description></item>"
        for path in paths
    )
    source = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Bell</title>{entries}</channel></rss>'
    return Reply(source.encode(), headers={"Content-Type": "application/rss+xml", **headers})


KILLED = "Fourteen people were killed when the river burst its banks on Sunday, the mayor said."


@pytest.fixture(autouse=True)
def own_site(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_ALLOW_HOSTS", site.host)
    monkeypatch.setenv("COUNTERCLAIM_PAUSE", "0")


def test_a_page_is_a_document_under_its_address(site: Site) -> None:
    site.pages["/1?a=b"] = page(KILLED, **{"Last-Modified": "Sun, 06 Apr 2025 08:00:00 GMT"})
    (document,) = read([site("/1?a=b#comments")])
    assert isinstance(document, Document)
    assert (document.id, document.url, document.title) == (site("/1?a=b"), site("/1?a=b"), "The flood")
    assert KILLED in document.text
    assert dict(document.origins)["url"] == "address"
    assert document.published is None  # when a server last touched a file is not when it was published


def test_a_page_keeps_the_address_it_was_asked_by_and_tells_the_one_it_is_at(site: Site) -> None:
    site.pages["/short"] = Reply(b"", 302, {"Location": "/long"})
    site.pages["/long"] = page(KILLED)
    (document,) = read([site("/short")])
    assert isinstance(document, Document)
    assert (document.id, document.url) == (site("/short"), site("/long"))


def test_what_is_there_is_seen_from_its_bytes(site: Site) -> None:
    lines = [{"id": "a", "text": KILLED}, {"id": "b", "text": KILLED + " Two are missing."}]
    site.pages["/lines"] = Reply("\n".join(map(json.dumps, lines)).encode(), headers={"Content-Type": "text/html"})
    site.pages["/text"] = Reply(KILLED.encode(), headers={"Content-Type": "image/png"})
    site.pages["/picture"] = Reply(b"\x89PNG\r\n\x1a\n" + bytes(100), headers={"Content-Type": "text/html"})
    found = list(read([site("/lines"), site("/text"), site("/picture")]))
    assert [item.id for item in found[:3] if isinstance(item, Document)] == ["a", "b", site("/text")]
    assert isinstance(found[3], Problem)
    assert (found[3].doc, found[3].kind) == (site("/picture"), "binary")


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("windows-1251", "cp1251", "Погибли четырнадцать человек, сообщил мэр города."),
        ("ISO-8859-1", "cp1251", "Погибли четырнадцать человек, сообщил мэр города."),  # what servers say unasked
        ("ISO-8859-2", "iso8859-2", "Zginęło czternaście osób, powiedział w niedzielę burmistrz miasta Łódź."),
        ("Shift_JIS", "shift_jis", "市長によると、洪水で十四人が死亡し、三人が行方不明になった。"),
        ("no-such-charset", "utf-8", "Погибли четырнадцать человек, сообщил мэр города."),
        ("iso-8859-1", "utf-8", "Vierzehn Menschen kamen in Köln ums Leben, sagte der Bürgermeister."),
    ],
)
@pytest.mark.parametrize("kind", ["html", "plain"])
def test_a_charset_that_the_server_names_is_heard(
    site: Site, charset: str, encoding: str, text: str, kind: str
) -> None:
    source = f"<html><body><article><p>{text}</p></article></body></html>" if kind == "html" else text
    site.pages["/"] = Reply(source.encode(encoding), headers={"Content-Type": f"text/{kind}; charset={charset}"})
    (document,) = read([site("/")])
    assert isinstance(document, Document)
    assert text in document.text


def test_the_pages_of_a_feed_are_read_with_what_the_feed_says(site: Site) -> None:
    site.pages["/feed"] = feed(site, "/1", "/2", "/3")
    site.pages["/1"] = page(KILLED)
    site.pages["/2"] = Reply(b"", 403)
    site.pages["/3"] = page("Nothing is known of the fisherman who went out on Friday morning.")
    found = list(read([site("/feed")]))
    documents = [item for item in found if isinstance(item, Document)]
    assert [document.id for document in documents] == [site("/1"), site("/2"), site("/3")]
    assert KILLED in documents[0].text
    assert documents[1].text == "Entry /2\nThe summary of /2."
    assert all(document.published and document.published.start.startswith("2025-04-06") for document in documents)
    assert [(item.doc, item.kind) for item in found if isinstance(item, Problem)] == [(site("/2"), "forbidden")]


def test_an_entry_that_several_feeds_have_is_fetched_once(site: Site) -> None:
    site.pages["/feed"] = feed(site, "/1")
    site.pages["/other"] = feed(site, "/1")
    site.pages["/1"] = page(KILLED)
    assert len(list(read([site("/feed"), site("/other")]))) == 1
    assert site.paths().count("/1") == 1


def test_what_an_address_refuses_is_told_and_the_rest_goes_on(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(KILLED, "utf-8")
    site.pages["/1"] = page(KILLED)
    found = list(read([site("/gone"), "http://192.168.1.1/", site("/1"), str(tmp_path / "a.txt")]))
    assert [item.kind for item in found if isinstance(item, Problem)] == ["missing", "guard"]
    assert [item.id for item in found if isinstance(item, Document)] == [site("/1"), "a.txt"]


def test_a_list_names_paths_and_addresses(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(KILLED, "utf-8")
    Path("list.txt").write_text(f"\ufeff# what we follow\n\n{site('/1')}\n  a.txt  \n{site('/1')}\n", "utf-8")
    site.pages["/1"] = page(KILLED)
    assert [item.id for item in read(["@list.txt"]) if isinstance(item, Document)] == [site("/1"), "a.txt"]
    assert count(["@list.txt"]) == 2


def test_a_list_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "lost.txt").write_text("nowhere.html", "utf-8")
    for name, told in [("list.txt", "UTF-8"), ("none.txt", "cannot be read"), ("lost.txt", "nowhere.html")]:
        with pytest.raises(UsageError, match=told):
            read([f"@{tmp_path / name}"])


def test_a_file_that_looks_like_a_list_is_one_where_it_is_named_so(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("@a.txt").write_text(KILLED, "utf-8")
    (document,) = read(["@a.txt"])
    assert isinstance(document, Document)
    assert document.id == "@a.txt"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COUNTERCLAIM_ALLOW_HOSTS", "http://127.0.0.1/"),
        ("COUNTERCLAIM_PAUSE", "soon"),
        ("COUNTERCLAIM_PAUSE", "nan"),
        ("COUNTERCLAIM_CONTACT", "Bücher\nX: 1"),
    ],
)
def test_a_setting_that_makes_no_sense_is_told(site: Site, monkeypatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match=value.split()[0]):
        list(read([site("/")]))


class Notebook:
    """A memory that takes for kept all that it was told to keep."""

    def __init__(self) -> None:
        self.pages: dict[str, Remembered] = {}
        self.kept: set[str] = set()

    def recall(self, asked: str) -> Remembered | None:
        return self.pages.get(asked)

    def remember(self, asked: str, remembered: Remembered) -> None:
        self.pages[asked] = remembered

    def given(self, digest: str) -> list[Reading | Problem] | None:
        return [Reading(Document(digest, ""), held=True)] if digest in self.kept else None

    def run(self, address: str, keep: bool = True) -> list[str]:
        """What a run over `address` comes to: the ids of what it reads, "=" for what it knows."""
        items: list[Item] = list(pieces_since([address], memory=self))
        if keep:
            self.kept |= {item.digest for item in items if isinstance(item, Piece)}
        return ["=" if isinstance(item, list) else getattr(item, "id", "!") for item in items]


def test_a_page_that_did_not_change_is_not_read_again(site: Site) -> None:
    site.pages["/1"] = page(KILLED, ETag='"1"')
    notebook = Notebook()
    assert notebook.run(site("/1")) == [site("/1")]
    assert notebook.run(site("/1")) == ["="]
    site.pages["/1"] = page(KILLED.replace("Fourteen", "Seventeen"), ETag='"2"')
    assert notebook.run(site("/1")) == [site("/1")]


def test_a_page_that_was_fetched_and_not_kept_is_fetched_again(site: Site) -> None:
    """A program that ends between the two has not lost it: nothing is taken for known that is not kept."""
    site.pages["/1"] = page(KILLED, ETag='"1"')
    notebook = Notebook()
    assert notebook.run(site("/1"), keep=False) == [site("/1")]
    assert notebook.run(site("/1")) == [site("/1")]
    assert "if-none-match" not in site.asked[-1][1]


def test_a_feed_that_did_not_change_gives_what_its_pages_gave(site: Site) -> None:
    site.pages["/feed"] = feed(site, "/1", "/2", ETag='"1"')
    site.pages["/1"] = page(KILLED, ETag='"1"')
    site.pages["/2"] = page(KILLED.replace("Fourteen", "Seventeen"), ETag='"1"')
    notebook = Notebook()
    assert notebook.run(site("/feed")) == [site("/1"), site("/2")]
    assert notebook.run(site("/feed")) == ["=", "="]
    assert site.paths() == ["/feed", "/1", "/2", "/feed"]
    site.pages["/3"] = page("Eighteen people are dead, the mayor of the town said on Tuesday evening.")
    site.pages["/feed"] = feed(site, "/3", "/1", "/2", ETag='"2"')
    assert notebook.run(site("/feed")) == [site("/3"), "=", "="]


def test_a_feed_with_a_page_that_could_not_be_had_is_asked_in_full_again(site: Site) -> None:
    site.pages["/feed"] = feed(site, "/1", ETag='"1"')
    notebook = Notebook()
    assert notebook.run(site("/feed")) == [site("/1")]
    site.pages["/1"] = page(KILLED)
    assert notebook.run(site("/feed")) == [site("/1")]
    (document,) = read([site("/feed")])
    assert isinstance(document, Document)
    assert KILLED in document.text


def test_a_feed_that_leads_to_itself_ends(site: Site) -> None:
    site.pages["/feed"] = feed(site, "/feed", ETag='"1"')
    notebook = Notebook()
    assert len(notebook.run(site("/feed"))) <= 1
    assert len(notebook.run(site("/feed"))) <= 1


def test_what_is_given_by_hand_is_told_even_of_a_page_that_did_not_change(site: Site) -> None:
    site.pages["/1"] = page(KILLED, ETag='"1"')
    notebook = Notebook()
    notebook.run(site("/1"))
    (piece,) = pieces_since([site("/1")], Given(outlet="Bell"), notebook)
    assert isinstance(piece, Piece)
    (document,) = documents_of(piece)
    assert isinstance(document, Document)
    assert document.outlet == "Bell"
