"""What prints a document: one module a format, listed in ``registry``."""
