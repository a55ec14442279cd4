"""Commands of the shell that have commands of their own; ``cli.py`` holds the others."""
