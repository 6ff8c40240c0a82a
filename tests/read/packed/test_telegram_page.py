"""Telegram's exports as pages: the same posts as in result.json."""

import io

import pytest

from counterclaim.model import Problem, Published
from counterclaim.read.containers import pieces_in
from counterclaim.read.opened import Opened
from counterclaim.read.packed import telegram_page
from counterclaim.read.piece import Piece

HEAD = """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>
<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
Oblast Today
</div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">23 December 2024</div></div>"""
POST = """<div class="message default clearfix {joined}" id="message{id}"><div class="body">
<div class="pull_right date details" title="{time}">10:15</div>{name}
{body}</div></div>"""
TEXT = '<div class="text">Five <strong>dead</strong> in Sumy.<br><br>Two hurt &amp; one <a href="#">missing</a>.</div>'
TIME = "23.12.2024 10:15:00 UTC+02:00"


def post(id: int = 12, time: str = TIME, name: str = "Oblast Today", body: str = TEXT, joined: str = "") -> str:
    named = f'<div class="from_name">\n{name}\n</div>' if name else ""
    return POST.format(id=id, time=time, name=named, body=body, joined=joined)


def found(*posts: str) -> list[Piece | Problem]:
    page = f"{HEAD}{''.join(posts)}</div></div></div></body></html>"
    stream = io.BufferedReader(io.BytesIO(page.encode()))  # type: ignore[arg-type]
    return list(pieces_in(Opened("messages.html", "messages.html", stream)))


def piece(*posts: str) -> Piece:
    *_, item = found(*posts)
    assert isinstance(item, Piece)
    return item


def test_a_post_is_a_document_with_its_time() -> None:
    read = piece(post())
    assert (read.id, read.what) == ("messages.html#message12", "text")
    assert read.data == "Five dead in Sumy.\nTwo hurt & one missing."
    assert read.beside.published == Published("2024-12-23T10:15:00+02:00", "2024-12-23T10:15:00+02:00", "telegram")
    assert (read.beside.outlet, read.beside.author, read.beside.forwarded) == ("Oblast Today", None, None)


def test_a_forwarded_post_names_whom_it_is_from() -> None:
    name = '<div class="from_name">The Governor <span class="date details"> 22.12.2024 09:00:00</span></div>'
    read = piece(post(body=f'<div class="forwarded body">{name}{TEXT}</div>', name=""))
    assert (read.beside.forwarded, read.beside.outlet, read.beside.author) == ("The Governor", "Oblast Today", None)
    assert read.data == "Five dead in Sumy.\nTwo hurt & one missing."


def test_who_writes_in_a_group_is_named_once() -> None:
    joined = piece(post(name="Olena"), post(13, name="", joined="joined"))
    assert (joined.id, joined.beside.author) == ("messages.html#message13", "Olena")
    signed = piece(post(body=f'{TEXT}<div class="signature details">A. Editor</div>'))
    assert signed.beside.author == "A. Editor"


@pytest.mark.parametrize(
    ("time", "day"),
    [("23.12.2024 10:15:00", "2024-12-23"), ("33.12.2024 10:15:00", None), ("yesterday", None), ("", None)],
)
def test_times_without_a_zone_are_days(time: str, day: str | None) -> None:
    known = piece(post(time=time)).beside.published
    assert (known.start if known else None) == day


def test_an_export_without_posts_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    (told,) = found(post(body='<div class="media_wrap">sticker</div>'))
    assert isinstance(told, Problem)
    assert (told.doc, told.kind) == ("messages.html", "empty")
    monkeypatch.setattr(telegram_page, "LARGEST_PIECE", 100)
    (told,) = found(post())
    assert isinstance(told, Problem)
    assert told.kind == "too_large"
