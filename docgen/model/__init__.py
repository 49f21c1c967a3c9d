"""The document in the middle: what assembly makes, checks look at and writers print.

Nothing here knows a file format. Import from the modules: ``inlines``, ``blocks``, ``document``, ``walk``.
"""
