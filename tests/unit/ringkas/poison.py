"""A summarizer that ends its process over one text: picklable, so that it reaches a worker."""

import os

from summarize import Summary, SummarySentence


class Poisoned:
    """Gives the first sentence; at the word *racun* its process is gone, as one without memory is."""

    name = "test:poisoned"

    def summarize(self, article, request):
        if "racun" in article.text:
            os._exit(9)
        first = article.sentences[0].text
        sentences = (SummarySentence(text=first, sources=(0,)),)
        return Summary(text=first, method="extractive", model=self.name, sentences=sentences, findings=())
