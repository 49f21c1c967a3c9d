"""The PDF: the HTML page laid out with the house's own fonts, tagged, and finished as PDF/A-3a and PDF/UA-1."""
