"""Asking the questions in the terminal: the conversation, and the two ways to put a question."""
