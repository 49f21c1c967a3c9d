"""The Word writer: the house's Word file with the document put in as automatic lists, fields and bookmarks.

Import from the modules: ``writer`` (write), ``lint`` (what is wrong with a Word file), ``shell_new`` (a new house
file).
"""
