"""Answers of models, kept in a file that only its owner may read: the same piece is not asked for, nor paid, twice."""

import hashlib
import os
import sqlite3
import threading
from pathlib import Path

from counterclaim.errors import UsageError
from counterclaim.settings import LLM_CACHE_VARIABLE

_OWNER_ONLY, _OWNERS_FOLDER = 0o600, 0o700
_WAIT = 10.0  # seconds for another program that writes to it


def key_of(*parts: str) -> str:
    """The key of an answer: the SHA-256 over `parts`, that is endpoint, model, prompt version and what was asked."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


class Cache:
    """The answers in the file at `path`, by their keys; it is made where there is none."""

    def __init__(self, path: str | Path) -> None:
        """Raises UsageError where the file cannot be used."""
        self._path = Path(path)
        self._lock = threading.Lock()
        try:
            self._path.parent.mkdir(mode=_OWNERS_FOLDER, parents=True, exist_ok=True)
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, _OWNER_ONLY))
            self._db = sqlite3.connect(self._path, timeout=_WAIT, check_same_thread=False, isolation_level=None)
            self._db.execute("CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer TEXT NOT NULL)")
        except (OSError, sqlite3.Error) as error:
            raise UsageError(
                f"The answers of the language model cannot be kept in {self._path} ({error}). Name another file in "
                f"{LLM_CACHE_VARIABLE}."
            ) from error

    def get(self, key: str) -> str | None:
        """The answer under `key`, None where there is none."""
        with self._lock:
            row = self._db.execute("SELECT answer FROM answers WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, key: str, answer: str) -> None:
        """Keep `answer` under `key`."""
        with self._lock:
            self._db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (key, answer))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
