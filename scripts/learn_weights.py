"""Learn the weights of `counterclaim.extract.link` from the references in `quality/`, and write them as a table.

A logistic regression over (numeral, reading of a site) pairs: a pair is right when a reference in the numeral's line
has its number and the reading's measure. Needs scikit-learn, at development time only:

    python scripts/learn_weights.py            # writes src/counterclaim/extract/weights.toml
    python scripts/learn_weights.py en de      # from the references of these languages alone
"""

import json
import math
import sys
from collections import defaultdict
from pathlib import Path

import numpy
import scipy.optimize
import scipy.sparse
from sklearn.feature_extraction import DictVectorizer

from counterclaim.extract.link import Between, candidates_of, counted_in
from counterclaim.extract.names import names_lexicon
from counterclaim.extract.sentences import lines_of, sentences_of
from counterclaim.extract.tagging import tag
from counterclaim.packs import languages, pack_for

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "src/counterclaim/extract/weights.toml"
THRESHOLDS = [0.4, 0.45, 0.5, 0.55, 0.6]


def main() -> None:
    """Read every reference set, fit, choose the threshold with the best F1 on them, and write the table."""
    chosen = sys.argv[1:] or languages()
    folders = [folder for folder in sorted((ROOT / "quality").iterdir()) if folder.name in chosen and (folder / "claims.jsonl").is_file()]
    groups = [group for folder in folders for group in pairs(folder)]
    rows = [(features, right) for group in groups for features, right in group]
    vectorizer = DictVectorizer()
    x = vectorizer.fit_transform([features for features, _ in rows])
    y = numpy.array([right for _, right in rows])
    names = vectorizer.get_feature_names_out()
    fitted = fit(x, y, [(None, 0.0) if is_barrier(name) else (None, None) for name in names])
    weights = dict(zip(names, fitted[:-1], strict=True))
    bias = float(fitted[-1])
    threshold = max(THRESHOLDS, key=lambda t: f1(groups, weights, bias, t))
    lines = [
        "# Made by scripts/learn_weights.py from quality/ alone; do not edit by hand.",
        f"# {len(rows)} pairs of {len(groups)} numerals; F1 of the links on them {f1(groups, weights, bias, threshold):.3f}",
        "[weights]",
        f"threshold = {threshold}",
        f"bias = {bias:.3f}",
        *(f"{json.dumps(name, ensure_ascii=False)} = {value:.3f}" for name, value in sorted(weights.items()) if abs(value) >= 0.01),
    ]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines[1:5]))


def is_barrier(name: str) -> bool:
    """Whether a feature can only speak against a link: something stands between, or it is far."""
    return name.startswith(("comma", "mark", "subordinator", "relative", "conjunction", "numeral", "single", "site", "speech", "unknown", "another")) or name.endswith(
        ("distance", "preposition", "object follows", "own")
    )


def fit(x: "scipy.sparse.csr_matrix", y: "numpy.ndarray", bounds: list[tuple[None, float | None]], strength: float = 1.0) -> "numpy.ndarray":
    """Weights and, last, the bias of a logistic regression with a ridge penalty, within `bounds`."""

    def loss(w: "numpy.ndarray") -> tuple[float, "numpy.ndarray"]:
        z = x @ w[:-1] + w[-1]
        p = 1 / (1 + numpy.exp(-z))
        value = numpy.logaddexp(0, z).sum() - y @ z + 0.5 * strength * (w[:-1] @ w[:-1])
        return value, numpy.append(x.T @ (p - y) + strength * w[:-1], (p - y).sum())

    start = numpy.zeros(x.shape[1] + 1)
    return scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)], options={"maxiter": 2000}).x


def pairs(folder: Path) -> list[list[tuple[dict[str, float], int]]]:
    """For every numeral of the set in `folder`, its candidates' features, each with 1 where the reference agrees."""
    gold: dict[tuple[str, int], list[dict[str, object]]] = defaultdict(list)
    for row in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(row)
        gold[claim["doc"], claim["line"]].append(claim)
    groups = []
    for row in (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(row)
        pack = pack_for(document["lang"])
        if pack is None:
            continue
        text = document["text"]
        for line in lines_of(text):
            number = text.count("\n", 0, line.start)
            for span in sentences_of(text, line, pack):
                s = tag(text, span, pack, names_lexicon(pack.lang))
                counted, sites = counted_in(s)
                between = Between(s, counted, sites)
                for item in counted:
                    wanted = {c["measure"] for c in gold[document["id"], number] if c["n"] == item.numeral.value}
                    optional = any(c["optional"] for c in gold[document["id"], number] if c["n"] == item.numeral.value)
                    if item.numeral.article or (optional and not wanted):
                        continue
                    candidates = [(dict(c.features), int(c.outcome.measure in wanted)) for c in candidates_of(s, item, sites, between)]
                    if candidates:
                        groups.append(candidates)
    return groups


def f1(groups: list[list[tuple[dict[str, float], int]]], weights: dict[str, float], bias: float, threshold: float) -> float:
    """F1 of choosing each numeral's best candidate where it reaches `threshold`."""
    found = right = wanted = 0
    for group in groups:
        scored = max(((1 / (1 + math.exp(-bias - sum(weights.get(n, 0) * v for n, v in f.items())))), r) for f, r in group)
        wanted += any(r for _, r in group)
        if scored[0] >= threshold:
            found += 1
            right += scored[1]
    return 2 * right / (found + wanted) if found + wanted else 0.0


if __name__ == "__main__":
    main()
