"""Benchmarks: this app beside what people would use instead. Run with `python3 brief.py bench`."""
