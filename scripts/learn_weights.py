"""Learn the weights of `counterclaim.extract.link` from the references in `quality/`, and write them as a table.

A logistic regression over (numeral, reading of a site) pairs: a pair is right when a reference in the numeral's line
has its number and the reading's measure. Needs scikit-learn, at development time only:

    python scripts/learn_weights.py            # writes src/counterclaim/extract/weights.toml
    python scripts/learn_weights.py en de      # from the references of these languages alone
"""

import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
import scipy.optimize
import scipy.sparse
from sklearn.feature_extraction import DictVectorizer

from counterclaim.extract.between import Between
from counterclaim.extract.candidates import candidates_of
from counterclaim.extract.counted import counted_in
from counterclaim.extract.link import link
from counterclaim.extract.names import names_lexicon
from counterclaim.extract.sentences import lines_of, sentences_of
from counterclaim.extract.tagging import Tagged, tag
from counterclaim.packs import languages, pack_for

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "src/counterclaim/extract/weights.toml"
THRESHOLDS = [0.4, 0.45, 0.5, 0.55, 0.6]


def main() -> None:
    """Read every reference set, fit, choose the threshold, calibrate on what was held out, and write the table."""
    chosen = sys.argv[1:] or languages()
    folders = [
        folder
        for folder in sorted((ROOT / "quality").iterdir())
        if folder.name in chosen and (folder / "claims.jsonl").is_file()
    ]
    texts = [text for folder in folders for text in references(folder)]
    table = learned(texts)
    table["threshold"] = max(THRESHOLDS, key=lambda t: f_measure(texts, {**table, "threshold": t}))
    knots = calibration(texts, table["threshold"])
    count = sum(len(text.numerals) for text in texts)
    lines = [
        "# Made by scripts/learn_weights.py from quality/ alone; do not edit by hand.",
        f"# {count} numerals of {len(texts)} lines; F of the links on them {f_measure(texts, table):.3f}",
        "# calibration: a link's score, and the share of such links that are right where the weights had not seen them",
        f"calibration = {knots}",
        "",
        "[weights]",
        *(
            f"{json.dumps(name, ensure_ascii=False)} = {value:.3f}"
            for name, value in sorted(table.items())
            if abs(value) >= 0.01
        ),
    ]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines[1:4]), f"\nthreshold {table['threshold']}")


@dataclass
class Line:
    """One line of a reference set: its tagged sentences, the measures wanted by number, and its training pairs."""

    document: str
    sentences: list[Tagged]
    wanted: dict[int, set[str]]
    optional: set[int]
    numerals: list[list[tuple[dict[str, float], int]]]


def references(folder: Path) -> list[Line]:
    """The lines of the set in `folder` that hold a numeral."""
    gold: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for row in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(row)
        gold[claim["doc"], claim["line"]].append(claim)
    lines = []
    for row in (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(row)
        pack, text = pack_for(document["lang"]), document["text"]
        assert pack is not None
        for span in lines_of(text):
            claims = gold[document["id"], text.count("\n", 0, span.start)]
            line = Line(document["id"], [], defaultdict(set), set(), [])
            for claim in claims:
                line.wanted[claim["n"]].add(claim["measure"])
                if claim["optional"]:
                    line.optional.add(claim["n"])
            for sentence in sentences_of(text, span, pack):
                s = tag(text, sentence, pack, names_lexicon(pack.lang))
                counted, sites = counted_in(s)
                between = Between(s, counted, sites)
                for item in counted:
                    value = item.numeral.value
                    if item.numeral.article or value in line.optional:
                        continue
                    pairs = [
                        (dict(c.features), int(c.outcome.measure in line.wanted[value]))
                        for c in candidates_of(s, item, sites, between)
                    ]
                    if pairs:
                        line.numerals.append(pairs)
                if counted and sites:
                    line.sentences.append(s)
            lines.append(line)
    return lines


def learned(lines: list[Line]) -> dict[str, float]:
    """The weights fitted on `lines`, the bias under "bias"."""
    rows = [pair for line in lines for pairs in line.numerals for pair in pairs]
    vectorizer = DictVectorizer()
    x = vectorizer.fit_transform([features for features, _ in rows])
    y = numpy.array([right for _, right in rows])
    names = vectorizer.get_feature_names_out()
    fitted = fit(x, y, [(None, 0.0) if is_barrier(name) else (None, None) for name in names])
    return {**dict(zip(names, map(float, fitted[:-1]), strict=True)), "bias": float(fitted[-1]), "threshold": 0.5}


def judged(line: Line, table: dict[str, float]) -> list[tuple[float, bool]]:
    """The score of every link that the reader makes in `line`, and whether a reference bears it out."""
    found = []
    for s in line.sentences:
        for item in link(s, table)[0]:
            chosen = (item.inherited or item).chosen
            value = item.numeral.value
            if chosen is not None and value > 1 and value not in line.optional:
                found.append((item.score, chosen.outcome.measure in line.wanted.get(value, ())))
    return found


def f_measure(lines: list[Line], table: dict[str, float], beta: float = 0.8) -> float:
    """F of the links with precision weighing somewhat more than recall: a wrong claim costs more than a missed one."""
    found = right = wanted = 0
    for line in lines:
        links = judged(line, table)
        found += len(links)
        right += sum(correct for _, correct in links)
        wanted += sum(
            len(measures) for value, measures in line.wanted.items() if value > 1 and value not in line.optional
        )
    return (1 + beta**2) * right / (found + beta**2 * wanted) if found + wanted else 0.0


def calibration(lines: list[Line], threshold: float, folds: int = 5) -> list[list[float]]:
    """Points (score, share right), rising, from links in documents that the weights of their fold had not seen."""
    documents = sorted({line.document for line in lines})
    fold = {document: number % folds for number, document in enumerate(documents)}
    judgements: list[tuple[float, bool]] = []
    for number in range(folds):
        table = {**learned([line for line in lines if fold[line.document] != number]), "threshold": threshold}
        judgements += [found for line in lines if fold[line.document] == number for found in judged(line, table)]
    judgements.sort()
    size = max(1, len(judgements) // 8)
    knots: list[list[float]] = []
    for start in range(0, len(judgements), size):
        part = judgements[start : start + size]
        if len(part) < size // 2:
            break
        score, share = sum(s for s, _ in part) / len(part), sum(r for _, r in part) / len(part)
        knots.append([round(score, 3), round(max(share, knots[-1][1] if knots else 0.0), 3)])
    return knots


def is_barrier(name: str) -> bool:
    """Whether a feature can only speak against a link: something stands between, or it is far."""
    return name.startswith(
        (
            "comma",
            "mark",
            "subordinator",
            "relative",
            "conjunction",
            "numeral",
            "single",
            "site",
            "speech",
            "unknown",
            "another",
        )
    ) or name.endswith(("distance", "preposition", "object follows", "own"))


def fit(
    x: "scipy.sparse.csr_matrix", y: "numpy.ndarray", bounds: list[tuple[None, float | None]], strength: float = 8.0
) -> "numpy.ndarray":
    """Weights and, last, the bias of a logistic regression with a ridge penalty, within `bounds`.

    Of the strengths 1, 3, 8 and 20 of the penalty, 8 links best in languages that were left out of the fitting.
    """

    def loss(w: "numpy.ndarray") -> tuple[float, "numpy.ndarray"]:
        z = x @ w[:-1] + w[-1]
        p = 1 / (1 + numpy.exp(-z))
        value = numpy.logaddexp(0, z).sum() - y @ z + 0.5 * strength * (w[:-1] @ w[:-1])
        return value, numpy.append(x.T @ (p - y) + strength * w[:-1], (p - y).sum())

    start = numpy.zeros(x.shape[1] + 1)
    return scipy.optimize.minimize(
        loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)], options={"maxiter": 2000}
    ).x


if __name__ == "__main__":
    main()
