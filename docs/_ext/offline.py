"""A site that asks nobody: whatever a page would load from elsewhere is a warning, and so an error of the build."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html
from sphinx.util.logging import getLogger

_LOADS = ("//script/@src", "//link[not(@rel='canonical')]/@href", "//img/@src", "//img/@srcset", "//source/@srcset",
          "//iframe/@src", "//video/@src", "//audio/@src", "//object/@data", "//form/@action")  # fmt: skip


def setup(app: Any) -> dict[str, Any]:
    """Be a Sphinx extension."""
    app.connect("build-finished", _look)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _look(app: Any, failed: Exception | None) -> None:
    if failed or app.builder.format != "html":
        return
    for page, address in loaded_from_elsewhere(Path(app.outdir)):
        getLogger(__name__).warning("%s would load %s", page, address)


def loaded_from_elsewhere(site: Path) -> Iterator[tuple[str, str]]:
    """Each page or style sheet of `site`, with each address outside of it that a browser would ask for by itself."""
    for page in sorted(site.rglob("*.html")):
        tree = html.document_fromstring(page.read_bytes())
        for path in _LOADS:
            yield from ((page.relative_to(site).as_posix(), str(one)) for one in tree.xpath(path) if _is_outside(one))
    for sheet in sorted(site.rglob("*.css")):
        for part in sheet.read_text("utf-8").split("url(")[1:]:
            address = part.partition(")")[0].strip("'\" ")
            if _is_outside(address):
                yield sheet.relative_to(site).as_posix(), address


def _is_outside(address: str) -> bool:
    return address.startswith(("http:", "https:", "//"))
