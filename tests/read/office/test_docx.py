"""Word documents as python-docx and people make them."""

import io
import zipfile
from datetime import datetime

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from counterclaim.model import Published


def grown(word, xml: str) -> None:
    """Put more XML at the end of a Word document."""
    body = word.element.body
    body.insert(len(body) - 1, parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))


def filled(word, rows: list[list[str]]):
    table = word.add_table(len(rows), len(rows[0]))
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words
    return table


def test_paragraphs_and_tables_in_their_order(made) -> None:
    word = docx.Document()
    word.add_heading("Flood in Kara: report 4", 1)
    word.add_paragraph("Twelve people died,\nthe ministry said.")
    word.add_paragraph("Table 1: Dead and injured by district, 5 May 2024")
    filled(word, [["District", "Dead", "Injured"], ["Kara", "12", "1,204"], ["Total", "12", "1,204"]])
    word.add_paragraph("Source: the ministry.")
    document = made.document("docx", made.saved(word))
    assert made.lines(document) == [
        "Flood in Kara: report 4",
        "Twelve people died,",
        "the ministry said.",
        "Table 1: Dead and injured by district, 5 May 2024",
        "District\tDead\tInjured",
        "Kara\t12\t1,204",
        "Total\t12\t1,204",
        "Source: the ministry.",
    ]
    rows = [["District", "Dead", "Injured"], ["Kara", "12", "1,204"], ["Total", "12", "1,204"]]
    assert made.tables(document) == [("Table 1: Dead and injured by district, 5 May 2024", 1, rows)]
    assert document.title == "Flood in Kara: report 4"
    assert document.media_type.endswith("wordprocessingml.document")


def test_merged_cells_reach_right_and_down(made) -> None:
    word = docx.Document()
    rows = [["Район", "Люди", ""], ["", "Загинули", "Поранені"], ["Кара", "12", "30"], ["Борі", "", "4"]]
    table = filled(word, rows)
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    assert made.tables(made.document("docx", made.saved(word))) == [
        (
            None,
            2,
            [["Район", "Люди", "Люди"], ["Район", "Загинули", "Поранені"], ["Кара", "12", "30"], ["Борі", "", "4"]],
        )
    ]


def test_right_to_left_stays_in_the_order_of_reading(made) -> None:
    word = docx.Document()
    word.add_paragraph("قتل 12 شخصا في حلب.")
    filled(word, [["المحافظة", "القتلى"], ["حلب", "12"]])
    document = made.document("docx", made.saved(word))
    assert document.lang == "ar"
    assert made.tables(document)[0][2] == [["المحافظة", "القتلى"], ["حلب", "12"]]


def test_deletions_and_hidden_words_are_not_in_the_text(made) -> None:
    word = docx.Document()
    grown(
        word,
        "<w:p><w:r><w:t xml:space='preserve'>At least </w:t></w:r>"
        "<w:del><w:r><w:delText>10</w:delText></w:r></w:del><w:ins><w:r><w:t>12</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> or 99</w:t></w:r><w:r><w:instrText>PAGE 7</w:instrText></w:r>"
        "<w:r><w:t xml:space='preserve'> people died.</w:t></w:r></w:p>",
    )
    assert made.lines(made.document("docx", made.saved(word))) == ["At least 12 people died."]


def test_the_mark_of_a_note_is_no_digit_of_the_figure(made) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("At least 12")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" people died.")
    assert made.lines(made.document("docx", made.saved(word))) == ["At least 12¹ people died."]


def test_deleted_rows_are_not_in_the_table(made) -> None:
    word = docx.Document()
    table = filled(word, [["District", "Dead"], ["Kara", "12"], ["Bori", "99"]])
    table.rows[2]._tr.get_or_add_trPr().append(parse_xml(f"<w:del {nsdecls('w')}/>"))
    assert made.tables(made.document("docx", made.saved(word)))[0][2] == [["District", "Dead"], ["Kara", "12"]]


def test_content_controls_and_text_boxes_are_read(made) -> None:
    word = docx.Document()
    grown(word, "<w:sdt><w:sdtContent><w:p><w:r><w:t>Seven died.</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    grown(
        word,
        "<w:p><w:r><w:t>Key figures</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>40 dead</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r></w:p>",
    )
    assert made.lines(made.document("docx", made.saved(word))) == ["Seven died.", "Key figures", "40 dead"]


def test_page_headers_and_notes_are_left_out(made) -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Report 4 of the agency"
    word.add_paragraph("Twelve died.")
    assert made.lines(made.document("docx", made.saved(word))) == ["Twelve died."]


def test_columns_of_text_are_no_table(made) -> None:
    word = docx.Document()
    long = "The river rose over its banks on Sunday night and took the bridge, and with it the road to the coast. " * 3
    filled(word, [[long, long], ["Twelve died.", long]])
    document = made.document("docx", made.saved(word))
    assert not document.tables
    assert "Twelve died." in made.lines(document)


def test_a_table_in_a_cell_is_part_of_the_cell(made) -> None:
    word = docx.Document()
    table = filled(word, [["District", "Dead"], ["Kara", ""]])
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "12", "(3 women)"
    assert made.tables(made.document("docx", made.saved(word)))[0][2][1] == ["Kara", "12 (3 women)"]


def test_properties_tell_what_people_wrote(made) -> None:
    word = docx.Document()
    word.add_paragraph("Twelve died.")
    properties = word.core_properties
    properties.title, properties.author, properties.modified = "Flash update", "A. Ferrant", datetime(2024, 5, 6, 7, 8)
    properties.created = datetime(2019, 1, 1)
    document = made.document("docx", made.saved(word))
    assert (document.title, document.author, document.published) == ("Flash update", "A. Ferrant", None)
    assert document.modified == Published("2024-05-06T07:08:00+00:00", "2024-05-06T07:08:00+00:00", "docx")
    assert dict(document.origins)["author"] == dict(document.origins)["title"] == "docx"


def test_properties_that_programs_wrote_are_not_told(made) -> None:
    word = docx.Document()
    word.add_paragraph("Twelve died.")
    word.core_properties.title, word.core_properties.author = "sitrep_final_v2.docx", "Microsoft Office User"
    document = made.document("docx", made.saved(word))
    assert (document.title, document.author) == ("Twelve died.", None)


def rewritten(data: bytes, name: str, content: bytes) -> bytes:
    """An archive with one of its members replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return stream.getvalue()


@pytest.fixture
def plain(made) -> bytes:
    word = docx.Document()
    word.add_paragraph("Twelve died.")
    return made.saved(word)


def test_a_file_with_macros_is_read_the_same(made, plain: bytes) -> None:
    kinds = zipfile.ZipFile(io.BytesIO(plain)).read("[Content_Types].xml")
    macros = kinds.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert made.lines(made.document("docx", rewritten(plain, "[Content_Types].xml", macros))) == ["Twelve died."]


def test_what_is_broken_says_so(made, plain: bytes) -> None:
    assert made.problem("docx", plain[:-100]).kind == "broken"
    assert made.problem("docx", b"PK\x03\x04").kind == "broken"
    assert made.problem("docx", rewritten(plain, "word/document.xml", b"<w:document")).kind == "broken"
    deep = b"<a>" * 5_000 + b"</a>" * 5_000
    assert made.problem("docx", rewritten(plain, "word/document.xml", deep)).kind == "broken"


def test_a_document_of_pictures_says_what_to_do(made) -> None:
    problem = made.problem("docx", made.saved(docx.Document()))
    assert problem.kind == "no_text"
    assert "OCR" in problem.why


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        b'<!-- x --><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a SYSTEM "http://127.0.0.1/x"><a/>'.encode("utf-16"),
    ],
)
def test_a_file_that_declares_entities_is_refused(made, plain: bytes, content: bytes) -> None:
    assert made.problem("docx", rewritten(plain, "word/document.xml", content)).kind == "unsafe"


def test_a_bomb_is_refused(made, plain: bytes) -> None:
    bomb = rewritten(plain, "word/document.xml", b"<a>" + b" " * 60_000_000 + b"</a>")
    assert len(bomb) < 200_000
    assert made.problem("docx", bomb).kind == "too_large"


def test_tables_within_tables_take_no_longer_for_their_depth(made, plain: bytes) -> None:
    names = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    row = b"<w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>Kara</w:t></w:r></w:p></w:tc></w:tr>"
    text = b"<w:p><w:r><w:t>Twelve died.</w:t></w:r></w:p>"
    for inner in (b"", row):
        deep = b"<w:tbl><w:tr><w:tc>" * 60 + text + (b"</w:tc></w:tr>" + inner + b"</w:tbl>") * 60
        document = made.document(
            "docx", rewritten(plain, "word/document.xml", names + deep + b"</w:body></w:document>")
        )
        assert "Twelve died." in document.text
