"""A language model as a reader: it proposes, and nothing it says is believed that does not stand in the words."""

from counterclaim.extract.readers.llm.prompt import PROMPT_VERSION
from counterclaim.extract.readers.llm.reader import LlmReader

__all__ = ["PROMPT_VERSION", "LlmReader"]
