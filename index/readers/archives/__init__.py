"""What archives hold: their members, and what is left of damaged ones."""
