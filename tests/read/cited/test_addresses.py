"""Two ways of writing one page's address are the same."""

import pytest

from counterclaim.read.cited import same_page

PAGE = "https://bell.example/news/flood"


@pytest.mark.parametrize(
    "other",
    [
        "http://www.bell.example/news/flood/",
        "https://m.bell.example/news/flood?utm_source=mail&fbclid=1#top",
        "https://BELL.example:443/news/flood",
        "https://web.archive.org/web/20250505000000/https://bell.example/news/flood",
        "https://archive.ph/2025.05.05-101112/https://www.bell.example/news/flood",
    ],
)
def test_the_same_page(other):
    assert same_page(other) == same_page(PAGE)


@pytest.mark.parametrize(
    "other",
    ["https://bell.example/news/flood2", "https://bell.example/news/flood?page=2", "https://bill.example/news/flood"],
)
def test_another_page(other):
    assert same_page(other) != same_page(PAGE)


def test_letters_of_any_script_and_what_is_no_address():
    assert same_page("https://bell.example/повінь") == same_page(
        "https://bell.example/%D0%BF%D0%BE%D0%B2%D1%96%D0%BD%D1%8C"
    )
    assert same_page("http://[half") == "http://[half"
