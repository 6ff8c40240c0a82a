"""Names from strangers' archives as parts of ids: printable, below, apart."""

import pytest

from counterclaim.read.packed.names import LONGEST, Names, safe_key, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("news/one.html", "news/one.html"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\a.txt", "Windows/a.txt"),
        ("c:/a.txt", "a.txt"),
        ("a//b/./c.txt", "a/b/c.txt"),
        ("..\\..\\a.txt", "a.txt"),
        ("a\0b.txt", "a\\x00b.txt"),
        ("a\nb\r.txt", "a\\x0ab\\x0d.txt"),
        ("gnp\u202etxt.exe", "gnp\\u202etxt.exe"),
        ("a\u2066b\ufeff.txt", "a\\u2066b\\ufeff.txt"),
        ("a\ud800.txt", "a\\ud800.txt"),
        ("a\U000e0041.txt", "a\\U000e0041.txt"),
        ("новости/Украïна.txt", "новости/Украïна.txt"),
        ("می\u200cشود.txt", "می\u200cشود.txt"),
        ("", "unnamed"),
        ("../..", "unnamed"),
        (" ", "unnamed"),
    ],
)
def test_a_name_is_a_printable_path_below(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_is_cut_and_still_told_from_others() -> None:
    one, other = safe_name("a" * 10_000), safe_name("a" * 9_999)
    assert len(one) == len(other) == LONGEST
    assert one != other


def test_a_key_keeps_its_slashes() -> None:
    assert safe_key("tag:paper.example,2024:/a/../b\n c") == "tag:paper.example,2024:/a/../b c"
    assert safe_key("") == "unnamed"


def test_the_second_of_two_alike_gets_a_number() -> None:
    names = Names()
    assert [names.new(name) for name in ("a.txt", "b.txt", "a.txt", "a.txt")] == [
        "a.txt",
        "b.txt",
        "a.txt (2)",
        "a.txt (3)",
    ]
