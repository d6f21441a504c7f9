"""The page of matches: my content, their needs, and who should meet."""
