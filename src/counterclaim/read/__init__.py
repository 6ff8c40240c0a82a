"""Bytes to documents: files, folders, addresses and standard input, whatever they hold, with every character kept.

stream      from paths to pieces to documents        folders, lists, address, web, fetch   which files and addresses
parts       the same in parts, for several machines   stretches of large files
sniff       what something is, from its bytes        opened   bytes before that is known, and how many may come of them
containers  what holds others, unpacked into pieces  packed   archives, web archives, letters, feeds, exports; jsonl
leaves      a piece made into documents              pages, pdf, office, plain   a kind each
document    text, title, language, clutter, mixed    facts, dates, sidecar       what is known besides the text
layout      tables as they stand in a text           laid, heads                 their captions and heads
"""

from counterclaim.read.language import language_of
from counterclaim.read.leaves import documents_of
from counterclaim.read.lists import named_in
from counterclaim.read.piece import Piece, size_of
from counterclaim.read.stream import count, pieces, pieces_since, read, read_text

__all__ = [
    "Piece",
    "count",
    "documents_of",
    "language_of",
    "named_in",
    "pieces",
    "pieces_since",
    "read",
    "read_text",
    "size_of",
]
