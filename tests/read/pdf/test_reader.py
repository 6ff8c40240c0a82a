"""PDF files as reportlab makes them, the situation report before all, and such as were made to do harm."""

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from counterclaim.model import Document, Problem, Published

FONTS = Path("/usr/share/fonts")
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=6)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=18, leading=22, spaceAfter=8)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=12, leading=15, spaceAfter=4)
LINES = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
COUNTS = [["District", "Dead", "Injured"], ["Kara", "12", "1,204"], ["Bori", "7", "30"], ["Total", "19", "1,234"]]
RIVER = (
    "The river rose over its banks on Sunday night and took the bridge, and with it the road to the coast. At least "
    "twelve people died, the ministry of the interior said on Monday, and thirty are missing in three districts."
)


def font(name: str) -> str:
    """A font of the system by the name of its file, or a Chinese one that every reader has, registered; without it the
    test is passed over."""
    if name == "STSong-Light":
        pdfmetrics.registerFont(UnicodeCIDFont(name))
        return name
    found = next(FONTS.rglob(name), None) if FONTS.is_dir() else None
    if found is None:
        pytest.skip(f"the font {name} is not installed")
    pdfmetrics.registerFont(TTFont(found.stem, str(found)))
    return found.stem


def laid(*story, on_page: Callable | None = None, **more) -> bytes:
    """A PDF of these paragraphs and tables; `on_page` draws what every page has."""
    stream = io.BytesIO()
    template = SimpleDocTemplate(stream, pagesize=A4, invariant=True, **more)
    template.build(list(story), onFirstPage=on_page or (lambda *_: None), onLaterPages=on_page or (lambda *_: None))
    return stream.getvalue()


def drawn(draw: Callable[[Canvas], None], **more) -> bytes:
    """A PDF of what `draw` puts on its pages."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True, **more)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def test_a_situation_report(made) -> None:
    def furniture(canvas, template) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 810, "Kara Relief Agency | Situation report")
        canvas.drawString(72, 30, f"Page {template.page} of 2")

    story = [
        Paragraph("Kara floods: situation report 4", TITLE),
        Paragraph(RIVER, BODY),
        Paragraph("Table 1: Dead and injured by district, as of 5 May 2024", HEAD),
        Table(COUNTS, style=LINES),
        PageBreak(),
        Paragraph("Response", HEAD),
        Paragraph("Two hundred families moved into schools.", BODY),
    ]
    document = made.document("pdf", laid(*story, on_page=furniture))
    assert made.lines(document) == [
        "Kara Relief Agency | Situation report",
        "Kara floods: situation report 4",
        RIVER,
        "Table 1: Dead and injured by district, as of 5 May 2024",
        *("\t".join(row) for row in COUNTS),
        "Response",
        "Two hundred families moved into schools.",
    ]
    assert made.tables(document) == [("Table 1: Dead and injured by district, as of 5 May 2024", 1, COUNTS)]
    assert document.title == "Kara floods: situation report 4"
    assert dict(document.origins)["title"] == "page"
    assert document.media_type == "application/pdf"


def test_merged_cells(made) -> None:
    rows = [["District", "People", ""], ["", "Dead", "Injured"], ["Kara", "12", "30"], ["Bori", "7", ""]]
    spans = [("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1))]
    assert made.tables(made.document("pdf", laid(Table(rows, style=[*LINES, *spans])))) == [
        (
            None,
            2,
            [
                ["District", "People", "People"],
                ["District", "Dead", "Injured"],
                ["Kara", "12", "30"],
                ["Bori", "7", ""],
            ],
        )
    ]


@pytest.mark.parametrize("style", [[], [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)]])
def test_a_table_without_lines_between_columns(made, style: list) -> None:
    story = [Paragraph(RIVER, BODY), Table(COUNTS, style=style, colWidths=90), Spacer(1, 9), Paragraph(RIVER, BODY)]
    document = made.document("pdf", laid(*story))
    assert made.tables(document) == [(None, 1, COUNTS)]
    assert made.lines(document)[0] == made.lines(document)[-1] == RIVER


def test_a_table_over_several_pages_is_one_and_its_heads_come_once(made) -> None:
    rows = [COUNTS[0], *([f"District {number}", str(number + 1), "30"] for number in range(120))]
    document = made.document("pdf", laid(Table(rows, style=LINES, repeatRows=1)))
    assert [(heads, cells) for _, heads, cells in made.tables(document)] == [(1, rows)]


def test_heads_over_several_columns_without_lines(made) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawCentredString(235, 720, "People")
        canvas.drawCentredString(435, 720, "Houses")
        for number, row in enumerate([["District", "Dead", "Injured", "Destroyed", "Damaged"], *figures]):
            canvas.drawString(72, 700 - 20 * number, row[0])
            for column, cell in enumerate(row[1:]):
                canvas.drawCentredString(185 + 100 * column, 700 - 20 * number, cell)

    figures = [["Kara", "12", "30", "100", "250"], ["Bori", "7", "4", "20", "33"]]
    assert made.tables(made.document("pdf", drawn(draw))) == [
        (
            None,
            2,
            [
                ["", "People", "People", "Houses", "Houses"],
                ["District", "Dead", "Injured", "Destroyed", "Damaged"],
                *figures,
            ],
        )
    ]


def test_labels_over_several_lines_without_lines_between_rows(made) -> None:
    def draw(canvas: Canvas) -> None:
        rows = [(700, "District", "Dead"), (676, "Kara", "12"), (652, "Upper Seti valley", ""), (646, "", "7")]
        rows += [(640, "and its villages", ""), (616, "Bori", "1,204"), (592, "Total", "1,223")]
        for height, label, figure in rows:
            canvas.setFont("Helvetica", 9)
            canvas.drawString(72, height, label)
            canvas.drawRightString(300, height, figure)

    rows = [["District", "Dead"], ["Kara", "12"], ["Upper Seti valley and its villages", "7"], ["Bori", "1,204"]]
    assert made.tables(made.document("pdf", drawn(draw)))[0][1:] == (1, [*rows, ["Total", "1,223"]])


def test_heads_that_are_written_upward(made) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([72, 172, 212, 252], [600, 620, 640, 720])
        for column, word in enumerate(("Dead", "Missing people")):
            canvas.saveState()
            canvas.translate(196 + 40 * column, 644)
            canvas.rotate(90)
            canvas.setFont("Helvetica", 9)
            canvas.drawString(0, 0, word)
            canvas.restoreState()
        for number, row in enumerate([["Kara", "12", "3"], ["Bori", "7", "0"]]):
            for place, cell in zip((76, 176, 216), row, strict=True):
                canvas.drawString(place, 626 - 20 * number, cell)
        canvas.drawString(76, 650, "District")

    rows = [["District", "Dead", "Missing people"], ["Kara", "12", "3"], ["Bori", "7", "0"]]
    assert made.tables(made.document("pdf", drawn(draw))) == [(None, 1, rows)]


def test_boxes_of_key_figures_are_lines(made) -> None:
    def draw(canvas: Canvas) -> None:
        for column, (figure, words) in enumerate([("12", "dead"), ("1,204", "injured"), ("30", "missing")]):
            canvas.setFont("Helvetica-Bold", 20)
            canvas.drawCentredString(120 + 150 * column, 700, figure)
            canvas.setFont("Helvetica", 9)
            canvas.drawCentredString(120 + 150 * column, 680, words)

    assert made.lines(made.document("pdf", drawn(draw))) == ["12 dead", "1,204 injured", "30 missing"]


def test_items_of_a_list_are_lines_of_their_own(made) -> None:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(("Twelve people died in Kara town", "Thirty people are missing now", "Schools")):
            canvas.circle(75, 703 - 14 * number, 2, fill=1)
            canvas.drawString(86, 700 - 14 * number, line)

    assert made.lines(made.document("pdf", drawn(draw))) == [
        "• Twelve people died in Kara town",
        "• Thirty people are missing now",
        "• Schools",
    ]


def test_a_heading_over_columns_comes_first(made) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(72, 760, "Kara floods: report 4")
        canvas.setFont("Helvetica", 10)
        for column in range(2):
            for number in range(9):
                canvas.drawString(
                    72 + 240 * column, 730 - 13 * number, f"column {column} line {number} of the long text"
                )

    text = made.document("pdf", drawn(draw)).text
    assert text.startswith("Kara floods: report 4\ncolumn 0 line 0")
    assert text.index("column 0 line 8") < text.index("column 1 line 0")


def test_watermarks_and_what_lies_beside_the_page_are_not_read(made) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Twelve people died in the flood.")
        canvas.drawString(-400, 650, "99 people died.")
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "DRAFT")

    assert made.lines(made.document("pdf", drawn(draw))) == ["Twelve people died in the flood."]


def test_columns_are_read_one_after_the_other(made) -> None:
    stream = io.BytesIO()
    frames = [Frame(72, 72, 215, 680, id="left"), Frame(308, 72, 215, 680, id="right")]
    template = BaseDocTemplate(stream, pagesize=A4, pageTemplates=[PageTemplate("two", frames)], invariant=True)
    texts = [f"Report {number}. {RIVER} {RIVER}" for number in range(9)]
    template.build([Paragraph(text, BODY) for text in texts])
    assert made.lines(made.document("pdf", stream.getvalue())) == texts


def test_words_broken_at_a_line_end_are_put_together(made) -> None:
    def draw(canvas: Canvas) -> None:
        lines = (
            "Die Regierung sprach von unvorherseh-",
            "baren Schäden; die Nord-Süd-Straße ist gesperrt.",
            "Die Helfer kamen aus Nord-",
            "Korea und aus mehreren Nachbar-",
            "ländern, und es waren rund 500 Leute.",
        )
        for number, line in enumerate(lines):
            canvas.drawString(72, 700 - 14 * number, line)

    assert made.lines(made.document("pdf", drawn(draw))) == [
        "Die Regierung sprach von unvorhersehbaren Schäden; die Nord-Süd-Straße ist gesperrt. Die Helfer kamen aus "
        "Nord-Korea und aus mehreren Nachbarländern, und es waren rund 500 Leute."
    ]


def test_a_sentence_goes_on_over_the_page(made) -> None:
    template = [Spacer(1, 640), Paragraph(f"{RIVER} {RIVER} {RIVER}", BODY)]

    def furniture(canvas, template) -> None:
        canvas.drawString(72, 30, str(template.page))

    document = made.document("pdf", laid(*template, on_page=furniture))
    assert made.lines(document) == [f"{RIVER} {RIVER} {RIVER}"]


@pytest.mark.parametrize(("size", "rise"), [(7, 5), (10, 4)])
def test_the_mark_of_a_note_is_no_digit_of_the_figure(made, size: int, rise: int) -> None:
    def draw(canvas: Canvas) -> None:
        at = 72.0
        for words, small in [("At least 12", False), ("10", True), (" people died in the flood.", False)]:
            canvas.setFont("Helvetica", size if small else 12)
            canvas.drawString(at, 700 + rise * small, words)
            at += canvas.stringWidth(words, "Helvetica", size if small else 12)

    assert made.lines(made.document("pdf", drawn(draw))) == ["At least 12¹⁰ people died in the flood."]


@pytest.mark.parametrize(
    ("file", "sentence", "rows"),
    [
        (
            "DejaVuSans.ttf",
            "Унаслідок обстрілу загинули 12 людей, ще 1204 дістали поранення, повідомила поліція області.",
            [["Район", "Загинули"], ["Кара", "12"], ["Борі", "1 204"]],
        ),
        (
            "STSong-Light",
            "据应急管理部门通报，截至5月6日，洪水已造成12人死亡、1,204人受伤。",
            [["地区", "死亡"], ["卡拉县", "12"], ["博里县", "1,204"]],
        ),
    ],
)
def test_other_scripts(made, file: str, sentence: str, rows: list[list[str]]) -> None:
    name = font(file)
    style = ParagraphStyle("x", fontName=name, fontSize=10, leading=13, wordWrap="CJK" if "Song" in file else None)
    table = Table(rows, style=[*LINES, ("FONT", (0, 0), (-1, -1), name)])
    document = made.document("pdf", laid(Paragraph(sentence * 2, style), table))
    assert made.lines(document)[0] == sentence * 2
    assert made.tables(document)[0][1:] == (1, rows)


def visual(text: str) -> str:
    """Arabic or Hebrew words as a page shows them from left to right; their numbers stay as they are."""
    return " ".join(word if word.isdigit() else word[::-1] for word in reversed(text.split(" ")))


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("قتل 12 شخصا وأصيب 1204 آخرون في حلب", [["المحافظة", "القتلى"], ["حلب", "12"], ["إدلب", "7"]]),
        ("נהרגו 12 בני אדם ונפצעו 1204 בחיפה", [["מחוז", "הרוגים"], ["חיפה", "12"], ["עכו", "7"]]),
    ],
)
def test_right_to_left(made, sentence: str, rows: list[list[str]]) -> None:
    name = font("DejaVuSans.ttf")
    style = ParagraphStyle("x", fontName=name, fontSize=12, alignment=2)
    shown = [[visual(cell) for cell in reversed(row)] for row in rows]
    table = Table(shown, style=[*LINES, ("FONT", (0, 0), (-1, -1), name)])
    document = made.document("pdf", laid(Paragraph(visual(sentence), style), table))
    assert document.text.splitlines()[1] == sentence or made.lines(document)[0] == sentence
    assert made.tables(document)[0][1:] == (1, rows)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages(made, turn: int) -> None:
    data = laid(Paragraph(RIVER, BODY), Table(COUNTS, style=LINES), rotation=turn)
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setPageRotation(turn)
    for number, line in enumerate(("Twelve people died in Kara,", "the police said.")):
        canvas.drawString(72, 700 - 14 * number, line)
    canvas.save()
    assert made.tables(made.document("pdf", data))[0][2] == COUNTS
    assert "Twelve people died in Kara, the police said." in made.all("pdf", stream.getvalue())[0].text


def test_what_the_file_says_of_itself(made) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle("Flash update 3")
        canvas.setAuthor("A. Ferrant")
        canvas.drawString(72, 700, "Twelve people died in the flood.")

    document = made.document("pdf", drawn(draw))
    assert (document.title, document.author) == ("Flash update 3", "A. Ferrant")
    assert document.published == Published("2000-01-01T00:00:00+00:00", "2000-01-01T00:00:00+00:00", "pdf")
    assert dict(document.origins)["published"] == "pdf"


def test_a_scan_says_that_it_must_be_read_first(made) -> None:
    problem = made.problem("pdf", drawn(lambda canvas: canvas.rect(72, 72, 300, 300, fill=1)))
    assert problem.kind == "no_text"
    assert "OCR" in problem.why


def test_a_locked_file_says_so_and_one_without_a_password_is_read(made) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Twelve people died in the flood.")

    assert made.problem("pdf", drawn(draw, encrypt=StandardEncryption("secret", strength=128))).kind == "encrypted"
    open_to_all = drawn(draw, encrypt=StandardEncryption("", "owner", canPrint=0, strength=128))
    assert made.lines(made.document("pdf", open_to_all)) == ["Twelve people died in the flood."]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\0" * 5_000, b"%PDF-1.4\n1 0 obj\n<<>>"])
def test_a_broken_file_says_so(made, data: bytes) -> None:
    assert made.problem("pdf", data).kind == "broken"


def test_a_file_cut_off_gives_a_document_or_a_problem(made) -> None:
    data = laid(Paragraph(RIVER, BODY), Table(COUNTS, style=LINES))
    for end in range(100, len(data), 97):
        assert all(isinstance(item, Document | Problem) for item in made.all("pdf", data[:end]))


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_bomb_is_refused(made, times: int) -> None:
    packed = b" " * 80_000_000
    for _ in range(times):
        packed = zlib.compress(packed, 9)
    filters = b"/FlateDecode " * times
    data = b"%%PDF-1.4\n1 0 obj\n<</Filter[%b]/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (
        filters,
        len(packed),
        packed,
    )
    assert made.problem("pdf", data).kind == "too_large"


def test_more_pages_than_are_read(made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.read.pdf.reader.MOST_PAGES", 2)
    document, told = made.all("pdf", laid(*[each for _ in range(3) for each in (Paragraph(RIVER, BODY), PageBreak())]))
    assert isinstance(document, Document)
    assert isinstance(told, Problem)
    assert (told.kind, told.unread) == ("too_large", False)
    assert "first 2 of 3 pages" in told.why
