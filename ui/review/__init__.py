"""The page Review: a card beside what was read on it."""
