"""Words as the lexicon knows them: affixes taken off, and text without spaces cut into words.

Two algorithms that packs choose (`Writing` says how), both over the words that the lexicons know:

affixes   "بالجرحى" is ب + ال + جرحى, "askerlerin" is asker + ler + in. Only a word that no lexicon knows is taken
          apart, and only down to a stem that one knows; a word known only in a run ("الصحة" in وزارة الصحة) keeps
          its prefixes where that run stands. An affix that means something ("-da", in) becomes a token of its own;
          the others stay with their stem.
unspaced  "北朝鮮軍の兵士" is 北朝鮮 + 軍 + の + 兵士: the cut with the fewest unknown characters, then words.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from counterclaim.extract.affixes import Kept, splitter_of
from counterclaim.extract.unspaced import cut_runs
from counterclaim.packs import Pack, pack_for
from counterclaim.packs.lexicon import Lexicon
from counterclaim.packs.tokens import WORD, Token


def cut(tokens: list[Token], text: str, pack: Pack, lexicons: Sequence[Lexicon]) -> list[Token]:
    """`tokens` of `text` with the words taken apart that `pack` says are written together."""
    writing = pack.writing
    if writing.unspaced:
        return [piece for k in range(len(tokens)) for piece in cut_runs(tokens, k, lexicons)]
    if not writing.affixed:
        return tokens
    splitter = splitter_of(pack.writing, pack.compounds, *lexicons)
    numerals = _numerals(pack.lang)
    result: list[Token] = []
    forms = [token.form for token in tokens]
    run = 0  # where the run that the last word begins ends
    for k, token in enumerate(tokens):
        if token.kind != WORD or k < run or numerals[token.form]:
            result.append(token)
            continue
        following = tokens[k + 1].start if k + 1 < len(tokens) else None
        if following is not None and splitter.stands_before(token, text, following):
            result.append(token._replace(form=token.form + "-"))
        elif k and splitter.stands_behind(token, text, tokens[k - 1].end):
            result += splitter.suffixes_of(token)
        elif (run := splitter.run_from(token.form, forms, k)) or splitter.is_whole[token.form]:
            result.append(token)
        else:
            result += splitter.pieces_of(token, text, forms, k)
            run = splitter.run_from(result[-1].form, forms, k)
    return result


def ways_to_cut(token: Token, pack: Pack, lexicons: Sequence[Lexicon]) -> set[str]:
    """Every form that a word between blanks may have in a sentence, and those of all that it may be cut into there."""
    forms = {token.form}
    if pack.writing.affixed:
        splitter = splitter_of(pack.writing, pack.compounds, *lexicons)
        forms.update(splitter.pieces_anywhere(token))
    return forms


def segments(word: str, atoms: Mapping[str, tuple[int, bool]]) -> list[tuple[int, bool]] | None:
    """`word` as parts of a numeral one behind the other, the longest first, or None where it holds anything else."""
    if not word:
        return []
    for end in range(min(len(word), 12), 1, -1):
        if word[:end] in atoms:
            rest = segments(word[end:], atoms)
            if rest is not None:
                return [atoms[word[:end]], *rest]
    return None


@cache
def _numerals(lang: str) -> Kept[bool]:
    """Of words in `lang`, whether each is a numeral written in one."""
    pack = pack_for(lang)
    atoms = pack.number_atoms if pack else {}
    return Kept(lambda form: bool(atoms) and bool(segments(form, atoms)))
