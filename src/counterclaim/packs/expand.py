"""The compact spelling of word forms: `nordkoreanisch(|e|en|er|em|es)` stands for six words."""

from itertools import product


def expand(pattern: str) -> tuple[str, ...]:
    """Give every word that a pattern of word parts and `(a|b|)` groups stands for.

    Words come in the order of the alternatives, the last group changing fastest, each once. Several groups
    may follow one another; a group inside a group is not understood. A pattern without groups stands for itself.

    Raises ValueError for an unbalanced, nested or single-choice group and for a bar outside a group: a pack
    that says `Congo (Kinshasa)` must fail when it is loaded, not match a text nobody writes.
    """
    parts: list[tuple[str, ...]] = []
    rest = pattern
    while rest:
        plain, opening, rest = rest.partition("(")
        if ")" in plain or "|" in plain:
            raise ValueError(f"{pattern!r}: a bar or a closing bracket stands outside a group")
        parts.append((plain,))
        if not opening:
            break
        inside, closing, rest = rest.partition(")")
        if not closing or "(" in inside:
            raise ValueError(f"{pattern!r}: a group is not closed, or stands inside another")
        if "|" not in inside:
            raise ValueError(f"{pattern!r}: the group ({inside}) offers no choice")
        parts.append(tuple(inside.split("|")))
    return tuple(dict.fromkeys("".join(choice) for choice in product(*parts)))
