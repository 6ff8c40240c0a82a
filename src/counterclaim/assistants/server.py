"""The server that an assistant talks to: its tools, what it is told of them, and how an error is said."""

from collections.abc import Callable, Iterator
from functools import wraps
from importlib.resources import files
from typing import Any, ParamSpec, TypeVar

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult, InputRequiredResult, TextContent, ToolAnnotations
from pydantic import ValidationError

from counterclaim import __version__
from counterclaim.assistants.adding import Adding
from counterclaim.assistants.answer import Answer
from counterclaim.assistants.changing import Changing
from counterclaim.assistants.checking import Checking
from counterclaim.assistants.finding import Finding
from counterclaim.assistants.proving import Proving
from counterclaim.errors import CounterclaimError
from counterclaim.indexing.holding import Hold

P = ParamSpec("P")
A = TypeVar("A", bound=Answer)

TITLES = {
    "search_stories": "Search stories",
    "get_story": "Tell a story",
    "get_toll": "Tell a count with its quotes",
    "check_draft": "Check a sentence or a draft",
    "what_changed": "Tell what changed",
    "get_proof": "Show what proves a claim",
    "read_passage": "Read a part of a report",
    "add_report": "Add a report",
}
"""What people see of each tool."""


class Server(MCPServer[Any]):
    """Says in a sentence what is wrong with a call."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """The answer of the tool `name`. Raises ToolError, with what to do, for arguments that it does not take."""
        for tool in await self.list_tools():
            known = tool.input_schema.get("properties", {})
            if tool.name == name and (strange := arguments.keys() - known.keys()):
                raise ToolError(f"{name} has no {', '.join(sorted(strange))}. It takes: {', '.join(known)}.")
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError(f"{name}: {'; '.join(_amiss(error.__cause__))}.") from error
            raise


def _amiss(error: ValidationError) -> Iterator[str]:
    """What is wrong with each argument: "limit: Input should be greater than 0"."""
    for one in error.errors(include_url=False, include_input=False):
        yield f"{'.'.join(map(str, one['loc']))}: {one['msg']}"


def server_of(hold: Hold, write: bool = False) -> Server:
    """The server of the ledger on `hold`; with `write`, reports can be added."""
    server = Server(
        "counterclaim",
        title="Counterclaim",
        description="Who says how many: reported figures about people, with the words that prove them.",
        instructions=files(__package__).joinpath("instructions.txt").read_text(encoding="utf-8"),
        version=__version__,
        log_level="WARNING",
        subscriptions=False,
    )
    looking = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    finding, proving = Finding(hold), Proving(hold)
    tools: list[Callable[..., Answer]] = [finding.search_stories, finding.get_story, finding.get_toll]
    tools += [Checking(hold).check_draft, Changing(hold).what_changed, proving.get_proof, proving.read_passage]
    for tool in tools:
        _put(server, tool, looking)
    if write:
        adds = ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        )
        _put(server, Adding(hold).add_report, adds)
    return server


def _put(server: Server, tool: Callable[..., Answer], annotations: ToolAnnotations) -> None:
    name = tool.__name__
    words = " ".join((tool.__doc__ or "").split())
    server.add_tool(answered(tool), name, TITLES[name], words, annotations, structured_output=True)


def answered(tool: Callable[P, A]) -> Callable[P, CallToolResult]:
    """`tool`, whose answer goes out as structured content and as text, and whose errors go out as their sentence."""

    @wraps(tool)
    def call(*args: P.args, **given: P.kwargs) -> CallToolResult:
        try:
            answer = tool(*args, **given)
        except CounterclaimError as error:
            return CallToolResult(content=[TextContent(type="text", text=str(error))], is_error=True)
        text = TextContent(type="text", text=answer.text())
        return CallToolResult(content=[text], structured_content=answer.model_dump(mode="json"))

    return call
