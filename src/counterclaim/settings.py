"""What a run is told: facts given for its documents, where its ledger is, who speaks, packs and names of one's own."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from getpass import getuser
from pathlib import Path
from typing import Any, Literal, get_args

PACKS_VARIABLE = "COUNTERCLAIM_PACKS"
GAZETTEER_VARIABLE = "COUNTERCLAIM_GAZETTEER"
LEDGER_VARIABLE = "COUNTERCLAIM_LEDGER"
USER_VARIABLE = "COUNTERCLAIM_USER"
CONTACT_VARIABLE = "COUNTERCLAIM_CONTACT"
ALLOWED_VARIABLE = "COUNTERCLAIM_ALLOW_HOSTS"
SECONDS_VARIABLE = "COUNTERCLAIM_SECONDS"
MEMORY_VARIABLE = "COUNTERCLAIM_MEMORY"
PAUSE_VARIABLE = "COUNTERCLAIM_PAUSE"
WEBHOOK_VARIABLE = "COUNTERCLAIM_WEBHOOK_SECRET"
LLM_URL_VARIABLE = "COUNTERCLAIM_LLM_URL"
LLM_MODEL_VARIABLE = "COUNTERCLAIM_LLM_MODEL"
LLM_KEY_VARIABLE = "COUNTERCLAIM_LLM_KEY"
LLM_PRICE_VARIABLE = "COUNTERCLAIM_LLM_PRICE"
LLM_CACHE_VARIABLE = "COUNTERCLAIM_LLM_CACHE"
DEFAULT_LEDGER = "counterclaim.db"


Pages = Literal["careful", "fast"]
"""How web pages can be read."""
PAGES: tuple[Pages, ...] = get_args(Pages)


@dataclass(frozen=True, slots=True)
class Given:
    """What is said by hand of documents that do not say it themselves.

    `date` is an ISO day, month or year; given by hand it beats metadata, which beats inference. `pages` is how web
    pages are to be read, one of `PAGES`.
    """

    date: str | None = None
    url: str | None = None
    outlet: str | None = None
    lang: str | None = None
    pages: Pages = "careful"


@dataclass(frozen=True, slots=True)
class Llm:
    """A language model to read with: the address of its endpoint (`url`, as `http://localhost:11434/v1`), its name, the
    key, what it costs ("0.15/0.60": a million tokens in and out), what may be spent ("2.50", or "200000 tokens"), and
    the file in which its answers are kept. `on_spent` is called with what was used so far (a `model.Spent`)."""

    url: str | None = None
    model: str | None = None
    key: str | None = field(default=None, repr=False)
    price: str | None = None
    budget: str | None = None
    cache: str | None = None
    on_spent: Callable[[Any], None] | None = field(default=None, repr=False, compare=False)


def llm_set(given: Llm) -> Llm:
    """`given`, and what it leaves open as the environment sets it."""

    def told(value: str | None, variable: str) -> str | None:
        return value or os.environ.get(variable, "").strip() or None

    return replace(
        given,
        url=told(given.url, LLM_URL_VARIABLE),
        model=told(given.model, LLM_MODEL_VARIABLE),
        key=told(given.key, LLM_KEY_VARIABLE),
        price=told(given.price, LLM_PRICE_VARIABLE),
        cache=told(given.cache, LLM_CACHE_VARIABLE) or str(cache_folder() / "llm.db"),
    )


def ledger_address(given: str | None = None) -> str:
    """Where the ledger is: as given, else from `COUNTERCLAIM_LEDGER`, else `counterclaim.db` in this folder."""
    return given or os.environ.get(LEDGER_VARIABLE) or DEFAULT_LEDGER


def limit(variable: str) -> str | None:
    """What a `variable` for a limit is set to, if to anything."""
    return os.environ.get(variable) or None


def person(given: str | None = None) -> str | None:
    """Who speaks: as given, else from `COUNTERCLAIM_USER`, else the name under which one is logged in, if any."""
    name = given or os.environ.get(USER_VARIABLE)
    if name:
        return name
    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # a container whose user has no name
        return None


def contact() -> str | None:
    """Whom a site may write to about the requests of this program: what `COUNTERCLAIM_CONTACT` says, if anything."""
    return os.environ.get(CONTACT_VARIABLE, "").strip() or None


def pause() -> str | None:
    """The seconds between two requests to one host: what `COUNTERCLAIM_PAUSE` says, if anything."""
    return os.environ.get(PAUSE_VARIABLE, "").strip() or None


def allowed_hosts() -> tuple[str, ...]:
    """Hosts of one's own network that pages may be fetched from, `name` or `name:port`: what
    `COUNTERCLAIM_ALLOW_HOSTS` lists, with commas or spaces between them."""
    return tuple(os.environ.get(ALLOWED_VARIABLE, "").replace(",", " ").split())


def webhook_secret() -> str | None:
    """With what messages to a webhook are signed: what `COUNTERCLAIM_WEBHOOK_SECRET` says, if anything."""
    return os.environ.get(WEBHOOK_VARIABLE, "").strip() or None


def pack_folders() -> tuple[Path, ...]:
    """The folders of one's own packs, each with a folder a language: what `COUNTERCLAIM_PACKS` lists, as PATH does."""
    listed = os.environ.get(PACKS_VARIABLE, "")
    return tuple(Path(folder) for folder in listed.split(os.pathsep) if folder)


def gazetteer_folder() -> Path:
    """The folder of one's own bodies, places and parties to a conflict: what `COUNTERCLAIM_GAZETTEER` names, else
    `counterclaim/gazetteer` where the system keeps a user's settings."""
    given = os.environ.get(GAZETTEER_VARIABLE)
    return Path(given) if given else _settings_folder() / "counterclaim" / "gazetteer"


def _settings_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def cache_folder() -> Path:
    """The folder for what can be made again: `counterclaim` where the system keeps a user's caches."""
    return _caches() / "counterclaim"


def _caches() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
