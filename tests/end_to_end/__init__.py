"""Whole ways through the program, as a person or a script goes them."""
