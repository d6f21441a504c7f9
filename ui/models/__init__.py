"""Item models: they hold plain rows and nothing else."""
