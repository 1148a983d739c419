"""Reading articles for the summarizer."""

import json

import pytest

from training.command import encode, token_set
from training.summarizer import LENGTH, read_articles, read_examples


def test_reads_articles_and_names_the_line_that_is_wrong(tmp_path):
    path = tmp_path / "train.jsonl"
    record = {"article_sentences": ["Satu.", "Dua."], "summary_sentences": ["Satu.", "Tiga."], "site": "x"}
    path.write_text(json.dumps(record) + "\n")
    assert read_articles(path) == [(["Satu.", "Dua."], ["Satu.", "Tiga."])]
    path.write_text(json.dumps(record) + "\n{}\n")
    with pytest.raises(ValueError, match=":2:"):
        read_articles(path)


class Letters:
    """A tokenizer of one token a letter."""

    def encode(self, texts):
        return [[100 + ord(letter) for letter in text] for text in texts]


def test_targets_follow_a_space_and_end():
    (example,) = encode(Letters(), [("a:", "b")])
    assert example.prompt == [2, 100 + ord("a"), 100 + ord(":")]
    assert example.target == [100 + ord(" "), 100 + ord("b"), 1]
    assert token_set([example]) == [1, 2, 132, 158, 197, 198]


def test_the_prompt_says_how_many_sentences_follow(tmp_path):
    path = tmp_path / "train.jsonl"
    record = {"article_sentences": ["Satu.", "Dua.", "Tiga."], "summary_sentences": ["Satu.", "Tiga."]}
    long = {"article_sentences": ["x" * LENGTH], "summary_sentences": ["x"]}
    path.write_text("\n".join(json.dumps(each) for each in [record] * 200 + [long]))
    examples = read_examples([path], Letters())

    def text(tokens):
        return "".join(chr(token - 100) for token in tokens if token > 100)

    pairs = {(text(example.prompt), text(example.target)) for example in examples}
    assert pairs == {
        ("Artikel: [2 kalimat] Satu. Dua. Tiga.\nRingkasan:", " Satu. Tiga."),
        ("Artikel: [1 kalimat] Satu. Dua. Tiga.\nRingkasan:", " Satu."),
    }
    assert len(examples) == 200  # the long one would have to be cut
