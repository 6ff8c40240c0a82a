"""Live blogs: pages whose posts stand under their times, one above the other.

Posts are told by their shape: children of one element, three or more of one kind, each with its own time of day and
with sentences of its own, which are most of what the page tells. Comments, lists of links, and articles one after
another (each with a main heading) have times as well, and are none. What each post says comes from the page, and where
it shows none, from its JSON-LD (LiveBlogPosting).
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from importlib import resources
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from counterclaim.model import Published
from counterclaim.read.clutter import label_in
from counterclaim.read.dates import published
from counterclaim.read.pages.elements import HEADINGS, words_in
from counterclaim.read.pages.furniture import Phrases, is_called, is_discussed, phrases_of
from counterclaim.read.pages.jsonld import Node, kinds, nodes_in
from counterclaim.read.pages.lines import Line, lines_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FEWEST = 3
MOST = 8_000
"""More posts than these no live blog has; a page's JSON-LD may hold a million."""
_HIGHEST = 8
_LONGEST_TIME = 30
_MOST_TIMES = 5_000
_SHARE = 0.6
_SHARE_WHERE_LIVE = 0.4
_TIME_OF_DAY = re.compile(r"\d[T ]\d{1,2}:\d{2}")
_CLOCK = re.compile(
    r"\W{0,3}(\d{1,2})\s?[:.hH]\s?(\d{2})(?!\d)\s*(?:Uhr|h\b|ч\.?|год\.?)?\s*([ap]\.?m\b\.?)?", re.IGNORECASE
)
_CONTAINERS = ("body", "main", "article", "section", "div", "ol", "ul")
_DIVIDERS = " :|–—-.,"
_TAG = re.compile(r"<[^<>]{0,300}>")


@dataclass(frozen=True)
class Post:
    """A post of a live blog: the name by which its page knows it, its moment, its heading, and where it stands, or its
    text where it stands nowhere."""

    anchor: str
    published: Published | None
    title: str | None
    element: "HtmlElement | None" = None
    lines: tuple[str, ...] = ()


def posts_in(tree: "HtmlElement", title: str | None, day: Published | None) -> list[Post]:
    """The posts of the live blog that `tree` is, in the page's order; none where it is another page. One more than
    `MOST` where its JSON-LD holds more than these.

    `day` is when the page was published: a post that tells but its hour is of that day.
    """
    of_json = [node for node in nodes_in(tree) if "LiveBlogPosting" in kinds(node)]
    lines = lines_of(tree)
    elements = _repeated(tree, lines, live=bool(of_json) or _calls_itself_live(tree, title))
    if elements:
        return _named_apart([_post(element, day) for element in elements])
    return _named_apart(list(islice(_told_in_json(of_json), MOST + 1)))


def is_time(line: str) -> bool:
    """True for a line that is a time of day and nothing else."""
    match = _CLOCK.match(line)
    return match is not None and not line[match.end() :].strip(_DIVIDERS)


def _repeated(tree: "HtmlElement", lines: list[Line], live: bool) -> "list[HtmlElement]":
    """The elements that are posts, if enough of the page is."""
    told: Counter[HtmlElement] = Counter()
    for line in lines:
        if line.tells:
            told.update(dict.fromkeys(line.around, len(line.text)))
    best: list[HtmlElement] = []
    most = (_SHARE_WHERE_LIVE if live else _SHARE) * told[tree]
    for parent, children in _children_with_times(tree).items():
        posts = [child for child in _alike(children) if told[child]]
        weight = sum(told[post] for post in posts)
        if len(posts) >= FEWEST and weight >= most and weight and _are_posts(parent, posts, lines):
            best, most = posts, weight
    return best


def _children_with_times(tree: "HtmlElement") -> "dict[HtmlElement, list[HtmlElement]]":
    """For each element, its children that hold a time of day, from the outermost elements inwards."""
    children: dict[HtmlElement, dict[HtmlElement, None]] = {}
    for _, element in zip(range(_MOST_TIMES), _times(tree), strict=False):
        child = element
        for _, parent in zip(range(_HIGHEST), element.iterancestors(), strict=False):
            children.setdefault(parent, {})[child] = None
            child = parent
    return {parent: list(each) for parent, each in children.items() if len(each) >= FEWEST}


def _times(tree: "HtmlElement") -> "Iterator[HtmlElement]":
    for element in tree.iter("time", "span", "div", "p", *sorted(HEADINGS), "strong", "b", "a"):
        if element.tag == "time":
            if _TIME_OF_DAY.search(element.get("datetime") or "") or _CLOCK.match(element.text_content()):
                yield element
        elif element.text and len(element.text) < _LONGEST_TIME and is_time(element.text.strip()):
            yield element


def _alike(children: "list[HtmlElement]") -> "list[HtmlElement]":
    tag = Counter(child.tag for child in children).most_common(1)[0][0]
    return [child for child in children if child.tag == tag]


def _are_posts(parent: "HtmlElement", posts: "list[HtmlElement]", lines: list[Line]) -> bool:
    """True unless they are comments, cards that lead to articles, or articles with main headings of their own."""
    if any(is_discussed(element) for element in (parent, *parent.iterancestors(), *posts)):
        return False
    if sum(next(post.iter("h1"), None) is not None for post in posts) > 1:
        return False
    if sum(_leads_away(post) for post in posts) > len(posts) / 2:
        return False
    within = set(posts)
    before: Line | None = None
    for line in lines:
        if not within.isdisjoint(line.around):
            break
        before = line
    return before is None or label_in(before.text) != "tail"


def _leads_away(post: "HtmlElement") -> bool:
    """True when the heading of `post`, or all of it, is a link to another page."""
    if next(post.iterancestors("a"), None) is not None:
        return True
    for heading in post.iter(*sorted(HEADINGS)):
        links = [link for link in (*heading.iter("a"), *heading.iterancestors("a")) if link.get("href")]
        return any("#" not in (link.get("href") or "") for link in links)
    return False


def _post(element: "HtmlElement", day: Published | None) -> Post:
    return Post(_anchor(element), _moment(element, day), _heading(element), element)


def _heading(element: "HtmlElement") -> str | None:
    for heading in element.iter(*sorted(HEADINGS)):
        words = words_in(heading)
        match = _CLOCK.match(words)
        words = words[match.end() :].strip(_DIVIDERS) if match else words
        if words:
            return words
    return None


def _anchor(element: "HtmlElement") -> str:
    for each in (element, *element.iter("article", "a", "div", "section", "h2", "h3", "h4", "li")):
        if name := each.get("id") or (each.get("name") if each.tag == "a" else None) or each.get("data-post-id"):
            return str(name)
    return ""


def _moment(element: "HtmlElement", day: Published | None) -> Published | None:
    for time in element.iter("time"):
        stated = time.get("datetime") or ""
        if _TIME_OF_DAY.search(stated) and (moment := published(stated, "page")):
            return moment
    clock = next((match for each in _times(element) if (match := _CLOCK.match(words_in(each)))), None)
    if clock is None or day is None:
        return day
    hour = int(clock[1]) % 12 + 12 * clock[3].lower().startswith("p") if clock[3] else int(clock[1])
    zone = re.search(r"(?:Z|[+-]\d\d:\d\d)$", day.start)
    written = f"{day.start[:10]}T{hour:02}:{clock[2]}:00{zone[0] if zone else ''}"
    return published(written, "page") or day


def _told_in_json(nodes: list[Node]) -> Iterator[Post]:
    """The posts that the page's JSON-LD tells in full."""
    for node in nodes:
        updates = node.get("liveBlogUpdate")
        for update in updates if isinstance(updates, list) else [updates]:
            if not isinstance(update, dict) or not isinstance(body := update.get("articleBody"), str):
                continue
            address = next((update[key] for key in ("url", "@id") if isinstance(update.get(key), str)), "")
            headline = update.get("headline") if isinstance(update.get("headline"), str) else None
            stated = update.get("datePublished")
            moment = published(stated, "json-ld") if isinstance(stated, str) else None
            shown = unescape(_TAG.sub("\n", body)).splitlines()
            lines = tuple(words for line in shown if (words := " ".join(line.split())))
            if not lines:
                continue
            yield Post(_fragment(address), moment, headline and " ".join(unescape(headline).split()), None, lines)


def _fragment(address: str) -> str:
    try:
        return urlsplit(address).fragment
    except ValueError:
        return ""


def _named_apart(posts: list[Post]) -> list[Post]:
    """`posts` with names that stay theirs when others come on top: their ids, unless these merely count, else their
    times; of one minute, the oldest first."""
    if len(posts) < FEWEST:
        return []
    counting = all(re.fullmatch(r"\D*\d{0,3}", post.anchor) for post in posts)
    taken: Counter[str] = Counter()
    named: list[Post] = []
    newest_first = (posts[0].published or _NEVER).start >= (posts[-1].published or _NEVER).start
    for post in reversed(posts) if newest_first else posts:
        anchor = "" if counting else post.anchor
        anchor = anchor or (post.published.start if post.published else "post")
        taken[anchor] += 1
        anchor = anchor if taken[anchor] == 1 else f"{anchor}-{taken[anchor]}"
        named.append(Post(anchor, post.published, post.title, post.element, post.lines))
    return named[::-1] if newest_first else named


_NEVER = Published("", "", "")


def _calls_itself_live(tree: "HtmlElement", title: str | None) -> bool:
    words = re.findall(r"\w+", (title or "").casefold())
    said = f" {' '.join(words)} "
    titles, names = _words()
    if any(f" {each} " in said for each in titles):
        return True
    return any(
        is_called(element, names) for element in tree.iter("body", "main", "article", "section", "div", "ol", "ul")
    )


@cache
def _words() -> tuple[list[str], Phrases]:
    data = tomllib.loads(resources.files("counterclaim.read.pages").joinpath("liveblog.toml").read_text("utf-8"))
    return data["titles"], phrases_of(data["names"])
