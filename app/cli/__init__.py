"""The command line: one file a command group; parses, prints, nothing else."""
