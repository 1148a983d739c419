"""Below which confidence sentences are marked."""

from engine.errors import SettingsError

from ..strict import number

__all__ = ["marking"]


def marking(asked: object, *, otherwise: float) -> float:
    """The confidence below which sentences are marked: the one *asked* for, or the server's *otherwise*.

    Raises SettingsError for what is no number.
    """
    try:
        return otherwise if asked is None else number(asked)
    except (TypeError, ValueError) as exc:
        raise SettingsError("The page sent an unknown option.", hint="Reload the page.") from exc
