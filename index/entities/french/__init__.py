"""French for organisations and places: their names, the nouns that tell them, and the words around."""
