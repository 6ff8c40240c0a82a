"""The pages: one module each; a route takes what is asked, makes the view, and renders its template."""
