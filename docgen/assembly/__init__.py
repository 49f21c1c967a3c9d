"""Assembly: a library and answers in, a set of agreeing documents out.

The passes, in order: ``select`` what is in, ``fill`` it, ``define`` the terms it uses, ``number`` everything, and,
for the whole set together, ``refer`` each cross-reference to its number.
"""
