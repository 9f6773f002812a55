"""Speed, size and memory, ours beside bare engines, all in one run: `python -m bench.speed`."""
