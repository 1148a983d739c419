"""A plug-in for ringkas: models that do nearly nothing, with all that a real one needs."""

from collections.abc import Sequence

from clean import Article
from engine import Beam, Decoding, Hypothesis
from summarize import Request, Summary, SummarySentence

WORDS = {"harga": "the price of", "beras": "rice", "naik": "rose", "di": "in"}


class Glosser:
    """An `engine.Seq2SeqModel`: ringkas wraps it as a translator, with glossary, retries and checks."""

    revision = "1"
    decoding = Beam(beam_size=1)
    source_limit = 512

    def __init__(self, name: str) -> None:
        self.name = name

    def count_tokens(self, text: str) -> int:
        """Words of *text*."""
        return len(text.split())

    def generate(self, sources: Sequence[str], *, decoding: Decoding) -> list[list[Hypothesis]]:
        """Each source word by word; what isn't known stays."""
        return [
            [Hypothesis(text=" ".join(WORDS.get(word.lower(), word) for word in source.split()))]
            for source in sources
        ]


class Lead:
    """A `summarize.Summarizer` that takes the first sentences."""

    name = "lead"

    def summarize(self, article: Article, request: Request) -> Summary:
        """The first sentences of *article*, as many as *request* wants."""
        count = request.count(len(article.sentences)) or 1
        sentences = tuple(
            SummarySentence(text=sentence.text, sources=(index,))
            for index, sentence in enumerate(article.sentences[:count])
        )
        text = " ".join(sentence.text for sentence in sentences)
        return Summary(text=text, method="extractive", model=self.name, sentences=sentences)


def load_translator(model: str, *, device: str, threads: int | None) -> Glosser:
    """What ``ringkas.translators`` points at; *model* is what stands behind the colon of the name."""
    return Glosser(f"glosser:{model}" if model else "glosser")


def load_summarizer(model: str, *, device: str, threads: int | None) -> Lead:
    """What ``ringkas.summarizers`` points at."""
    return Lead()
