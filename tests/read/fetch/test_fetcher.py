"""Pages from real servers: what comes, what is asked again, what is refused, and how that is said."""

from counterclaim.read.fetch import Fetched, Fetcher

from .conftest import Reply, Site


def test_a_page_comes_as_it_is(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = Reply(
        "Vierzehn Tote in Köln.".encode("latin-1"), headers={"Content-Type": "Text/HTML; charset=ISO-8859-1"}
    )
    got = fetcher.fetch(site("/a#top"))
    assert isinstance(got, Fetched)
    assert (got.asked, got.address, got.status) == (site("/a"), site("/a"), 200)
    assert (got.body.decode("latin-1"), got.media_type, got.charset) == (
        "Vierzehn Tote in Köln.",
        "text/html",
        "iso-8859-1",
    )
    assert site.asked[-1][1]["user-agent"].startswith("Counterclaim/")
