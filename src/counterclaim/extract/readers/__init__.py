"""Readers: ways to find claims in a text. `rules` is the default."""
