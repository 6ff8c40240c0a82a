"""The prompt of one version, with the closed lists put in, and what is asked of a model about a portion."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel import Locale

from counterclaim.extract.readers.llm.portions import Portion, numbered, preceding
from counterclaim.extract.readers.llm.proposals import closed_lists
from counterclaim.extract.reading import Reading

PROMPT_VERSION = "1"

Messages = tuple[dict[str, str], ...]
"""What is said so far, as the chat-completions protocol has it: each with a `role` and its `content`."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """The parts of a prompt (see `prompts/1.toml`)."""

    system: str
    user: str
    before: str
    repair: str

    def asking(self, reading: Reading, portion: Portion) -> Messages:
        """What is asked about `portion` of the document that is read."""
        before = preceding(reading, portion)
        told = {
            "language": Locale.parse(reading.pack.lang).english_name or reading.pack.lang,
            "before": _filled(self.before, {"sentences": before}) if before else "",
            "sentences": numbered(reading, portion),
        }
        return (_said("system", self.system), _said("user", _filled(self.user, told)))

    def repairing(self, asked: Messages, answer: str, why: str) -> Messages:
        """What is asked when `answer` to what was `asked` was not of the shape, and `why`."""
        return (*asked, _said("assistant", answer), _said("user", _filled(self.repair, {"why": why})))


def _said(role: str, content: str) -> dict[str, str]:
    return {"role": role, "content": content}


def _filled(template: str, values: dict[str, str]) -> str:
    """`template` with `values` in the places of their names; a value may hold anything, and is not looked through."""
    for slot in values:
        template = template.replace(f"<{slot}>", f"\x00{slot}\x00")
    for slot, value in values.items():
        template = template.replace(f"\x00{slot}\x00", value)
    return template


@cache
def prompt() -> Prompt:
    """The present prompt."""
    path = files(__package__) / "prompts" / f"{PROMPT_VERSION}.toml"
    parts = tomllib.loads(path.read_text(encoding="utf-8"))
    return Prompt(**{**parts, "system": _filled(parts["system"], closed_lists())})
