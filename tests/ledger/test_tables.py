"""Text of any code points is stored and comes back."""

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from counterclaim.ledger.tables import Words

ANY = st.text(st.characters() | st.characters(categories=["Cs"]) | st.sampled_from("\x00\ufdd0"))


@given(ANY)
def test_any_text_comes_back(text: str) -> None:
    words, dialect = Words(), sqlite.dialect()
    stored = words.process_bind_param(text, dialect)
    assert stored is not None
    assert "\x00" not in stored
    stored.encode()
    assert words.process_result_value(stored, dialect) == text


def test_ordinary_text_is_stored_as_it_is() -> None:
    assert Words().process_bind_param("Öztürk, 젤렌스키", sqlite.dialect()) == "Öztürk, 젤렌스키"
