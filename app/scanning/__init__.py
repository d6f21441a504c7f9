"""Supervised worker processes that read cards."""
