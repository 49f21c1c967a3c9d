"""The questionnaire in a browser, on this computer only.

``server`` serves it, ``app`` puts it together, ``guard`` keeps others out, ``sitting`` knows the answers, ``fields``
turns questions into fields of a form, ``questions``, ``items``, ``overview`` and ``papers_pages`` are the pages, and
``papers`` builds the set while somebody waits. The words of the pages are in ``templates/``.
"""
