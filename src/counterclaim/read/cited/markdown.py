"""An article in Markdown: its words, and what is cited where.

Read as CommonMark with tables and footnotes. The parser tells the lines of a block, and not the characters of its
words: each is looked for in the file behind the one before it, where it stands letter for letter.
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from counterclaim.model import Reference
from counterclaim.read.cited.prose import Prose

_ADDRESS = re.compile(r"https?://[^\s<>\])]*[^\s<>\]).,;:!?]", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A\n?---\n.*?\n---\n", re.DOTALL)
_CELLS = {"th_open": True, "td_open": False}
_LONGEST = 500


def prose_of(source: str) -> Prose:
    """The words of the article `source`, in Markdown."""
    parser = MarkdownIt("commonmark").enable("table").disable("text_join").use(footnote_plugin)
    front = _FRONT_MATTER.match(source)
    hidden = "\n" * front[0].count("\n") if front else ""
    tokens = parser.parse(hidden + source[front.end() if front else 0 :])
    walk = _Walk(source, tokens)
    walk.over(tokens)
    return walk.prose


class _Walk:
    def __init__(self, source: str, tokens: Sequence[Token]) -> None:
        self.prose = Prose(source)
        self._source = source
        self._lines = [0]
        for line in source.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._at = 0
        self._footnotes = {label: self._footnote(label, inside) for label, inside in _footnotes(tokens)}
        self._links: list[tuple[int, str]] = []

    def over(self, tokens: Sequence[Token]) -> None:
        """Put in the words of the blocks `tokens`, but for the footnotes."""
        hidden = 0
        for token in tokens:
            hidden += (token.type == "footnote_block_open") - (token.type == "footnote_block_close")
            if not hidden:
                self._block(token)

    def _block(self, token: Token) -> None:
        if token.map and token.type != "inline":
            self._at = max(self._at, self._lines[token.map[0]])
        if token.type == "table_open":
            self.prose.open_table()
        elif token.type == "table_close":
            self.prose.close_table()
        elif token.type == "tr_open":
            self.prose.open_row()
        elif token.type in _CELLS:
            self.prose.open_cell(_CELLS[token.type])
        elif token.type == "inline":
            self._inline(token.children or [])
        elif token.nesting == -1 and not self.prose.in_table:
            self.prose.line()

    def _inline(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if token.type in ("text", "code_inline"):
                self._words(token.content)
            elif token.type == "text_special":
                start = self._find(token.markup or token.content)
                self.prose.put(token.content, start, self._at)
            elif token.type in ("softbreak", "hardbreak"):
                self.prose.put(" ", self._at, self._at)
            elif token.type == "link_open":
                self._links.append((self._at, str(token.attrs.get("href", ""))))
            elif token.type == "link_close":
                self._link(*self._links.pop())
            elif token.type == "footnote_ref":
                label = str(token.meta.get("label", ""))
                self._find(f"[^{label}]")
                if reference := self._footnotes.get(label):
                    self.prose.cite(reference)
            elif token.type == "html_inline":
                self._find(token.content)

    def _words(self, words: str) -> None:
        start = self._find(words)
        if start == self._at:  # an entity within them that the parser resolved
            self.prose.put(words, start, start)
        self.prose.copy(start, self._at)
        for bare in _ADDRESS.finditer(words):
            if not self._links:
                where = start + bare.start()
                reference = Reference(where, where + len(bare[0]), "", bare[0], (bare[0],))
                self.prose.cite(reference, link=True)

    def _link(self, start: int, address: str) -> None:
        if address.lower().startswith(("http://", "https://")):
            words = self._source[start : self._at].lstrip("[<")
            self.prose.cite(Reference(start, self._at, "", words[:_LONGEST], (address,)), link=True)

    def _find(self, words: str) -> int:
        """Where `words` begin behind what was read, and what follows is looked for behind them; where reading
        is, if they do not stand there letter for letter."""
        start = self._source.find(words, self._at)
        if start < 0:
            return self._at
        self._at = start + len(words)
        return start

    def _footnote(self, label: str, inside: Sequence[Token]) -> Reference:
        """The reference that the footnote `label` is, whose words are `inside`."""
        lines = [token.map for token in inside if token.map]
        opening = f"[^{label}]:"
        start = max(self._source.find(opening), 0)
        end = self._lines[min(max((line[1] for line in lines), default=0), len(self._lines) - 1)] or start
        inline = [each for token in inside for each in token.children or []]
        words = " ".join("".join(each.content for each in inline if each.type.startswith("text")).split())
        links = [str(each.attrs["href"]) for each in inline if each.type == "link_open" and "href" in each.attrs]
        urls = [url for url in [*links, *_ADDRESS.findall(words)] if url.lower().startswith("http")]
        quoted = re.search('[“"«„]([^”"»“]{20,})[”"»“]', words)
        title = _link_title(inline)
        span = (start, max(end, start + len(opening)))
        return Reference(*span, label, words[:_LONGEST], tuple(dict.fromkeys(urls)), title, None, quoted and quoted[1])


def _footnotes(tokens: Sequence[Token]) -> list[tuple[str, list[Token]]]:
    found: list[tuple[str, list[Token]]] = []
    inside = False
    for token in tokens:
        if token.type == "footnote_open":
            found.append((str(token.meta.get("label", "")), []))
            inside = True
        elif token.type == "footnote_close":
            inside = False
        elif inside:
            found[-1][1].append(token)
    return found


def _link_title(inline: Sequence[Token]) -> str | None:
    """The words of the first link."""
    words: list[str] = []
    for token in inline:
        if token.type == "link_open":
            words = [""]
        elif token.type == "link_close":
            break
        elif words:
            words.append(token.content)
    return " ".join("".join(words).split()) or None
