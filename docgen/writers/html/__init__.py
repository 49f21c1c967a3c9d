"""One lean, semantic page a document: for reading on screen, and what the PDF is laid out from."""
