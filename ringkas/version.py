"""The version of ringkas, for the build and the command line: to look it up costs more than `--help` does."""

__version__ = "0.1.0"
