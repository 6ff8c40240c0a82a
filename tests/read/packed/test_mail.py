"""Letters, mailboxes and saved pages: text, facts, what is attached; hostile and broken ones."""

import io
import mailbox
import random
import textwrap
import time
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from counterclaim.model import Document, Problem, Published
from counterclaim.read import read
from counterclaim.read.containers import pieces_in
from counterclaim.read.opened import Opened
from counterclaim.read.packed import mail
from counterclaim.read.piece import Piece

STORY = "Forty miners are missing after the shaft flooded, the company said on Monday."
PAGE = f"<html><body><article><h1>Shaft floods</h1><p>{STORY}</p></article></body></html>"
DATE = "Mon, 23 Dec 2024 08:15:00 +0100"


def letter(text: str = STORY, **fields: str) -> EmailMessage:
    message = EmailMessage()
    known = {"From": "The Desk <desk@bell.example>", "To": "you@bell.example", "Subject": "Shaft", "Date": DATE}
    for name, value in {**known, **fields}.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def found(data: bytes, name: str = "a.eml") -> list[Piece | Problem]:
    stream = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]
    return list(pieces_in(Opened(name, name, stream)))


def pieces(data: bytes, name: str = "a.eml") -> list[Piece]:
    items = found(data, name)
    assert all(isinstance(item, Piece) for item in items), items
    return [item for item in items if isinstance(item, Piece)]


def test_a_letter_is_a_document(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(letter().as_bytes())
    (document,) = read([tmp_path])
    assert isinstance(document, Document)
    assert (document.id, document.title, document.author) == ("a.eml", "Shaft", "The Desk")
    assert document.text == f"Shaft\n{STORY}"
    assert document.published == Published("2024-12-23T08:15:00+01:00", "2024-12-23T08:15:00+01:00", "mail")
    assert dict(document.origins)["author"] == "mail"


def test_what_is_attached_is_read_like_files() -> None:
    message = letter()
    message.add_attachment(PAGE.encode(), "text", "html", filename="page.html")
    message.add_attachment(b"%PDF-1.7", "application", "pdf", filename="../report.pdf")
    message.add_attachment(b"\x89PNG\r\n", "image", "png", filename="logo.png")
    message.add_attachment(STORY.encode(), "text", "plain", filename="page.html")
    message.add_attachment(letter("Inner.", Subject="In"))
    ids = [item.id if isinstance(item, Piece) else item.doc for item in found(message.as_bytes())]
    assert ids == ["a.eml", "a.eml/page.html", "a.eml/report.pdf", "a.eml/page.html (2)", "a.eml/letter.eml"]


def test_plain_text_is_taken_before_its_page_but_for_a_table() -> None:
    message = letter()
    message.add_alternative("<p>Other words.</p>", "html")
    (piece,) = pieces(message.as_bytes())
    assert (piece.what, piece.data) == ("text", f"Shaft\n{STORY}")
    message = letter()
    message.add_alternative("<table><tr><th>Dead</th></tr><tr><td>5</td></tr></table>", "html")
    (piece,) = pieces(message.as_bytes())
    assert (piece.what, piece.given.title) == ("fragment", "Shaft")


def test_a_letter_that_is_only_a_page(tmp_path: Path) -> None:
    message = letter()
    message.set_content(f"<style>p{{}}</style><table><tr><td><p>{STORY}</p><p>Two are hurt.</p></table>", "html")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    (document,) = read([tmp_path])
    assert isinstance(document, Document)
    assert (document.text, document.tables) == (f"Shaft\n{STORY}\nTwo are hurt.\n", ())


@pytest.mark.parametrize("charset", ["utf-8", "koi8-r", "windows-1251", "iso-8859-5"])
@pytest.mark.parametrize("packing", ["base64", "quoted-printable", "8bit"])
def test_letters_in_many_encodings(charset: str, packing: str) -> None:
    message = letter(Subject="Пятеро погибли")
    message.set_content("Погибли пятеро, сообщили власти.", charset=charset, cte=packing)
    (piece,) = pieces(message.as_bytes())
    assert piece.data == "Пятеро погибли\nПогибли пятеро, сообщили власти."


def test_letters_beyond_ascii_in_fields_that_do_not_say_so() -> None:
    raw = "From: Бюро <a@b.example>\nSubject: Пятеро погибли\nDate: nonsense\nMIME-Version: 1.0\n\nПогибли пятеро.\n"
    for encoding in ("utf-8", "cp1251"):
        (piece,) = pieces(raw.encode(encoding))
        assert (piece.beside.author, piece.beside.published) == ("Бюро", None)
        assert piece.data == "Пятеро погибли\nПогибли пятеро."


def test_an_encoding_that_is_none_does_no_harm() -> None:
    raw = letter().as_bytes().replace(b'charset="utf-8"', b'charset="x-none"')
    raw = raw.replace(b"Subject: Shaft", b"Subject: =?x-none?b?U2hhZnQ=?=")
    (piece,) = pieces(raw)
    assert isinstance(piece.data, str)
    assert piece.data.endswith(STORY)


def test_lines_that_were_broken_for_sending_are_whole_again() -> None:
    raw = (
        b"From: a@b.example\nSubject: S\nDate: x\nContent-Type: text/plain; format=flowed\n\n"
        b"Forty miners \nare missing.\n\nNew line.\n> quoted \n> line\n Stuffed\n-- \nThe desk\n"
    )
    (piece,) = pieces(raw)
    assert piece.data == "S\nForty miners are missing.\n\nNew line.\n> quoted \n> line\nStuffed\n-- \nThe desk"
    (piece,) = pieces(raw.replace(b"flowed", b"flowed; delsp=yes"))
    assert isinstance(piece.data, str)
    assert "Forty minersare missing." in piece.data


def test_a_letter_whose_lines_were_broken_at_a_width_has_whole_paragraphs() -> None:
    long = f"{STORY} Two others were hurt, it said, and the search for those below ground went on all night."
    (piece,) = pieces(letter("\n".join(textwrap.wrap(long, 72))).as_bytes())
    assert piece.data == f"Shaft\n{long}"


def test_quoted_and_forwarded_words_stay() -> None:
    text = f"See below.\n\n---------- Forwarded message ---------\n> {STORY}"
    (piece,) = pieces(letter(text).as_bytes())
    assert piece.data == f"Shaft\n{text}"


def test_each_letter_of_a_mailbox(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box")
    for number in (1, 2, 2):
        message = mailbox.mboxMessage(letter(f"{number} dead.\n\nFrom here on: nothing.\n", Message_ID=f"<{number}@x>"))
        message.set_from("desk Mon Dec 23 08:15:00 2024")
        box.add(message)
    box.close()
    one, two, three = pieces((tmp_path / "box").read_bytes(), "box")
    assert (one.id, two.id, three.id) == ("box#1@x", "box#2@x", "box#2@x (2)")
    assert one.data == "Shaft\n1 dead.\n\nFrom here on: nothing."


def test_a_letter_in_a_mailbox_without_an_id() -> None:
    raw = b"From desk Mon Dec 23 08:15:00 2024\r\nFrom: a@b.example\r\nSubject: S\r\n\r\nFive dead.\r\n"
    (piece,) = pieces(raw, "box")
    assert (piece.id, piece.data) == ("box#letter", "S\nFive dead.")


def saved(place: str | None = "https://bell.example/1", charset: str = "utf-8") -> bytes:
    message = MIMEMultipart("related", type="text/html")
    message["From"] = "<Saved by Browser>"
    message["Subject"] = "Schacht läuft voll"
    message["Date"] = DATE
    if place:
        message["Snapshot-Content-Location"] = place
    frame = MIMEText("<p>Advertisement</p>", "html", charset)
    frame["Content-Location"] = "https://ads.example/"
    page = MIMEText(PAGE.replace("floods", "flööds"), "html", charset)
    page["Content-Location"] = "https://bell.example/1"
    for part in (frame, page) if place else (page, frame):
        message.attach(part)
    return message.as_bytes()


@pytest.mark.parametrize("place", ["https://bell.example/1", None])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15"])
def test_a_saved_page_is_a_page(tmp_path: Path, place: str | None, charset: str) -> None:
    (tmp_path / "a.mhtml").write_bytes(saved(place, charset))
    (document,) = read([tmp_path])
    assert isinstance(document, Document)
    assert (document.id, document.url, document.title) == ("a.mhtml", "https://bell.example/1", "Shaft flööds")
    assert document.published is None
    assert document.media_type == "text/html"
    assert dict(document.origins)["url"] == "mhtml"


def test_an_empty_letter_is_told() -> None:
    (told,) = found(letter("", Subject="").as_bytes())
    assert isinstance(told, Problem)
    assert (told.doc, told.kind) == ("a.eml", "empty")


def test_what_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "LARGEST_PIECE", 500)
    (told,) = found(letter("x" * 1_000).as_bytes())
    assert isinstance(told, Problem)
    assert told.kind == "too_large"
    begin = b"From desk Mon Dec 23 08:15:00 2024\nFrom: a@b.example\nSubject: S\n\n"
    told, piece = found(begin + b"x\n" * 1_000 + b"\n" + begin + b"Five dead.\n", "box")
    assert isinstance(told, Problem)
    assert isinstance(piece, Piece)
    assert (told.kind, piece.data) == ("too_large", "S\nFive dead.")


@pytest.mark.parametrize(
    "raw",
    [
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"".join(b"--%d\nContent-Type: multipart/mixed; boundary=%d\n\n" % (n, n + 1) for n in range(5_000)),
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed\n\nno boundary",
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 5_000,
        b"MIME-Version: 1.0\nSubject: " + b"=?" * 100_000 + b"\n\nx",
        b"MIME-Version: 1.0\nSubject: " + b"=?utf-8?q?" * 50_000 + b"\n\nx",
        b"MIME-Version: 1.0\nFrom: " + b"<,(" * 50_000 + b"\n\nx",
        b"MIME-Version: 1.0\nDate: " + b"(1 " * 50_000 + b"\n\nx",
        b"MIME-Version: 1.0\nContent-Type: text/plain; " + b"a*1*=x;" * 30_000 + b"\n\nx",
        b"MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n" + b"!" * 500_000,
        b"MIME-Version: 1.0\nContent-Transfer-Encoding: uuencode\n\nbegin 666 x\n" + b"~" * 100_000,
    ],
)
def test_hostile_letters_take_no_time(raw: bytes) -> None:
    began = time.process_time()
    for item in found(raw):
        assert isinstance(item, (Piece, Problem))
    assert time.process_time() - began < 5


def test_a_letter_of_letters_ends_at_a_depth() -> None:
    message = letter()
    for _ in range(8):
        outer = letter()
        outer.add_attachment(message)
        message = outer
    *_, told = found(message.as_bytes())
    assert isinstance(told, Problem)
    assert told.kind == "too_large"


@pytest.mark.parametrize("seed", range(100))
def test_damage_anywhere_ends_in_documents_or_problems(seed: int) -> None:
    chance = random.Random(seed)
    message = letter("Погибли пятеро.")
    message.add_attachment(PAGE.encode(), "text", "html", filename="страница.html")
    data = bytearray(saved() if seed % 3 == 0 else message.as_bytes())
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    for item in found(bytes(data)):
        assert isinstance(item, (Piece, Problem))
