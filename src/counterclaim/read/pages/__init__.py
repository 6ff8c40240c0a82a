"""Web pages: the article on a page, its tables, what the page says about itself; live blogs, saved copies."""
