"""Text files as they were typed, with the place of every piece: YAML, front matter, and the shapes of both."""
