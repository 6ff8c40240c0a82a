"""What programs ask of the desk: no request, however odd, breaks it, and answers are as its OpenAPI says."""

import os
from collections.abc import Callable

import pytest

schemathesis = pytest.importorskip("schemathesis", reason="for the test of the API: pip install schemathesis")
hypothesis = pytest.importorskip("hypothesis")

EXAMPLES = int(os.environ.get("COUNTERCLAIM_TEST_EXAMPLES", "12"))
"""Requests tried of each operation."""


def test_no_request_breaks_the_answers(desk: Callable[..., str], ledger: str) -> None:
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

    checks = [not_a_server_error, content_type_conformance, response_schema_conformance]
    schema = schemathesis.openapi.from_url(f"{desk(ledger)}/api/v1/openapi.json")
    tried = set()
    for found in schema.get_all_operations():
        operation = found.ok()

        @hypothesis.settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None,
                             suppress_health_check=list(hypothesis.HealthCheck))  # fmt: skip
        @hypothesis.given(case=operation.as_strategy())
        def ask(case: object) -> None:
            answer = case.call()
            tried.add((case.operation.label, answer.status_code // 100))
            case.validate_response(answer, checks=checks)

        ask()
    assert {label for label, kind in tried if kind == 2}, "no request was answered"
