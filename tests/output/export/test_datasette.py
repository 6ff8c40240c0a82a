"""The exported ledger as Datasette itself serves it."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from counterclaim import export

SECONDS = 60


@pytest.fixture(scope="module")
def ask(exported_ledger: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Any]]:
    """Asks a Datasette that was started with what `export` wrote: `ask("claims", _search="soldiers")`."""
    folder = tmp_path_factory.mktemp("datasette")
    made = export(folder / "flood.sqlite", ledger=exported_ledger)
    words = [sys.executable, "-m", "datasette", str(made.paths[0]), "--metadata", str(made.paths[1]), "--port", "0"]
    with subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stderr is not None
            told = "".join(iter(lambda: _until_it_runs(server), ""))
            (address,) = re.findall(r"running on (http://\S+)", told)

            def asked(path: str = "", **parameters: str) -> Any:
                page = f"{address}/flood{'/' if path else ''}{path}.json?{urlencode(parameters)}"
                with urlopen(page, timeout=SECONDS) as answer:
                    return json.load(answer)

            yield asked
        finally:
            server.kill()


def _until_it_runs(server: "subprocess.Popen[str]") -> str:
    """The next line that the server says, "" after the one with its address."""
    if getattr(server, "runs", False):
        return ""
    line = server.stderr.readline() if server.stderr else ""
    server.runs = "running on" in line  # type: ignore[attr-defined]
    return line


def rows(answer: Any) -> list[dict[str, Any]]:
    columns = answer["columns"]
    return [row if isinstance(row, dict) else dict(zip(columns, row, strict=True)) for row in answer["rows"]]


def test_it_is_opened_as_it_is(ask: Callable[..., Any]) -> None:
    tables = {table["name"]: table for table in ask()["tables"]}
    shown = {name for name, table in tables.items() if not table["hidden"]}
    assert shown == {"stories", "series", "statements", "claims", "documents", "speakers", "verdicts", "positions"}
    assert all(tables[name]["count"] for name in shown)
    assert {view["name"] for view in ask()["views"]} == {"current_tolls", "contradictions"}


def test_what_is_referred_to_is_named(ask: Callable[..., Any]) -> None:
    claim = ask("claims", _labels="on", _size="1", speaker__exact="kr.nis")["rows"][0]
    assert claim["speaker"] == {"value": "kr.nis", "label": "National Intelligence Service (South Korea)"}
    assert claim["document"]["label"] != claim["document"]["value"]
    verdict = ask("verdicts", _labels="on", relation="contradicts")["rows"][0]
    assert {"story", "earlier", "later"} <= {name for name, value in verdict.items() if isinstance(value, dict)}
    assert verdict["earlier"]["label"].endswith(".")


def test_facets_count_what_is_there(ask: Callable[..., Any]) -> None:
    claims = ask("claims", _size="max", _shape="objects")
    facets = claims["facet_results"]
    told = {each["value"]: each["count"] for each in facets["measure"]["results"]}
    assert told["killed"] == sum(row["measure"] == "killed" for row in claims["rows"])
    assert {"measure", "language", "country", "qualifier"} <= set(facets)
    speakers = ask("statements", _labels="on")["facet_results"]["speaker"]["results"]
    assert "Marko Vidmar" in {each["label"] for each in speakers}


def test_words_are_found_in_claims_and_documents(ask: Callable[..., Any]) -> None:
    found = ask("claims", _search="vermisst", _shape="objects")["rows"]
    assert found and all("ermisst" in row["sentence"] for row in found)
    titles = [row["title"] for row in ask("documents", _search="watersnood", _shape="objects")["rows"]]
    assert titles == ["Dodental watersnood Slovenië loopt op naar zeventien"]


@pytest.mark.parametrize("words", ['say "it', "a*b^c"])
def test_any_words_may_be_searched_for(ask: Callable[..., Any], words: str) -> None:
    assert ask("claims", _search=words, _shape="objects")["rows"] is not None


def test_queries_are_ready(ask: Callable[..., Any]) -> None:
    latest = rows(ask("latest_of_each_speaker", words="soldiers killed"))
    service = [row["figure"] for row in latest if row["said_by"] == "National Intelligence Service (South Korea)"]
    assert "about 600" in service and "at least 100" not in service
    told = rows(ask("how_it_went_on", words="Drava"))
    course = [row["figure"] for row in told if row["counted"] == "People missing in Slovenia"]
    assert course == ["11", "18", "23", "6"]
    alone = rows(ask("hanging_on_one_voice"))
    assert alone and all(row["best"] for row in alone)
    assert "Vermisste" in rows(ask("search_quotes", words="23 Vermisste"))[0]["sentence"]


def test_views_tell_what_stands_and_what_is_contested(ask: Callable[..., Any]) -> None:
    tolls = {row["counted"]: row for row in ask("current_tolls", _shape="objects")["rows"]}
    assert tolls["People killed in Slovenia"]["best"] == 15
    clash = next(row for row in ask("contradictions", _shape="objects")["rows"] if row["measure"] == "casualties")
    assert (clash["earlier_figure"], clash["later_figure"]) == ("1,100", "3,000")
    assert clash["later_by"] == "Volodymyr Zelensky" and "3,000" in clash["later_quote"]
    assert clash["later_url"].startswith("https://")
