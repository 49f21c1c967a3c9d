"""How fast docgen is, measured on this computer.

Run it in a checkout after ``./dev``::

    .venv/bin/python -m bench            # a few minutes
    .venv/bin/python -m bench --quick    # fewer repetitions, about one minute

Everything is measured on the sample of twenty organisations, as a user would meet it: commands are started as programs
of their own, and what is called warm runs in a process that has done the same thing before. Figures are medians. Other
work on the computer makes them worse, so close what you can, and compare only figures of one computer.

``warm`` measures inside one process, ``commands`` measures whole commands, ``timing`` holds the clock.
"""
