"""PDF files: lines, columns and tables put together from what stands where on a page."""
