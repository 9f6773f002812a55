"""Parts that the commands share: options, settings, words, the terminal, export formats."""
