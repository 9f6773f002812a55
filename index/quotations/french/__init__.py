"""French for quotations: the verbs of speech, and the phrases around them."""
