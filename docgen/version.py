"""The version of docgen; recorded in every document and manifest."""

VERSION = "0.1.0"
