"""What programs may ask of the desk, from the OpenAPI description that it answers with."""

from collections.abc import Iterator
from typing import Any

from counterclaim.desk.app import desk_app
from counterclaim.desk.setup import Setup


def page() -> str:
    """Every operation in Markdown, path by path."""
    described = desk_app(Setup("unused.db")).openapi()
    paths = {path: methods for path, methods in described["paths"].items() if path.startswith("/api/")}
    return "\n".join(
        line
        for path, methods in sorted(paths.items())
        for method, operation in methods.items()
        for line in _operation(path, method, operation, described)
    )


def _operation(path: str, method: str, operation: dict[str, Any], described: dict[str, Any]) -> Iterator[str]:
    yield from ("", f"## {method.upper()} {path}", "", operation.get("description") or operation["summary"] + ".", "")
    fields = [_parameter(one) for one in operation.get("parameters", ())] + list(_body(operation, described))
    if fields:
        yield from ("| field | in | type | what it is |", "|---|---|---|---|", *fields)
    if answer := _schema(operation["responses"].get("200", {})):
        yield from ("", f"Answers with {answer}.")


def _parameter(one: dict[str, Any]) -> str:
    return _row(one["name"], one["in"], bool(one.get("required")), {**one["schema"], **one})


def _body(operation: dict[str, Any], described: dict[str, Any]) -> Iterator[str]:
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        schema = content["schema"]
        if "$ref" in schema:
            schema = described["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        where = "JSON body" if kind == "application/json" else "form"
        for name, field in schema.get("properties", {}).items():
            yield _row(name, where, name in schema.get("required", ()), field)


def _row(name: str, where: str, required: bool, field: dict[str, Any]) -> str:
    about = " ".join([*(["Must be given."] if required else []), field.get("description") or ""])
    return f"| `{name}` | {where} | {_type(field)} | {about.strip()} |"


def _schema(answer: dict[str, Any]) -> str:
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return _type(schema) if schema.get("$ref") or schema.get("type") or schema.get("anyOf") else ""


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return f"`{schema['$ref'].rpartition('/')[2]}`"
    if "const" in schema or "enum" in schema:
        return " or ".join(f"`{value}`" for value in schema.get("enum", [schema.get("const")]))
    if choices := schema.get("anyOf") or schema.get("oneOf"):
        return " or ".join(dict.fromkeys(_type(one) for one in choices))
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("type") or "anything")
