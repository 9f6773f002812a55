"""Compare the speed, size and memory of ours and of bare engines: `python -m bench.speed`."""
