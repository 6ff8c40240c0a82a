"""When Python looks for garbage.

The words of thirty languages, and what a large story tells, are millions of objects that stay; going through them as
often as Python does by itself (`gc.set_threshold`: 700, 10, 10) took a tenth of reading, a third of the longest pages
of the desk, and a third of telling a story of two thousand reports. Nearly all else is given back without looking.
"""

import gc

_SELDOM = 50_000, 20, 50


def look_seldom() -> None:
    """Have this process look for garbage seldom."""
    gc.set_threshold(*_SELDOM)
