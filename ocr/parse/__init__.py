"""Text of lines into fields: pure functions over plain data."""
