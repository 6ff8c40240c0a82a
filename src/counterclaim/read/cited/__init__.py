"""Articles that cite their sources: wikitext, Markdown and HTML, with their words and what each figure cites.

wikitext, markdown, page   a way of writing each, walked with a parser that others keep
prose, rows                words without markup, with where each character stands in the file
article                    the document, and which references a figure cites
addresses                  when two addresses mean one page
"""

from counterclaim.read.cited.addresses import same_page
from counterclaim.read.cited.article import Article
from counterclaim.read.cited.opening import read_article

__all__ = ["Article", "read_article", "same_page"]
