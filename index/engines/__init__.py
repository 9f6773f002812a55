"""One module an engine, each with `connect(folder) -> Engine`: they translate and store, nothing else."""
