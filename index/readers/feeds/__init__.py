"""What a feed or an agency file says: its items, its name."""
