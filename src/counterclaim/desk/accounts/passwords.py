"""Passwords: which are good enough, and how they are kept: as argon2id hashes, never as they are."""

import sys
import threading
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from counterclaim.errors import UsageError

LEAST = 12
"""Characters that a password has at least (NIST SP 800-63B asks for no rule beyond length and a list of bad ones)."""

MOST = 1024
"""Characters that one may have at most, so that nobody keeps the desk busy with hashing a book."""

_AT_ONCE = 2
_HASHING = threading.BoundedSemaphore(_AT_ONCE)  # each takes 64 MB and a core for a tenth of a second
_HASHER = PasswordHasher()
_LOOKALIKES = str.maketrans("0134578@$!", "oleastbasi")
_FEWEST = 5  # different characters


def hashed(password: str) -> str:
    """The hash of `password`, with its salt and the parameters it was made by."""
    with _HASHING:
        return _HASHER.hash(_normal(password))


def matches(password: str, known: str | None) -> bool:
    """True when `known` is the hash of `password`. Where none is known, it takes the same time to say so."""
    with _HASHING:
        try:
            return _HASHER.verify(known or _nobodys(), _normal(password)) and known is not None
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False


def is_outdated(known: str) -> bool:
    """True when the hash `known` was made by other parameters than are used now."""
    return _HASHER.check_needs_rehash(known)


def check_password(password: str, name: str) -> None:
    """Raises UsageError where `password` is too short or too long, much like the user's `name`, or tried first."""
    plain = _core(password)
    if not LEAST <= len(password) <= MOST:
        raise UsageError(
            f"A password has {LEAST} to {MOST:,} characters. Four words that nobody puts together are good."
        )
    own = _core(name)
    if own and own in plain and len(plain.replace(own, "")) < LEAST // 2:
        raise UsageError("The password is little more than the name: take another.")
    if len(set(password)) < _FEWEST or _is_row(password) or plain in commonest() or _is_twice(plain):
        raise UsageError("That password is among the first that are tried: take another.")


@cache
def commonest() -> frozenset[str]:
    """What people choose first, as `_core` leaves it."""
    listed = files(__package__).joinpath("commonest.txt").read_text("utf-8").splitlines()
    return frozenset(_core(word) for word in listed if word and not word.startswith("#"))


def _core(password: str) -> str:
    """`password` without case, lookalikes, and what is hung on at its ends: `P4ssw0rd2024!` is `password`."""
    folded = _normal(password).casefold().strip("0123456789 !?.,-_*#+$@&%=")
    return "".join(sign for sign in folded.translate(_LOOKALIKES) if sign.isalnum())


def _is_row(password: str) -> bool:
    """True for characters that follow one another: 123456789012, abcdefghijkl."""
    signs = 10 if password.isdecimal() else sys.maxunicode + 1
    return len({(ord(b) - ord(a)) % signs for a, b in pairwise(password)}) == 1


def _is_twice(plain: str) -> bool:
    """True for a common word that is said more than once."""
    return any(plain == word * (len(plain) // len(word)) for word in commonest()) if plain else False


def _normal(password: str) -> str:
    """One spelling of what may be typed in several ways, as RFC 8265 has it."""
    return unicodedata.normalize("NFC", password)


@cache
def _nobodys() -> str:
    return _HASHER.hash("of nobody")
