"""Titles and authors that nobody wrote."""

import pytest

from counterclaim.read.office.producers import by_people, named_by_people


@pytest.mark.parametrize(
    "title", ["Microsoft Word - sitrep.doc", "report_v2.docx", "Untitled", "Document1", "(anonymous)", "12", "", None]
)
def test_titles_that_programs_write(title: str | None) -> None:
    assert by_people(title, None) == (None, None)


@pytest.mark.parametrize("author", ["python-docx", "Microsoft Office User", "user", "Пользователь Windows", " "])
def test_authors_that_programs_write(author: str) -> None:
    assert by_people(None, author) == (None, None)


def test_what_people_write_stays() -> None:
    assert by_people(" Flash  update 3 ", "A. Ferrant") == ("Flash update 3", "A. Ferrant")
    assert by_people("Documents of the flood", "The User Group") == ("Documents of the flood", "The User Group")


@pytest.mark.parametrize(("name", "chosen"), [("Sheet1", False), ("Лист2", False), ("Deaths", True)])
def test_names_of_sheets(name: str, chosen: bool) -> None:
    assert named_by_people(name) is chosen
