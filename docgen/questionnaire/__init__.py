"""The questionnaire: what is asked, when, and what an answer must be; and the answers of one consortium.

``load`` reads the schemas, ``answers`` reads an answers file, ``rules`` checks the answers against each other,
``journey`` says what is missing, ``new`` writes an empty answers file and ``json_schema`` serves editors.
"""
