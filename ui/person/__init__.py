"""The page Person: cards, what happened, what was given and received."""
