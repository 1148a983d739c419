"""Steps as lines of JSON: what the page reads while a brief is made."""

import json

from engine.errors import ModelError, PromptError, RingkasError, StoreError, WrongLanguage

from ..codec import article_to_dict, segment_to_dict, summary_to_dict
from ..events import Cleaned, Done, SegmentDone, Step, Summarized, TitleDone

__all__ = ["error_line", "error_to_dict", "is_told", "line", "step_line"]

OURS = "The server couldn't do this with its models."
"""What is told of an error that a visitor can do nothing about."""


def line(step: str, **values: object) -> str:
    """One line: the name of the step and its *values*, without white space, ended by a line break.

    It holds no ``<``, so that it can't turn into markup whatever component it passes through.
    """
    text = json.dumps({"step": step, **values}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c") + "\n"


def step_line(step: Step) -> str:
    """The line for one step of a pipeline. The article is sent once, when it is clean."""
    match step:
        case Cleaned(article=article):
            return line("cleaned", article=article_to_dict(article))
        case Summarized(summary=summary):
            return line("summarized", summary=summary_to_dict(summary))
        case TitleDone(title_en=title_en):
            return line("title", title_en=title_en)
        case SegmentDone(stage=stage, index=index, total=total, segment=segment):
            return line("segment", stage=stage, index=index, total=total, segment=segment_to_dict(segment))
        case Done(brief=brief):
            rest = brief.to_dict()
            del rest["article"]
            return line("done", brief=rest)


def error_to_dict(error: BaseException) -> dict[str, str]:
    """An error for a reader: ``error`` (its kind), ``message``, ``hint``, for a wrong language ``language``.

    What a model, a store or a prompt says, and any unforeseen error, stays on the server: it may hold paths,
    addresses and the words of other software.
    """
    if not isinstance(error, RingkasError):
        return {"error": "Unexpected", "message": "", "hint": ""}
    if isinstance(error, ModelError | PromptError | StoreError):
        return {"error": type(error).__name__, "message": OURS, "hint": "The server's log says more."}
    problem = {"error": type(error).__name__, "message": error.message, "hint": error.hint}
    if isinstance(error, WrongLanguage):
        problem["language"] = error.language
    return problem


def is_told(error: BaseException) -> bool:
    """Whether `error_to_dict` gives the error's own words; where it doesn't, they belong into the log."""
    return isinstance(error, RingkasError) and error_to_dict(error)["message"] == error.message


def error_line(error: BaseException) -> str:
    """The line that ends a run which failed."""
    return line("error", **error_to_dict(error))
