"""The rows of a view as files for other programs, every row with its sources."""
