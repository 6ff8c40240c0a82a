"""The fields of a claim, each with the words that prove it."""

from counterclaim.desk.views.proof import english_names, proof, proven_fields
from counterclaim.extract import claims_of
from counterclaim.model import Claim, Document, Span

TEXT = "Police in Osijek gave a figure.\nAt least 14 people were killed in the flood, they said."


def first(text: str) -> Claim:
    return next(one for one in claims_of(Document("a", text, "en")) if isinstance(one, Claim))


def test_every_proof_is_words_of_the_text() -> None:
    claim = first(TEXT)
    fields = proven_fields(claim, TEXT, english_names())
    assert [field.label for field in fields[:2]] == ["Number", "Wording"]
    proven = [one for field in fields for one in field.proofs]
    assert len(proven) >= 3
    for one in proven:
        assert TEXT[one.start : one.end] == one.words
        assert one.inside == (claim.sentence.start <= one.start and one.end <= claim.sentence.end)
    assert all(field.proofs == () for field in fields if not field.name)


def test_words_around_end_with_their_line() -> None:
    claim, start = first(TEXT), TEXT.index("figure")
    found = proof(claim, TEXT, Span(start, start + len("figure")))
    assert (found.before, found.after, found.inside) == ("Police in Osijek gave a ", ".", False)


def test_long_lines_are_cut_at_words() -> None:
    text = "word " * 40 + "here" + " word" * 40
    start = text.index("here")
    found = proof(first(TEXT), text, Span(start, start + 4))
    assert found.before.startswith("… word")
    assert found.after.endswith("word …")
