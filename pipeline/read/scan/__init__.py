"""Reading of scans: pictures of pages become the same pages, paragraphs and tables as a text layer gives."""
