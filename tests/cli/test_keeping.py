"""The page about keeping a ledger runs."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

import counterclaim
from counterclaim.cli import app

PAGE = Path(__file__).parents[2] / "docs" / "keeping.md"
COMMANDS = ("additions", "withdraw", "problems", "retry", "erase", "backup", "restore", "verify")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with reports, one of which is empty."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "noon.txt").write_text("Police said 15 people were killed.", encoding="utf-8")
    (tmp_path / "reports" / "empty.txt").touch()
    monkeypatch.chdir(tmp_path)


def test_every_line_does_what_the_page_says() -> None:
    said = list[str]()

    def there(shown: re.Match[str]) -> str:
        kind = shown[0][:2]
        return re.findall(rf"{kind}[0-9a-f]{{16}}", "\n".join(said))[-1]

    for block in re.findall(r"^```sh\n(.+?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            words = shlex.split(re.sub("[aew]_[0-9a-f]{16}", there, line))
            done = CliRunner().invoke(app, words[1:], prog_name="counterclaim")
            left = words[1] in ("add", "retry")  # the empty file stays empty
            assert done.exit_code == (1 if left else 0), f"{line}\n{done.stderr}"
            said.append(done.stdout)
    assert counterclaim.verify("again.db") == []
    assert "Police" not in Path("flood.db").read_bytes().decode("latin-1")


def test_the_page_tells_every_command() -> None:
    page = PAGE.read_text("utf-8")
    assert not [name for name in COMMANDS if f"counterclaim {name}" not in page]
