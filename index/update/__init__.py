"""Turn changed files into documents: diff, batches, worker processes, assembly."""
