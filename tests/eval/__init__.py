"""Measurements of the whole program on labelled data; run as modules, not by pytest."""
