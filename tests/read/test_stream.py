"""Reading files, folders and standard input: ids, order, problems, what wins."""

import io
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from counterclaim.errors import DuplicateDocument, UsageError
from counterclaim.model import Document, Problem, Published, text_id
from counterclaim.read import count, read, read_text
from counterclaim.settings import Given

STORY = "Forty miners are missing\n\nForty miners are missing after the shaft flooded, the company said on Monday.\n"
PAGE = f"<html lang=en><body><article><h1>Shaft floods</h1><p>{STORY.splitlines()[2]}</p></article></body></html>"


def documents(items: Iterable[Document | Problem]) -> list[Document]:
    found = list(items)
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def problem(path: Path) -> Problem:
    (item,) = read([path])
    assert isinstance(item, Problem)
    assert item.stage == "read"
    assert item.unread
    assert item.why.endswith(".")
    return item


def test_a_file_named_itself_goes_by_its_bare_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (document,) = documents(read([str(tmp_path / "a.txt")]))
    assert (document.id, document.text, document.lang) == ("a.txt", STORY, "en")
    assert document.title == "Forty miners are missing"
    assert document.published is None
    assert document.raw is None
    assert document.media_type == "text/plain"


def test_a_folder_is_read_in_the_order_of_names_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/deep/c.txt", "a.txt", ".hidden.txt", ".git/x.txt", "日本.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    (tmp_path / "ملف.html").write_text(PAGE, encoding="utf-8")
    found = documents(read([tmp_path]))
    assert [document.id for document in found] == ["a.txt", "b.txt", "sub/deep/c.txt", "ملف.html", "日本.txt"]
    assert count([tmp_path]) == 5


def test_a_link_to_a_folder_is_not_followed_round_in_circles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "again").symlink_to(tmp_path)
    assert [document.id for document in documents(read([tmp_path]))] == ["a.txt"]


def test_a_path_that_does_not_exist_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    with pytest.raises(UsageError, match=r"nowhere\.txt"):
        read([tmp_path / "a.txt", tmp_path / "nowhere.txt"])


def test_two_files_of_one_name_are_an_error_that_names_both(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(STORY, encoding="utf-8")
    with pytest.raises(DuplicateDocument) as error:
        read([tmp_path / "one", tmp_path / "two" / "a.txt"])
    assert str(Path("one", "a.txt")) in str(error.value)
    assert str(Path("two", "a.txt")) in str(error.value)
    assert [document.id for document in documents(read([tmp_path]))] == ["one/a.txt", "two/a.txt"]


def test_the_same_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    assert len(documents(read([tmp_path, tmp_path / "a.txt", str(tmp_path)]))) == 1


def test_the_ids_of_lines_and_files_must_not_clash(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    lines = '{"id": "x", "text": "One died."}\n{"id": "a.txt", "text": "Two died."}\n'
    (tmp_path / "b.jsonl").write_text(lines, "utf-8")
    with pytest.raises(DuplicateDocument, match=r"b\.jsonl, line 2,.+ Give one of them another id"):
        list(read([tmp_path]))


@pytest.mark.parametrize(("name", "shown"), [("", "''."), (" ", "' '."), ("no.txt", "no.txt.")])
def test_a_path_that_leads_nowhere_is_named(name: str, shown: str) -> None:
    with pytest.raises(UsageError) as error:
        read([name])
    assert str(error.value) == f"There is no file or folder {shown}"


def test_a_folder_that_may_not_be_entered_is_told_from_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "lstat", refused)
    with pytest.raises(UsageError, match=r"^locked/a\.txt cannot be looked at: you have no right"):
        read(["locked/a.txt"])


def test_equal_lines_without_ids_are_one_document(tmp_path: Path) -> None:
    line = '{"text": "Two people died in the fire."}\n'
    (tmp_path / "b.jsonl").write_text(line + '{"text": "Three people died."}\n' + line, "utf-8")
    texts = [document.text for document in documents(read([tmp_path / "b.jsonl"]))]
    assert texts == ["Two people died in the fire.", "Three people died."]


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        (b"Two people died in the fire.", ["Two people died in the fire."]),
        (PAGE.encode(), [f"Shaft floods\n{STORY.splitlines()[2]}"]),
        (b'{"text": broken\n{"text": "Six died."}\n', ["broken_line", "Six died."]),
        (b"", []),
    ],
)
def test_standard_input_is_seen_from_its_bytes(given: bytes, kinds: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
    assert [item.kind if isinstance(item, Problem) else item.text.strip() for item in read(["-"])] == kinds


def test_standard_input_is_json_lines_read_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = io.BytesIO(b'{"id": "1", "text": "Two died in the fire."}\nnonsense\n{"id": "2", "text": "Six died."}\n')
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(lines, encoding="utf-8"))
    first, second, third = read(["-"])
    assert isinstance(first, Document)
    assert first.id == "1"
    assert isinstance(second, Problem)
    assert second.doc == "-:2"
    assert isinstance(third, Document)
    assert count(["-"]) is None


@pytest.mark.parametrize(
    ("name", "content", "kind", "words"),
    [
        ("empty.txt", b"", "empty", "empty"),
        ("blank.txt", b" \r\n\t\n", "empty", "empty"),
        ("blank.html", b"\xef\xbb\xbf\n", "empty", "empty"),
        ("report.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "broken", "damaged"),
        ("photo.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary", "a PNG image"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "binary", "a JPEG image"),
        ("texts.jsonl", b"PK\x03\x04\x14\0\0\0", "damaged", "archive"),
        ("data.bin", bytes(range(256)) * 8, "binary", "binary"),
        ("late.txt", b"Forty people died.\n" * 5_000 + b"\0\0", "binary", "binary"),
        ("feed.xml", b'<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', "empty", "feed"),
        ("data.json", b'{\n  "dead": 40\n}', "unsupported", "JSON"),
        ("nothing.html", b"<html><body><nav><a href=/>Home</a></nav></body></html>", "no_text", "no article"),
    ],
)
def test_what_cannot_be_read_is_a_problem_that_says_why(
    tmp_path: Path, name: str, content: bytes, kind: str, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    found = problem(tmp_path / name)
    assert (found.doc, found.kind) == (name, kind)
    assert words in found.why
    if kind == "binary":
        assert ".jsonl" in found.why


def test_the_rest_goes_on_after_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(STORY, encoding="utf-8")
    first, second = read([tmp_path])
    assert isinstance(first, Problem)
    assert isinstance(second, Document)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no names there")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (item,) = read([tmp_path])
    assert isinstance(item, Problem)
    assert item.kind == "unreadable"


def test_a_link_to_nothing_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (item,) = read([tmp_path])
    assert isinstance(item, Problem)
    assert item.kind == "unreadable"


def test_a_file_that_may_not_be_opened_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    found = problem(tmp_path / "a.txt")
    assert found.kind == "unreadable"
    assert "permission denied" in found.why


def test_a_file_that_is_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.read.containers.LARGEST_PIECE", 1_000)
    (tmp_path / "a.txt").write_text(STORY * 20, encoding="utf-8")
    assert problem(tmp_path / "a.txt").kind == "too_large"


def test_what_a_file_is_shows_in_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("\n  <!doctype html>" + PAGE, encoding="utf-8")
    (tmp_path / "lines.txt").write_text('{"id": "7", "text": "Seven died."}\n', encoding="utf-8")
    (tmp_path / "text.html").write_text(STORY, encoding="utf-8")
    (tmp_path / "text.txt").write_text("<AGENCY> " + STORY, encoding="utf-8")
    found = {document.id: document for document in documents(read([tmp_path]))}
    assert {id: document.media_type for id, document in found.items()} == {
        "7": "text/plain",
        "page.txt": "text/html",
        "text.html": "text/plain",
        "text.txt": "text/plain",
    }


def test_a_text_in_an_old_encoding_keeps_its_bytes(tmp_path: Path) -> None:
    story = "Vierzig Bergleute werden nach dem Unglück vermisst, hieß es. Die Männer waren für die Grube tätig."
    (tmp_path / "a.txt").write_bytes(story.encode("cp1252"))
    (document,) = documents(read([tmp_path / "a.txt"]))
    assert document.text == story
    assert document.raw == story.encode("cp1252")
    assert document.media_type == "text/plain; charset=cp1252"


def test_a_broken_character_is_told_of_and_the_text_is_read(tmp_path: Path) -> None:
    story = "Sechs Männer wären außer Gefahr, für fünf käme jede Hilfe zu spät, heißt es."
    (tmp_path / "a.txt").write_bytes(story.encode() + b"\xe4\n")
    document, doubt = read([tmp_path / "a.txt"])
    assert isinstance(document, Document)
    assert document.text == story + "\ufffd\n"
    assert isinstance(doubt, Problem)
    assert (doubt.kind, doubt.start, doubt.end) == ("encoding", len(story), len(story) + 1)
    assert not doubt.unread


def test_given_beats_sidecar_beats_page(tmp_path: Path) -> None:
    head = '<html lang=en><head><meta property="og:site_name" content="The Page"><meta name=date content="2024-01-01">'
    (tmp_path / "a.html").write_text(PAGE.replace("<html lang=en>", head + "</head>"), encoding="utf-8")
    (page,) = documents(read([tmp_path]))
    assert (page.outlet, page.published) == ("The Page", Published("2024-01-01", "2024-01-01", "meta"))
    table = "file,date,outlet,url\na.html,2024-02,The Sidecar,https://a.example/1\n"
    (tmp_path / "counterclaim.csv").write_text(table, "utf-8")
    (beside,) = documents(read([tmp_path]))
    assert (beside.outlet, beside.url) == ("The Sidecar", "https://a.example/1")
    assert beside.published == Published("2024-02-01", "2024-02-29", "sidecar")
    (given,) = documents(read([tmp_path / "a.html"], Given(date="2024-03-05", lang="nl-BE")))
    assert given.published == Published("2024-03-05", "2024-03-05", "given")
    assert (given.outlet, given.lang) == ("The Sidecar", "nl")


@pytest.mark.parametrize("given", [Given(date="last week"), Given(date="2024-13"), Given(lang="English!")])
def test_a_given_fact_that_makes_no_sense_is_an_error(given: Given) -> None:
    with pytest.raises(UsageError):
        read([], given)
    with pytest.raises(UsageError):
        read_text("Forty died.", given=given)


def test_a_text_is_a_document_too() -> None:
    document = read_text(STORY, given=Given(date="2024"))
    assert document.id == document.version == text_id(STORY)
    assert document.published == Published("2024-01-01", "2024-12-31", "given")
    assert read_text(STORY, "x").id == "x"


def test_documents_come_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_bytes(b'{"text": "One died."}\n' * 3 + b'{"text": "Two died."}\n')
    stream = read([tmp_path])
    assert isinstance(next(stream), Document)
    (tmp_path / "b.jsonl").unlink()
    assert isinstance(next(stream), Document)


def test_counting_takes_each_line_for_a_document(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text('{"text": "One died."}\n{"text": "Two died."}', "utf-8")
    (tmp_path / "c.txt").write_text(STORY, "utf-8")
    assert count([tmp_path]) == 3


def test_a_keyboard_interrupt_passes_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("counterclaim.read.pages.html.parts_of", interrupt)
    with pytest.raises(KeyboardInterrupt):
        list(read([tmp_path]))


def test_importing_the_room_loads_no_heavy_library() -> None:
    heavy = {"trafilatura", "lxml", "numpy", "py3langid", "charset_normalizer"}
    code = f"import counterclaim.read, sys; print(*{heavy} & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    found = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""


def test_a_line_of_ten_megabytes_and_a_hundred_thousand_lines_are_read(tmp_path: Path) -> None:
    (tmp_path / "line.txt").write_bytes(b"Forty miners are missing, the company said. " * 230_000)
    (tmp_path / "lines.txt").write_bytes(b"Forty are missing.\r\n" * 100_000)
    line, lines = documents(read([tmp_path]))
    assert len(line.text) == 44 * 230_000
    assert lines.text.count("\r\n") == 100_000
