"""Data only, below every layer: read with importlib.resources, at the start from the folder."""

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where the data lies: importlib's own way to it takes longer to load than the data to read."""
