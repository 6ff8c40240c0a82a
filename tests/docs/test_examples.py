"""Every example of README.md and of the pages runs, and prints what the page shows."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

TOP = Path(__file__).parents[2]
PAGES = [TOP / "README.md", *sorted((TOP / "docs").rglob("*.md"))]
ELSEWHERE = {
    "judgements.md": "tests/cli/test_judging.py",
    "gazetteer.md": "tests/cli/test_naming.py",
    "keeping.md": "tests/cli/test_keeping.py",
}
"""Pages whose examples hang together in ways of their own, with the tests that run them."""
KINDS = {"sh", "console", "python", "text", "xml", "csv", "json", "jsonl", "toml", "yaml", "markdown", "ini"}


@pytest.fixture(scope="session")
def examples() -> ModuleType:
    spec = importlib.util.spec_from_file_location("examples_script", TOP / "scripts" / "examples.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of `counterclaim demo`."""
    import counterclaim

    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        counterclaim.demo("demo.db")
    return folder / "demo.db"


@pytest.mark.parametrize("page", [page for page in PAGES if page.name not in ELSEWHERE], ids=lambda page: page.stem)
def test_the_examples_run(page: Path, examples: ModuleType, demo: Path) -> None:
    if not examples.blocks_of(page.read_text("utf-8")):
        return
    failures = examples.check(page, demo)
    assert not failures, "\n\n".join(failures)


@pytest.mark.parametrize(("page", "test"), ELSEWHERE.items())
def test_other_pages_are_run_by_tests_of_their_own(page: str, test: str) -> None:
    assert f'"{page}"' in (TOP / test).read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_block_says_what_it_is(page: Path, examples: ModuleType) -> None:
    assert not [block.text for block in examples.blocks_of(page.read_text("utf-8")) if block.kind not in KINDS]


BLOCKS = """Save this as `a.txt`:

```text
Police said 15 people were killed.
```

```console
$ counterclaim claims a.txt
…
$ counterclaim toll a.txt --format {form}
{shown}
```

```python
print({value})
```

```text
2
```

<!-- not run: asks the web -->
```sh
counterclaim add https://bell.example/ {option}
```
"""


@pytest.mark.parametrize(
    ("form", "shown", "value", "option", "told"),
    [
        ("jsonl", '{"story": …}', "1 + 1", "--ledger a.db", []),
        ("jsonl", "nothing", "1 + 1", "--ledger a.db", ["the page shows"]),
        ("xml", "…", "1 + 1", "--ledger a.db", ["exit status 2"]),
        ("jsonl", "…", "1 + 2", "--ledger a.db", ["the page shows"]),
        ("jsonl", "…", "1 / 0", "--ledger a.db", ["ZeroDivisionError", "the page shows"]),
        ("jsonl", "…", "1 + 1", "--legder a.db", ["--legder"]),
    ],
)
def test_what_goes_wrong_is_told(
    form: str, shown: str, value: str, option: str, told: list[str], examples: ModuleType, demo: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.md"
    page.write_text(BLOCKS.format(form=form, shown=shown, value=value, option=option), encoding="utf-8")
    failures = examples.check(page, demo)
    assert len(failures) == len(told)
    assert all(words in failure for words, failure in zip(told, failures, strict=True))


def test_outputs_are_brought_up_to_date(examples: ModuleType, demo: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```console\n$ counterclaim --version\nold\n```\n", encoding="utf-8")
    assert examples.check(page, demo, write=True)
    assert not examples.check(page, demo)
    assert page.read_text("utf-8").startswith("```console\n$ counterclaim --version\ncounterclaim 20")
