"""One sentence about the machine that a table was made on."""

import os
import platform
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def sentence() -> str:
    """The processor, the system, and the versions that matter."""
    info = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*:\s*(.+)", info.read_text(encoding="utf-8")) if info.exists() else None
    cpu = model.group(1).strip() if model else platform.processor() or platform.machine()
    try:
        spacy = f", spaCy {version('spacy')}"
    except PackageNotFoundError:
        spacy = ""
    return (
        f"{cpu}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, "
        f"Counterclaim {version('counterclaim')}{spacy}."
    )


if __name__ == "__main__":
    print(sentence())
