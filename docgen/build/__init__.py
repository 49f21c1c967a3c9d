"""The set on disk: plan what to write, render it, publish it all at once, and record it in a manifest."""
