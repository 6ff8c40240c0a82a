"""What stands before the noun that a numeral counts and only describes it."""

from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.packs.tokens import MARK


def noun_outcome(s: Tagged, k: int, *, many: bool = True) -> Tag | None:
    """An outcome at token `k` that is a noun to be counted; of readings as long, the one for `many` or for one
    ("un décès", "deux décès")."""
    found = [t for t in s.tags.get("outcome", {}).get(k, ()) if t.value.construction in ("noun", "one", "bare")]
    if not found:
        return None
    return next((t for t in found if t.j == found[0].j and (t.value.construction == "one") != many), found[0])


def is_modifier(s: Tagged, k: int, verbal: Tag) -> bool:
    """Whether the outcome at `k` stands before its people like an adjective: "2,000 wounded soldiers"."""
    if not any(tag.value.construction in ("adjective", "passive") for tag in s.tags["outcome"][k]):
        return False
    for ahead in range(verbal.j, min(verbal.j + 4, len(s.tokens))):
        if _only_verb(s, ahead):
            return False  # "the injured died in hospital"
        if s.get("people", ahead) or noun_outcome(s, ahead) or (s.get("object", ahead) and not s.get("outcome", ahead)):
            return True
        if s.get("conjunction", ahead) and s.get("outcome", ahead + 1):
            continue
        if (
            s.tokens[ahead].kind == MARK
            or s.get("preposition", ahead)
            or s.get("conjunction", ahead)
            or s.get("auxiliary", ahead)
        ):
            return False
        if not (s.get("country", ahead) or s.get("outcome", ahead)):
            return False
    return False


def _only_verb(s: Tagged, k: int) -> bool:
    found = s.tags["outcome"].get(k)
    return found is not None and all(tag.value.construction == "active" for tag in found)


def adjectives_follow(s: Tagged, k: int) -> bool:
    """Whether, after a comma, a few adjectives lead on to the people ("hundreds, partly armed protesters")."""
    for ahead in range(k, min(k + 4, len(s.tokens))):
        token = s.tokens[ahead]
        if (
            token.kind != "w"
            or s.get("preposition", ahead)
            or s.get("conjunction", ahead)
            or s.get("auxiliary", ahead)
            or s.get("relative", ahead)
            or s.get("determiner", ahead)
        ):
            return False
        if s.get("people", ahead):
            return ahead > k
        if s.get("outcome", ahead) and not is_modifier(s, ahead, s.get("outcome", ahead)):  # type: ignore[arg-type]
            return False
    return False
