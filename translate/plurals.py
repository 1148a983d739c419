"""English plurals of the nouns that a glossary puts into a source."""

import re

__all__ = ["plural"]

_ONE = frozenset(
    """
    abuse access advice aid ammunition arson art assault assistance aviation bribery cash cattle cement
    clothing coal coffee concrete conduct corn corruption cotton crime cyanide damage data debris diesel
    education electricity embezzlement energy equipment evidence expenditure explosive extortion feed
    fertilizer fish flour food fraud freight fuel funding furniture gas gold graft growth harassment heat
    help heroin housing income inflation information infrastructure insurance iron jewelry justice kerosene
    labor land legislation livestock luggage lumber machinery marijuana meat media medicine meth
    methamphetamine milk money music news nickel nutrition offspring oil paddy palm paper people personnel
    petrol police pollution pork poultry poverty power produce progress property protein rain research
    revenue rice rubber sand scale seafood shipping smoke smuggling software soil staff steel sugar support
    tax tea theft timber tin tobacco tourism trade traffic trafficking training transport transportation
    travel treason turnover unemployment vandalism violence waste water weather wheat wood work youth
    """.split()  # noqa: SIM905 - a list of words
)
"""What isn't counted, or is its own plural."""
_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
    "wife": "wives",
}
_POINTING = frozenset({"this", "that", "per", "each", "every", "last", "next", "a", "an"})
_MANY_ALREADY = re.compile(r"(?:[^s]s|ing|men|people|children)$")
_AFTER_HEAD = re.compile(r" (?=(?:of|for|in|to|at|on|under|with|from|by|against|without)\b)")


def plural(noun: str) -> str:
    """*noun* as a plural, where it is one that is counted, in lower case and singular; else as it is.

    >>> plural("police chief"), plural("member of parliament"), plural("policeman"), plural("evidence")
    ('police chiefs', 'members of parliament', 'policemen', 'evidence')
    """
    head, *rest = _AFTER_HEAD.split(noun, maxsplit=1)
    words = head.split(" ")
    last = words[-1]
    counted = last.isalpha() and last.islower() and last not in _ONE and words[0] not in _POINTING
    if not counted or _MANY_ALREADY.search(last):
        return noun
    return " ".join([*words[:-1], _of_word(last), *rest])


def _of_word(word: str) -> str:
    for one, many in _IRREGULAR.items():
        if word.endswith(one):
            return word.removesuffix(one) + many
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"
