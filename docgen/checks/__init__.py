"""Checks over the library and over assembled documents: small functions, one a rule, listed in ``table``."""
