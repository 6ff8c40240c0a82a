"""Live blogs: a document a post, under a name that stays when others come on top."""

import json

import pytest

from counterclaim.model import Document
from counterclaim.read.pages.html import read_page
from counterclaim.read.piece import Piece

ADDRESS = "https://bell.example/live/quake"
HEAD = (
    f'<title>Quake: live updates</title><link rel="canonical" href="{ADDRESS}">'
    '<meta property="article:published_time" content="2025-01-02T06:00:00+01:00">'
    '<meta name="author" content="A. Writer">'
)
INTRO = "<h1>Quake: live updates</h1><p>A quake of magnitude 6.4 shook the coast before dawn, the survey said.</p>"
TOLD = (
    ("10:45", "Toll rises to 48", "The toll rose to 48 dead on Thursday, the interior ministry said in a statement."),
    (
        "09:30",
        "Rescuers reach Korto",
        "Rescuers who reached Korto found 12 people dead under the school, the army said.",
    ),
    ("08:15", "First deaths", "At least seven people were killed and 31 injured, the governor told state television."),
)


def documents(body: str, head: str = HEAD) -> list[Document]:
    source = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    found = list(read_page(Piece("live.html", "html", source.encode())))
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def post(hour: str, title: str, words: str, attributes: str = "") -> str:
    time = f'<time datetime="2025-01-02T{hour}:00+01:00">{hour}</time>'
    share = '<div class="share"><a href="/s">Share</a></div>'
    return f"<article {attributes}>{time}<h2>{title}</h2><p>{words}</p>{share}</article>"


def posts(told: tuple[tuple[str, str, str], ...] = TOLD) -> str:
    return "".join(post(*each, f'id="p-88{each[0].replace(":", "")}"') for each in told)


def test_a_live_blog_is_its_intro_and_a_document_a_post() -> None:
    intro, *rest = documents(f'<main>{INTRO}<div class="feed">{posts()}</div></main>')
    assert (intro.id, intro.title, intro.url) == ("live.html", "Quake: live updates", ADDRESS)
    assert intro.text.splitlines()[1:] == ["A quake of magnitude 6.4 shook the coast before dawn, the survey said."]
    assert [(each.id, each.url, each.title) for each in rest] == [
        ("live.html#p-881045", f"{ADDRESS}#p-881045", "Toll rises to 48"),
        ("live.html#p-880930", f"{ADDRESS}#p-880930", "Rescuers reach Korto"),
        ("live.html#p-880815", f"{ADDRESS}#p-880815", "First deaths"),
    ]
    assert rest[0].text == f"{TOLD[0][1]}\n{TOLD[0][2]}"
    assert rest[0].published and rest[0].published.start == "2025-01-02T10:45:00+01:00"
    assert intro.author == "A. Writer"
    assert [each.author for each in rest] == [None, None, None]
    assert dict(rest[0].origins)["published"] == "page"


def test_a_post_without_a_name_is_named_by_its_time_and_keeps_it() -> None:
    def named(told: tuple[tuple[str, str, str], ...]) -> list[str]:
        body = "".join(f"<li><b>{hour}</b><h3>{title}</h3><p>{words}</p></li>" for hour, title, words in told)
        return [each.id for each in documents(f"<main>{INTRO}<ul>{body}</ul></main>")[1:]]

    before = named(TOLD)
    assert before[0] == "live.html#2025-01-02T10:45:00+01:00"
    new = ("11:00", "Aid lands", "A plane with tents landed at noon, and 300 soldiers were sent, the ministry said.")
    twin = ("10:45", "Minister speaks", "The minister said that 48 people were dead and more than a hundred missing.")
    assert named((new, *TOLD))[1:] == before
    assert named((twin, *TOLD)) == ["live.html#2025-01-02T10:45:00+01:00-2", *before]


def test_ids_that_merely_count_from_the_top_name_no_post() -> None:
    body = "".join(post(*each, f'id="post-{place}"') for place, each in enumerate(TOLD))
    assert documents(f"<main>{INTRO}{body}</main>")[1].id == "live.html#2025-01-02T10:45:00+01:00"


def test_posts_that_only_json_ld_tells_are_read_from_there() -> None:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": title,
            "datePublished": f"2025-01-02T{hour}:00+01:00",
            "articleBody": f"<p>{words}</p>",
            "url": f"{ADDRESS}#block-9{hour[:2]}x{hour[3:]}77",
        }
        for hour, title, words in TOLD
    ]
    data = json.dumps({"@type": "LiveBlogPosting", "headline": "Quake", "liveBlogUpdate": updates})
    intro, *rest = documents(f"<main>{INTRO}</main>", f'{HEAD}<script type="application/ld+json">{data}</script>')
    assert intro.title == "Quake"
    assert rest[0].id == "live.html#block-910x4577"
    assert rest[2].text == f"{TOLD[2][1]}\n{TOLD[2][2]}"
    assert rest[2].published and rest[2].published.source == "json-ld"


ARTICLE = "<h1>Quake kills 48</h1>" + "".join(f"<p>{words}</p>" for _, _, words in TOLD) * 2


def each_as(markup: str) -> str:
    """Nine pieces of markup in which {h}, {t} and {w} stand for a post's hour, title and words."""
    return "".join(markup.format(h=hour, t=title, w=words) for hour, title, words in TOLD * 3)


TIME = '<time datetime="2025-01-02T{h}:00Z">{h}</time>'


@pytest.mark.parametrize(
    "after",
    [
        "<ol class='comment-list'>" + posts() * 3 + "</ol>",
        "<div><h3>Most read</h3>" + posts() * 3 + "</div>",
        each_as(f'<li>{TIME} <a href="/x">{{t}}</a></li>'),
        each_as(f"<article>{TIME}<h1>{{t}}</h1><p>{{w}}</p></article>"),
        each_as(f'<div>{TIME}<h3><a href="/n">{{t}}</a></h3><p>{{w}}</p></div>'),
    ],
    ids=["comments", "labelled", "links", "articles", "cards"],
)
def test_other_pages_with_times_are_not_split(after: str) -> None:
    (read,) = documents(f"<main><article>{ARTICLE}</article>{after}</main>", "<title>Quake kills 48</title>")
    told = [words for _, _, words in TOLD]
    assert read.text.splitlines() == ["Quake kills 48", *told, *told]
