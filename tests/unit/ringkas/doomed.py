"""A summarizer that ends its process, or its node, over one text; a cluster's nodes find it as a plug-in.

Its name is ``doomed:PATH``: the file there says that the node has been ended once, which is enough.
"""

import os
import signal
import time
from pathlib import Path

from summarize import Summary, SummarySentence


class Doomed:
    """Gives the first sentence; at *racun* its process is gone, at *gempa* the whole node, the first time."""

    def __init__(self, marker):
        self.name = f"doomed:{marker}"
        self.marker = Path(marker)

    def summarize(self, article, request):
        if "racun" in article.text:
            os._exit(9)
        if "gempa" in article.text and not self.marker.exists():
            self.marker.touch()
            os.kill(os.getppid(), signal.SIGKILL)  # a node's workers are children of its raylet
            time.sleep(60)
        first = article.sentences[0].text
        sentences = (SummarySentence(text=first, sources=(0,)),)
        return Summary(text=first, method="extractive", model=self.name, sentences=sentences, findings=())


def load(model, *, device, threads):
    return Doomed(model)
