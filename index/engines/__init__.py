"""One module an engine, each with `connect(folder, create=…) -> Engine`: they translate and store, nothing else."""
