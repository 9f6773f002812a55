"""What the commands share: options, settings, words, the terminal, formats for programs."""
