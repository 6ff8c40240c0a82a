"""One story to verdicts and tolls: pure functions over claims, with no clock, disk or network."""
