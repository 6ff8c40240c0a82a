"""The sidecar that says of files what they do not say."""

from pathlib import Path

import pytest

from counterclaim.errors import UsageError
from counterclaim.model import Document, Published
from counterclaim.read import read
from counterclaim.read.sidecar import Sidecars, read_sidecar


def folder(place: Path, table: str | bytes, *names: str) -> Path:
    for name in names:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text("Zes mensen kwamen om bij een brand in het dorp, zei de politie.", encoding="utf-8")
    (place / "counterclaim.csv").write_bytes(table if isinstance(table, bytes) else table.encode("utf-8"))
    return place


def test_a_sidecar_fills_what_a_file_does_not_say_and_is_no_document(tmp_path: Path) -> None:
    table = 'file,date,url,outlet,lang,title\na.txt,2024-12,https://a.example,"De Bode, Noord",nl,Brand in het dorp\n\n'
    documents = list(read([folder(tmp_path, table, "a.txt", "b.txt")]))
    first, second = (item for item in documents if isinstance(item, Document))
    assert first.published == Published("2024-12-01", "2024-12-31", "sidecar")
    assert (first.url, first.outlet, first.title) == ("https://a.example", "De Bode, Noord", "Brand in het dorp")
    assert (second.published, second.outlet) == (None, None)


def test_a_spreadsheet_may_write_semicolons_and_a_byte_order_mark(tmp_path: Path) -> None:
    table = b"\xef\xbb\xbfFile;Outlet\r\n\xe6\x97\xa5\xe6\x9c\xac.txt;De Bode\r\n"
    (document,) = read([folder(tmp_path, table, "日本.txt")])
    assert isinstance(document, Document)
    assert document.outlet == "De Bode"


def test_a_sidecar_speaks_of_files_below_and_the_nearer_one_is_heard(tmp_path: Path) -> None:
    folder(tmp_path, "file,outlet,date\nsub/a.txt,Far,2024\n", "sub/a.txt")
    folder(tmp_path / "sub", "file,outlet\na.txt,Near\n")
    sidecars = Sidecars()
    facts = sidecars.facts_of(tmp_path / "sub" / "a.txt", tmp_path)
    assert facts.outlet == "Near"
    assert facts.published is not None


def test_json_lines_are_filled_where_a_line_is_silent(tmp_path: Path) -> None:
    folder(tmp_path, "file,outlet\nb.jsonl,The Sidecar\n", "b.jsonl")
    lines = '{"id": "1", "text": "One died.", "outlet": "Own"}\n{"id": "2", "text": "Two died."}\n'
    (tmp_path / "b.jsonl").write_text(lines, "utf-8")
    assert [item.outlet for item in read([tmp_path]) if isinstance(item, Document)] == ["Own", "The Sidecar"]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("name,date\na.txt,2024\n", "line 1.*'name'"),
        ("date,outlet\n2024,A\n", "line 1.*`file`"),
        ("", "line 1"),
        ("file,date\na.txt,2024\nb.txt,soon\n", "line 3.*'soon'"),
        ("file,lang\na.txt,Dutch language\n", "line 2.*'Dutch language'"),
        ("file,date\nc.txt,2024\n", "line 2.*c.txt"),
        ("file,date\n,2024\n", "line 2"),
        ("file,date\na.txt,2024\na.txt,2025\n", "line 3.*already"),
        ("file,date\na.txt,2024,more\n", "line 2.*3 cells"),
        ('file,outlet\na.txt,"open\n', r"line \d"),
        (b"file,outlet\na.txt,\xff\xfe\n", "UTF-8"),
    ],
)
def test_an_error_in_a_sidecar_names_its_line(tmp_path: Path, table: str | bytes, words: str) -> None:
    folder(tmp_path, table, "a.txt", "b.txt")
    with pytest.raises(UsageError, match=words):
        read_sidecar(tmp_path / "counterclaim.csv")
