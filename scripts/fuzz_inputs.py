"""Inputs to try readers on: what reports come in, made of the project's own texts in all languages, and then spoilt.

The same number makes the same input.
"""

import email.message
import gzip
import html
import io
import json
import random
import re
import tomllib
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from pile import page_of, texts_of

_NASTY = tomllib.loads((Path(__file__).parent / "fuzz_nasty.toml").read_text(encoding="utf-8"))
NASTY = [word for words in _NASTY.values() for word in words] + ["\x00", "\ufffe", "\ud7ff", "9" * 60, "\u0301" * 9]
"""What has been seen to break programs that read; some of it is no text that a file of TOML may hold."""

_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

Base = Callable[[random.Random, list[tuple[str, str]]], tuple[str, bytes]]


def made(number: int, languages: tuple[str, ...] = ()) -> tuple[str, str, bytes]:
    """The input of this `number`: its kind, a file's name, and its bytes; of texts in `languages`, or in all."""
    chance = random.Random(number)
    known = _texts(languages)
    own = [_part(chance, *chance.choice(known)) for _ in range(chance.choice((1, 1, 1, 3)))]
    if chance.random() < 0.5:
        own = [(lang, _spoilt_text(chance, text, known)) for lang, text in own]
    kind = chance.choices(list(BASES), [weight for _, weight in BASES.values()])[0]
    name, data = BASES[kind][0](chance, own)
    if chance.random() < 0.6:
        data = _spoilt(chance, data)
    if chance.random() < 0.1:
        name = chance.choice(("a.txt", "a.html", "a.zip", "a.csv", "a", "a.json"))
    return kind, name, data


@cache
def _texts(languages: tuple[str, ...]) -> list[tuple[str, str]]:
    return texts_of(languages)


def _part(chance: random.Random, lang: str, text: str) -> tuple[str, str]:
    """A stretch of `text`, or all of it: most faults show in a few words, and many inputs in an hour."""
    start = chance.randrange(len(text)) if chance.random() < 0.5 else 0
    return lang, text[start : start + chance.choice((100, 200, 300, 9_000))]


def _spoilt_text(chance: random.Random, text: str, known: list[tuple[str, str]]) -> str:
    """`text` with characters put in, left out, repeated or taken from another."""
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.randrange(1, 40))
        match chance.randrange(6):
            case 0:
                text = text[:at] + chance.choice(NASTY) + text[at:]
            case 1:
                text = text[:at] + text[end:]
            case 2:
                text = text[:end] + text[at:end] * chance.randrange(1, 12) + text[end:]
            case 3:
                _, other = chance.choice(known)
                text = text[:at] + other[: chance.randrange(200)] + text[at:]
            case 4:
                text = (
                    text[:at]
                    + chr(chance.choice((chance.randrange(32, 0xD800), chance.randrange(0xE000, 0x110000))))
                    + text[at:]
                )
            case _:
                text = text.replace(
                    chance.choice((" ", ".", ",", "\n")), chance.choice(("", "\n", " ", "\u3000", ";")), 9
                )
    return text


def _spoilt(chance: random.Random, data: bytes) -> bytes:
    """`data` with bytes turned, put in, left out, repeated, or cut off; inside of an archive, as often as not."""
    if data[:2] == b"PK" and chance.random() < 0.6:
        return _spoilt_member(chance, data)
    if data[:2] == b"\x1f\x8b" and chance.random() < 0.5:
        return gzip.compress(_spoilt(chance, gzip.decompress(data)), mtime=0)
    spoilt = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(spoilt) + 1)
        end = at + chance.randrange(1, 64)
        match chance.randrange(6):
            case 0:
                spoilt[at : at + 1] = bytes((chance.randrange(256),))
            case 1:
                spoilt[at:at] = chance.choice(NASTY).encode("utf-8", "surrogatepass")
            case 2:
                del spoilt[at:end]
            case 3:
                spoilt[at:at] = spoilt[at:end] * chance.randrange(1, 30)
            case 4:
                spoilt[at:end] = chance.randbytes(end - at)
            case _:
                if chance.random() < 0.3:
                    del spoilt[at:]
    return bytes(spoilt)


def _spoilt_member(chance: random.Random, data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        names = before.namelist()
        spoilt = chance.choice(names)
        for name in names:
            content = before.read(name)
            if name == spoilt:
                content = _spoilt(chance, content)
                name = chance.choice((name, name, name, "../../" + name, "/" + name, name + "\n", "CON", "." * 300))
            after.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def _text(chance: random.Random, texts: list[tuple[str, str]]) -> tuple[str, bytes]:
    text = "\n".join(text for _, text in texts)
    encoding = chance.choice(
        ("utf-8", "utf-8", "utf-8", "utf-16", "cp1252", "koi8-r", "cp1256", "gb18030", "shift_jis")
    )
    return "a.txt", text.encode(encoding, "replace" if encoding != "utf-8" else "surrogatepass")


def _page(chance: random.Random, texts: list[tuple[str, str]]) -> tuple[str, bytes]:
    lang, text = texts[0]
    page = page_of(text, lang, chance.randrange(1, 29))
    if chance.random() < 0.4:
        page = page.replace("</article>", _table(chance, texts) + "</article>")
    return "a.html", page.encode("utf-8", "surrogatepass")


def _table(chance: random.Random, texts: list[tuple[str, str]]) -> str:
    words = " ".join(text for _, text in texts).split() or [""]
    rows = [[chance.choice((chance.choice(words), str(chance.randrange(999)))) for _ in range(4)] for _ in range(5)]
    rows[0] = ["Province", "Killed", "Injured", "Missing"]
    wide = [[f"<td colspan={chance.choice((1, 1, 1, 2, 99))}>{cell}</td>" for cell in row] for row in rows]
    told = "".join(f"<tr>{''.join(row)}</tr>" for row in wide)
    return f"<table><caption>As of 12 May 2024</caption>{told}</table>"


def _records(_: random.Random, texts: list[tuple[str, str]]) -> tuple[str, bytes]:
    lines = [
        json.dumps({"id": str(number), "text": text, "lang": lang, "date": "2024-05-01"})
        for number, (lang, text) in enumerate(texts)
    ]
    return "a.jsonl", "\n".join(lines).encode()


def _rows(chance: random.Random, texts: list[tuple[str, str]]) -> tuple[str, bytes]:
    mark = chance.choice(",;\t|")
    rows = [
        mark.join(("id", "text", "date")),
        *(f'{n}{mark}"{text}"{mark}2024-05-01' for n, (_, text) in enumerate(texts)),
    ]
    return "a.csv", "\n".join(rows).encode("utf-8", "surrogatepass")


def _export(_: random.Random, texts: list[tuple[str, str]]) -> tuple[str, bytes]:
    messages = [
        {"id": n, "type": "message", "date": "2024-05-01T10:00:00", "text": text} for n, (_, text) in enumerate(texts)
    ]
    return "result.json", json.dumps({"name": "News", "type": "public_channel", "id": 1, "messages": messages}).encode()


def _mail(chance: random.Random, texts: list[tuple[str, str]]) -> tuple[str, bytes]:
    message = email.message.EmailMessage()
    message["From"], message["Subject"] = "Desk <desk@news.example.org>", "Report"
    message["Date"] = "Wed, 01 May 2024 10:00:00 +0000"
    lang, text = texts[0]
    message.set_content(text.encode("utf-8", "replace").decode())
    if chance.random() < 0.5:
        message.add_alternative(page_of(text, lang).encode("utf-8", "replace").decode(), subtype="html")
        message.set_boundary("b")  # else a new one each time
    return "a.eml", message.as_bytes()


def _feed(_: random.Random, texts: list[tuple[str, str]]) -> tuple[str, bytes]:
    items = "".join(
        f"<item><title>{n}</title><link>https://news.example.org/{n}</link>"
        "<pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate>"
        f"<description>{html.escape(text)}</description></item>"
        for n, (_, text) in enumerate(texts)
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>N</title>{items}</channel></rss>'
    return "feed.xml", feed.encode("utf-8", "replace")


def _archive(chance: random.Random, texts: list[tuple[str, str]]) -> tuple[str, bytes]:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for n, (lang, text) in enumerate(texts):
            inner, data = _text(chance, [(lang, text)]) if n % 2 else _page(chance, [(lang, text)])
            archive.writestr(zipfile.ZipInfo(f"{n}/{inner}"), data)
    return "a.zip", packed.getvalue()


def _gzipped(chance: random.Random, texts: list[tuple[str, str]]) -> tuple[str, bytes]:
    name, data = chance.choice((_text, _page, _records))(chance, texts)
    return name + ".gz", gzip.compress(data, mtime=0)


def _warc(chance: random.Random, texts: list[tuple[str, str]]) -> tuple[str, bytes]:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=chance.random() < 0.5)
    for n, (lang, text) in enumerate(texts):
        _, page = _page(chance, [(lang, text)])
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        known = {"WARC-Date": "2024-05-01T10:00:00Z", "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{n:012}>"}
        record = writer.create_warc_record(
            f"https://news.example.org/{n}", "response", io.BytesIO(page), http_headers=headers, warc_headers_dict=known
        )
        writer.write_record(record)
    return "a.warc", packed.getvalue()


def _saved(_: random.Random, texts: list[tuple[str, str]]) -> tuple[str, bytes]:
    lang, text = texts[0]
    page = page_of(text, lang).encode("utf-8", "replace")
    address = "Location: https://news.example.org/1\r\n"
    head = f"From: <Saved by Blink>\r\nSnapshot-Content-{address}MIME-Version: 1.0\r\n"
    head += 'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n------b\r\n'
    head += f"Content-Type: text/html\r\nContent-{address}Content-Transfer-Encoding: 8bit\r\n\r\n"
    return "a.mhtml", head.encode() + page + b"\r\n------b--\r\n"


def _few(chance: random.Random, write: Callable[[tuple[str, ...], int], bytes]) -> bytes:
    """One of a few files, for they are costly to make: what is spoilt in them differs."""
    number = chance.randrange(12)
    texts = [text for _, text in _texts(("de", "en", "es"))[number * 3 : number * 3 + 3]]
    return write(tuple("".join(filter(str.isprintable, text)) for text in texts), number)


def _word(chance: random.Random, _: list[tuple[str, str]]) -> tuple[str, bytes]:
    return "a.docx", _few(chance, _docx)


def _book(chance: random.Random, _: list[tuple[str, str]]) -> tuple[str, bytes]:
    return "a.xlsx", _few(chance, _xlsx)


def _print(chance: random.Random, _: list[tuple[str, str]]) -> tuple[str, bytes]:
    return "a.pdf", _few(chance, _pdf)


@cache
def _docx(texts: tuple[str, ...], number: int) -> bytes:
    import docx

    document, out = docx.Document(), io.BytesIO()
    for text in texts:
        document.add_paragraph(text)
    table = document.add_table(rows=3, cols=3)
    for row, cells in enumerate((("Province", "Killed", "Injured"), ("A", "12", "30"), ("Total", str(number), "30"))):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    document.save(out)
    return _steady(out.getvalue())


@cache
def _xlsx(texts: tuple[str, ...], number: int) -> bytes:
    import openpyxl

    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (("Province", "Killed", "Injured"), ("A", 12, 30), ("Total", number, 30), *((text,) for text in texts)):
        sheet.append(row)
    book.save(out)
    return _steady(out.getvalue())


def _steady(data: bytes) -> bytes:
    """The office file `data` without the times at which it was made."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name), _MOMENT.sub(b"2024-05-01T12:00:00Z", before.read(name)))
    return packed.getvalue()


@cache
def _pdf(texts: tuple[str, ...], number: int) -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    out = io.BytesIO()
    style = getSampleStyleSheet()["Normal"]
    told = [Paragraph(text.replace("<", "").replace("&", ""), style) for text in texts]
    table = Table([["Province", "Killed", "Injured"], ["A", "12", "30"], ["Total", str(number), "30"]])
    SimpleDocTemplate(out, invariant=1).build([*told, table])
    return out.getvalue()


BASES: dict[str, tuple[Base, int]] = {
    "text": (_text, 25),
    "page": (_page, 25),
    "jsonl": (_records, 5),
    "csv": (_rows, 6),
    "export": (_export, 5),
    "mail": (_mail, 6),
    "feed": (_feed, 5),
    "zip": (_archive, 5),
    "gzip": (_gzipped, 4),
    "warc": (_warc, 4),
    "mhtml": (_saved, 3),
    "docx": (_word, 3),
    "xlsx": (_book, 2),
    "pdf": (_print, 2),
}
"""The kinds of input, each with how many of a hundred are of it."""
