"""The page Today: what is due."""
