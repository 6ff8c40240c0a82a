"""Bytes to documents: files, folders and standard input, whatever their encoding, with every character kept.

sniff      what a file is, from its bytes
plain      bytes to text            html, article, metadata   pages to text
jsonl      one document a line      sidecar, dates, facts     what is known besides the text
folders    which files, which ids   document                  title, language (language), clutter (clutter)
opened     bytes before it is known what they are, and how many may come out of them
containers what holds others, unpacked      leaves, piece     what is one thing to read, made into documents
layout     tables as they stand in a text
web, fetch addresses, lists              files and addresses, named one by one
stream     all of it, one document after another
"""

from counterclaim.read.language import language_of
from counterclaim.read.leaves import documents_of
from counterclaim.read.lists import named_in
from counterclaim.read.piece import Piece
from counterclaim.read.stream import count, pieces, pieces_since, read, read_text

__all__ = ["Piece", "count", "documents_of", "language_of", "named_in", "pieces", "pieces_since", "read", "read_text"]
