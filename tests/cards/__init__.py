"""Draws fictional business cards and photographs of them, with the exact truth beside each."""
