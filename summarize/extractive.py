"""The extractive summarizer: picks sentences of the article, no model to download."""

from collections.abc import Sequence

from clean import Article

from .layout import lay_out
from .request import Request
from .summary import Summary, SummarySentence

__all__ = ["ExtractiveSummarizer"]


class ExtractiveSummarizer:
    """Picks the article's most telling sentences and gives them in article order, unchanged."""

    name = "extractive"

    def summarize(self, article: Article, request: Request) -> Summary:
        """Pick sentences of *article*; see `Summarizer`."""
        candidates = [
            index
            for index, sentence in enumerate(article.sentences)
            if not article.kinds or article.kinds[sentence.paragraph] == "text"
        ] or list(range(len(article.sentences)))
        chosen = self._lead(article, candidates, request)
        sentences = tuple(
            SummarySentence(text=article.sentences[index].text, sources=(index,)) for index in chosen
        )
        return Summary(
            text=lay_out([sentence.text for sentence in sentences], request.style),
            method="extractive",
            model=self.name,
            sentences=sentences,
        )

    def _lead(self, article: Article, candidates: Sequence[int], request: Request) -> list[int]:
        count = request.length.count(len(candidates))
        if count is not None:
            return list(candidates[:count])
        budget = request.length.words or 0
        chosen: list[int] = []
        for index in candidates:
            budget -= len(article.sentences[index].text.split())
            if chosen and budget < 0:
                break
            chosen.append(index)
        return chosen
