"""Which addresses become links."""

import pytest

from counterclaim.output.report.mentions import safe_url


@pytest.mark.parametrize("address", ["https://example.org/a?b=1&c=2", "http://example.org", "HTTPS://example.org/"])
def test_web_addresses_become_links(address: str) -> None:
    assert safe_url(address) == address


@pytest.mark.parametrize(
    "address",
    [None, "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
     "data:text/html,x", "file:///etc/passwd", "//example.org", "https:", "https://", "https://exa mple.org",
     "https://[", "vbscript:x", "http:javascript:alert(1)"],
)  # fmt: skip
def test_other_addresses_do_not(address: str | None) -> None:
    assert safe_url(address) is None
