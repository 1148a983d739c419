"""The door to the web page, which lives in `ringkas.web`: ``python ui.py`` serves it."""

from ringkas.web import build, launch, main, serve

__all__ = ["build", "launch", "main", "serve"]

if __name__ == "__main__":
    main()
