"""`python -m app`: the command line; without arguments, the window."""
