"""What a saved page says: its characters, its own account of itself, its main text."""
