"""The command line: one module a command. No logic lives here; each command calls down and prints."""
