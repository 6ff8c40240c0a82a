"""Bytes to documents: files, folders and standard input, whatever their encoding, with every character kept.

sniff      what a file is, from its bytes
plain      bytes to text            html, article, metadata   pages to text
jsonl      one document a line      sidecar, dates, facts     what is known besides the text
folders    which files, which ids   document                  title, language (language), clutter (clutter)
stream     all of it, one document after another
"""

from counterclaim.read.language import language_of
from counterclaim.read.stream import count, read, read_text

__all__ = ["count", "language_of", "read", "read_text"]
