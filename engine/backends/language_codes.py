"""Chat templates that want a message as a part with the codes of two languages, as TranslateGemma's does.

Runtimes hand the codes over in different ways, some in none: llama.cpp takes British English for both where
nobody tells it. So what such a template would write is written out here, in Gemma's turns.
"""

from collections.abc import Sequence

from ..protocols import Message

__all__ = ["turns_of_gemma", "wants_language_codes"]


def wants_language_codes(template: str) -> bool:
    """Whether the chat *template* reads the codes of two languages from a message."""
    return "source_lang_code" in template


def turns_of_gemma(messages: Sequence[Message]) -> str:
    r"""The chat as text for the model to continue, without the start token, which a tokenizer puts first.

    Gemma has no system's turn: what would stand there comes first in the user's.

    >>> turns_of_gemma([{"role": "user", "content": "Halo"}])
    '<start_of_turn>user\nHalo<end_of_turn>\n<start_of_turn>model\n'
    """
    text, before = "", ""
    for message in messages:
        match message["role"]:
            case "system":
                before = message["content"] + "\n\n"
                continue
            case "assistant":
                role = "model"
            case _:
                role = "user"
        text += f"<start_of_turn>{role}\n{before}{message['content'].strip()}<end_of_turn>\n"
        before = ""
    return text + "<start_of_turn>model\n"
