#!/usr/bin/env python3
# /// script
# requires-python = ">=3.11"
# dependencies = ["PyICU==2.17"]
# ///
"""Rebuild packs/*/spellout.toml: number words as the spell-out rules of ICU give them, in every gender and case.

usage: build_numbers.py [LANG …]

Run at development time with PyICU built on the version of ICU named below, from the top of the project
(`PYTHONPATH=src python scripts/build_numbers.py`), when a pack is added. The same ICU gives the same bytes. What a
pack's own `numbers.toml` says of a word goes before what stands here.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from counterclaim.packs import languages
from counterclaim.packs.tokens import words_of

PACKS = Path(__file__).resolve().parents[1] / "src" / "counterclaim" / "packs"
ICU, CLDR = "72.1", "42"
# rules that spell something else than a count
OTHER_RULES = ("year", "ordinal", "financial", "days")
SCALES = (1_000, 1_000_000, 1_000_000_000)


def spellings(lang: str) -> Iterator[dict[int, str]]:
    """For each rule of ICU that spells counts in `lang`: the words for 1 to 99, hundreds, multiples of scales."""
    import icu

    rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(lang))
    wanted = [*range(1, 100), *range(200, 1_000, 100), *(k * scale for scale in SCALES for k in (2, 5))]
    for number in range(rules.getNumberOfRuleSetNames()):
        name = rules.getRuleSetName(number)
        if not any(other in name for other in OTHER_RULES):
            rules.setDefaultRuleSet(name)
            yield {value: rules.format(value).replace("\u00ad", "") for value in wanted}


def table_of(lang: str) -> tuple[dict[str, int], dict[str, int]]:
    """The words of `lang` for numbers below a thousand, and those for thousands, millions and milliards.

    Left out are runs that the reader adds up by itself: tens with a unit behind them, hundreds in two words, and in
    packs of compound numerals tens and unit in one. One is left to the pack: it is often an article as well.
    """
    compound = bool(tomllib.loads((PACKS / lang / "numbers.toml").read_text(encoding="utf-8")).get("compound"))
    words: dict[str, int] = {}
    scales: dict[str, int] = {}
    for spelled in spellings(lang):
        parts = {value: words_of(text) for value, text in spelled.items()}
        single = {run[0]: value for value, run in parts.items() if len(run) == 1 and value < 1_000}
        for value, run in parts.items():
            if value >= 1_000:
                count = parts[2 if str(value).startswith("2") else 5]
                rest = run[len(count) :]
                if run[: len(count)] == count and len(rest) == 1 and rest[0] not in single:
                    scales.setdefault(rest[0], value // int(str(value)[0]))
            elif value > 1 and not _adds_up(run, single) and (len(run) == 1 or value < 100):
                tens, unit = parts[value // 10 * 10] if 20 < value < 100 else (), parts.get(value % 10, ())
                if compound and value % 10 and run == ("".join((*tens, *unit)),):
                    continue
                words.setdefault(" ".join(run), value)
    return words, scales


def _adds_up(run: tuple[str, ...], single: dict[str, int]) -> bool:
    values = [single.get(word, 0) for word in run]
    return len(values) == 2 and values[0] >= 20 and values[0] % 10 == 0 and 0 < values[1] < 10


def text_of(lang: str) -> str:
    """The file for `lang`."""
    words, scales = table_of(lang)
    lines = [
        f"# Written by scripts/build_numbers.py from the spell-out rules of ICU {ICU} (CLDR {CLDR}). Do not edit it:",
        "# what numbers.toml says of a word goes before what stands here.",
        "",
        "[words]",
        *(f'"{word}" = {value}' for word, value in sorted(words.items(), key=lambda item: (item[1], item[0]))),
        "",
        "[scales]",
        *(f'"{word}" = {value}' for word, value in sorted(scales.items(), key=lambda item: (item[1], item[0]))),
        "",
    ]
    return "\n".join(lines)


def main() -> int:
    """Write the tables of the languages named, or of all that have a pack."""
    import icu

    if icu.ICU_VERSION != ICU:
        print(f"These tables are made with ICU {ICU}; this is ICU {icu.ICU_VERSION}.", file=sys.stderr)
        return 1
    for lang in sys.argv[1:] or languages():
        (PACKS / lang / "spellout.toml").write_text(text_of(lang), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
