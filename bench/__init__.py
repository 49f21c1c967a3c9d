"""How fast docgen is, measured on this computer, beside other ways to make the same papers.

Run it in a checkout after ``./dev``, with ``pip install -e '.[bench]'`` for the other programs:

    python -m bench               about fifteen minutes
    python -m bench --quick       fewer rounds, nothing of 1,000 papers
    python -m bench --only word   or pdf, set, commands, browser, sizes, profile
    python -m bench --markdown    the same as the block in docs/speed.md

Everything is measured on the sample of twenty organisations. What is compared is done in turn, round by round, and
figures are medians: a ratio holds on a busy computer, where seconds stretch. Processor seconds are those of all
processes together. Ratios, and targets, of work in one process are of processor seconds; those of whole programs are
of what a person waits.
"""
