"""The house style of the library, for tests of writers."""

from pathlib import Path

from docgen.writers.house import House

HOUSE = House(Path(__file__).parents[2] / "templates" / "house")
