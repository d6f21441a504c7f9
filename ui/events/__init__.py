"""The page Events: what each was worth."""
