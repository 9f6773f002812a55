"""What a mail says: its parts, and what it forwards."""
