"""The questionnaire and its answers as workbooks and CSV files that go round by e-mail, and back into one file."""
