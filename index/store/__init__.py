"""Keep on disk what an index is and what was read for it: generations, manifest, ledger."""
