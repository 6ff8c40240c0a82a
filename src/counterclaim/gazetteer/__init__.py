"""What the world calls its places and bodies, and who stands against whom: data, and the functions that look it up."""
