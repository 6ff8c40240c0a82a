"""CSV: a document in each row, or one table of figures."""

import io

import pytest

from counterclaim.model import Document, Problem, Published
from counterclaim.read.containers import pieces_in
from counterclaim.read.facts import Facts
from counterclaim.read.leaves import documents_of
from counterclaim.read.office import csv as module
from counterclaim.read.opened import Opened


def read(data: bytes | str, name: str = "a.csv", beside: Facts | None = None) -> list[Document | Problem]:
    raw = data.encode() if isinstance(data, str) else data
    opened = Opened(name, name, io.BufferedReader(io.BytesIO(raw)), beside=beside or Facts())
    found: list[Document | Problem] = []
    for item in pieces_in(opened):
        found += [item] if isinstance(item, Problem) else documents_of(item)
    return found


def texts(data: bytes | str, name: str = "a.csv") -> list[tuple[str, str]]:
    return [(item.id, item.text) for item in read(data, name) if isinstance(item, Document)]


def test_a_row_says_what_it_knows() -> None:
    (document,) = read(
        "ID,Published_At,Source,Headline,Body,Link,Byline,Language\n"
        'n1,2024-05-06,De Bode,Brand,"Zes doden.\nBij een brand.",https://a.example/1,J. Smit,nl-NL\n'
    )
    assert document == Document(
        "a.csv#n1",
        "Zes doden.\nBij een brand.",
        "nl",
        "Brand",
        Published("2024-05-06", "2024-05-06", "csv"),
        "https://a.example/1",
        "De Bode",
        author="J. Smit",
        origins=tuple((name, "csv") for name in ("published", "url", "outlet", "lang", "title", "author")),
    )


@pytest.mark.parametrize(
    "heads", ["дата;текст", "日期;正文", "التاريخ;النص", "Datum;Inhalt", "fecha;contenido", "date\ttext", "date|Text"]
)
def test_columns_in_several_languages(heads: str) -> None:
    mark = next(mark for mark in ";\t|" if mark in heads)
    assert texts(f"{heads}\n2024-05-06{mark}Twelve died.\n") == [("a.csv#2", "Twelve died.")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_encodings_are_seen_from_the_bytes(encoding: str) -> None:
    rows = "дата;текст\n" + "2024-05-06;Під час обстрілу загинули дванадцять людей, повідомила поліція.\n" * 3
    found = texts(rows.encode(encoding))
    assert found[0] == ("a.csv#2", "Під час обстрілу загинули дванадцять людей, повідомила поліція.")
    assert len(found) == 3


def test_what_excel_writes_first_is_passed_over() -> None:
    assert texts("sep=;\r\nid;text\r\n7;Twelve died.\r\n") == [("a.csv#7", "Twelve died.")]


def test_rows_of_another_length_say_where() -> None:
    first, second, third = read("id,text\n1,Twelve died.\n2,Twelve, or more\n3,Seven\n")
    assert (first.id, third.id) == ("a.csv#1", "a.csv#3")
    assert isinstance(second, Problem)
    assert (second.doc, second.kind, second.unread) == ("a.csv:3", "broken_line", True)
    assert "3 cells under 2 heads" in second.why


def test_lines_are_counted_through_quoted_ends() -> None:
    assert [item.doc for item in read('id,text\n1,"a\nb\nc"\n\n2\n') if isinstance(item, Problem)] == ["a.csv:6"]


def test_a_row_without_text_or_with_a_date_that_is_none() -> None:
    empty, document, doubt = read("date,text\n2024-05-06,\nyesterday,Twelve died.\n")
    assert isinstance(empty, Problem)
    assert empty.kind == "empty"
    assert isinstance(document, Document)
    assert document.published is None
    assert isinstance(doubt, Problem)
    assert (doubt.doc, doubt.kind, doubt.unread) == ("a.csv#3", "date", False)


def test_broken_characters_are_marked() -> None:
    words = "Zwölf Tote in Köln und Düren, fünf in Bäumen, sagt die Polizei."
    document, doubt = read(f'id,text\n1,"{words}"\n'.encode().replace(b"Polizei", b"Pol\xffzei"))
    assert isinstance(document, Document)
    assert document.text.count("\ufffd") == 1
    assert isinstance(doubt, Problem)
    assert doubt.kind == "encoding"


def test_a_quote_that_never_closes_ends_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.read.office.dialect.LONGEST_CELL", 1_000)
    rows = "".join(f"{number},Seven died.\n" for number in range(9_000))
    found = read(f'id,text\n{rows}x,"Twelve died.\n{rows}')
    assert len(found) == 9_001
    assert isinstance(found[-1], Problem)
    assert "never closed" in found[-1].why


def test_a_long_file_is_read_as_it_comes() -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            line = b"7,Twelve died in the flood.\n" if self.taken else b"id,text\n"
            self.taken += len(line)
            buffer[: len(line)] = line
            return len(line)

    source = Endless()
    pieces = module.read_csv(Opened("a.csv", "a.csv", io.BufferedReader(source)))
    first = next(pieces)
    assert not isinstance(first, Problem)
    assert first.data == "Twelve died in the flood."
    assert source.taken < 1_000_000


def test_a_table_of_figures_is_one_document(made) -> None:
    counts = 'District,Dead,Injured\nKara,12,"1,204"\nTotal,12,"1,204"\n'
    (document,) = read(f"Dead by district\n{counts}Source: police\n")
    assert isinstance(document, Document)
    rows = [["District", "Dead", "Injured"], ["Kara", "12", "1,204"], ["Total", "12", "1,204"]]
    assert made.tables(document) == [("Dead by district", 1, rows)]
    assert made.lines(document)[-1] == "Source: police"
    assert (document.id, document.media_type) == ("a.csv", "text/csv")


def test_a_table_row_of_another_length_stands_outside_it(made) -> None:
    document, doubt = read("District,Dead\nKara,12\nBori,1,204\nSeti,3\n")
    assert isinstance(document, Document)
    assert made.tables(document)[0][2] == [["District", "Dead"], ["Kara", "12"], ["Seti", "3"]]
    assert "Bori 1 204" in made.lines(document)
    assert isinstance(doubt, Problem)
    assert "Line 3" in doubt.why
    assert not doubt.unread


def test_a_table_without_a_name_is_seen(made) -> None:
    (document,) = read("Район\tЗагинули\nКара\t12\nБорі\t3\n", "counts")
    assert isinstance(document, Document)
    assert made.tables(document)[0][1] == 1


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv, 5 May\nTwelve people died, the police said.\n",
        "Twelve people died; seven were hurt.\n",
        "One, two\nThree, four\nFive, six\n",
        "",
    ],
)
def test_prose_with_commas_is_no_table(text: str) -> None:
    assert not any(item.tables for item in read(text, "a.txt") if isinstance(item, Document))


def test_what_is_beside_fills_what_a_row_does_not_say() -> None:
    (document,) = read("id,text\n1,Twelve died.\n", beside=Facts(outlet="The Default").found("sidecar"))
    assert isinstance(document, Document)
    assert document.outlet == "The Default"
