"""The messages of the desk: every language has them all, each with its slots and its forms."""

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest

TOP = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def messages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages_script", TOP / "scripts" / "messages.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(messages: ModuleType, tmp_path: Path) -> Path:
    """A copy of the German file."""
    shutil.copy(messages.FOLDER / "de.po", tmp_path)
    return tmp_path


def test_every_message_is_told_in_every_language(messages: ModuleType) -> None:
    template = messages.catalogue()
    amiss = {
        path.stem: found
        for path in sorted(messages.FOLDER.glob("*.po"))
        if (found := sorted(messages.troubles(messages.read(path.stem), template)))
    }
    assert not amiss, "Run scripts/messages.py, and translate what it adds."


def test_messages_come_from_templates_modules_and_tables(messages: ModuleType) -> None:
    said = {(message.context, message.id) for message in messages.catalogue()}
    assert {(None, "Stories"), (None, "{one} and {other} make up the {total}."), ("role", "police officers")} <= said
    assert (None, ("{figure} killed", "{figure} killed")) in said


@pytest.mark.parametrize(
    ("words", "broken", "trouble"),
    [
        ('msgstr "Geschichten"', 'msgstr ""', "untranslated: 'Stories'"),
        ("{one} und {other} ergeben zusammen die {total}.", "{one} und {another}.", "other slots"),
        ('msgid "Stories"', 'msgid "Tales"', "no longer said: 'Tales'"),
        ('msgid "Stories"', 'msgid "Tales"', "not in the file: 'Stories'"),
        ('msgstr[1] "%(count)s Geschichten"', 'msgstr[1] "Geschichten"', "other slots"),
    ],
)
def test_what_is_amiss_is_told(
    messages: ModuleType, folder: Path, words: str, broken: str, trouble: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "de.po"
    said = path.read_text("utf-8")
    assert words in said
    path.write_text(said.replace(words, broken, 1), "utf-8")
    assert messages.main(["--check"], folder) == 1
    assert trouble in capsys.readouterr().out
    assert path.read_text("utf-8") != said


def test_a_file_is_brought_up_to_date_and_stays_when_it_is(messages: ModuleType, folder: Path) -> None:
    path = folder / "de.po"
    said = path.read_text("utf-8")
    path.write_text(said.replace('msgid "Stories"', 'msgid "Tales"'), "utf-8")
    assert messages.main([], folder) == 0
    assert 'msgid "Tales"' not in path.read_text("utf-8")
    assert messages.main(["--check"], folder) == 1
    path.write_text(said, "utf-8")
    assert messages.main(["--check"], folder) == 0


def test_a_new_language_is_a_file_of_its_own(messages: ModuleType, folder: Path) -> None:
    assert messages.main(["pl"], folder) == 0
    assert 'msgid "Stories"' in (folder / "pl.po").read_text("utf-8")
