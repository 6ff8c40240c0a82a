"""What holds others: archives, web archives, letters, feeds, exports, each taken apart member by member."""
