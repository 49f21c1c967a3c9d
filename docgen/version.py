"""The version of docgen; recorded in every document and manifest."""

VERSION = "0.1.0"

DATE = "2026-01-01T00:00:00Z"
"""The moment that every file of this version says it was made: the clock would make each build's bytes different."""
