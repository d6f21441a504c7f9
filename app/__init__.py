"""Data and rules of the card book: no pixels and no widgets."""
