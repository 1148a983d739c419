"""The web page: its pieces as data, and what happens when a button is pressed. `ui` puts them together."""

__all__: list[str] = []
