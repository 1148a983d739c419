"""``python -m ringkas`` and the ``ringkas`` command."""

from .cli import main

if __name__ == "__main__":
    main()
