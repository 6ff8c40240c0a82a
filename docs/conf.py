"""How Sphinx makes the site of these pages: `scripts/docs`."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "_ext"), str(HERE.parent / "src")]

import counterclaim  # noqa: E402

project = "Counterclaim"
author = "The Counterclaim authors"
project_copyright = "the Counterclaim authors, Apache-2.0"
version = release = counterclaim.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "offline", "pages"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_ext", "_static"]
default_role = "code"  # docstrings write code between single marks
nitpicky = True
nitpick_ignore_regex = [
    ("py:.*", r".*")
]  # types of others, and of rooms that have no page; links between pages are checked

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 4

autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 100

html_theme = "furo"
html_title = "Counterclaim"
html_favicon = "../src/counterclaim/desk/static/mark.svg"
html_static_path = ["_static"]
html_css_files = ["calm.css"]
html_show_sourcelink = False
html_copy_source = False
html_theme_options = {"top_of_page_buttons": []}
pygments_style = "friendly"
pygments_dark_style = "github-dark"
html_last_updated_fmt = None
