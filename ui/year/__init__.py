"""The page Year in review."""
