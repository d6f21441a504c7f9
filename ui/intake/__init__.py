"""The page Intake: a stack of cards coming in."""
