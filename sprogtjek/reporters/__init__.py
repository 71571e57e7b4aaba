"""`Report` → text or bytes, one file per format."""
