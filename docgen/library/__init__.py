"""The library: templates/ read into clauses, definitions, outlines, execution blocks, authorities and figures."""
