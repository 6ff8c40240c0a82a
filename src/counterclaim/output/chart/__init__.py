"""Series as pictures: a timeline with scales and labels, and its small picture for a card."""
