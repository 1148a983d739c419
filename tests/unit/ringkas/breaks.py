"""Runs that break off where a test says."""


class Killed(BaseException):
    """Ends a run as a power cut does: nobody catches it."""


def breaking(original, calls, *, after):
    """*original*, which ends the run in its call number *calls*, before or after it did its work."""
    left = [calls]

    def broken(*arguments, **keywords):
        left[0] -= 1
        if not after and left[0] == 0:
            raise Killed
        result = original(*arguments, **keywords)
        if after and left[0] == 0:
            raise Killed
        return result

    return broken
