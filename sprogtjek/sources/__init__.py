"""One reader per format: bytes or text → `Document`."""
