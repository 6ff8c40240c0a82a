"""What the columns of a CSV file of documents mean."""

import tomllib
from importlib import resources

import pytest

from counterclaim.read.office.columns import meanings


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        (["id", "text"], {"id": 0, "text": 1}),
        (["Publication_Date", " Full Text ", "Source-Name"], {"date": 0, "text": 1, "outlet": 2}),
        (["\ufeffДата", "ТЕКСТ", "Посилання"], {"date": 0, "text": 1, "url": 2}),
        (["content", "text"], {"text": 1}),
        (["text", "text"], {"text": 0}),
        (["District", "Dead"], {}),
        ([], {}),
    ],
)
def test_meanings(heads: list[str], found: dict[str, int]) -> None:
    assert meanings(heads) == found


def test_no_name_means_two_things() -> None:
    data = tomllib.loads(resources.files("counterclaim.read.office").joinpath("columns.toml").read_text("utf-8"))
    names = [name for table in data.values() for name in table["names"]]
    assert sorted(names) == sorted(set(names))
    assert set(data) == {"text", "id", "date", "url", "outlet", "title", "lang", "author"}
