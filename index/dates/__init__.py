"""French dates: how they are written, which of them is the day of publication, and what a user who types one means."""
