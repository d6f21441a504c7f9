"""Data only, below every layer: read with importlib.resources."""
