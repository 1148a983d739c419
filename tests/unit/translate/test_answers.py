"""What chat models say around a translation, and models that have a prompt of their own."""

import pytest

from engine.decoding import Greedy, Sampling
from engine.fakes import FakeLanguageModel
from prompts import load_prompt
from translate import PromptedTranslator, translate
from translate.answers import remark
from translate.assessment import examine
from translate.translator import Strategy

SOURCE = "Harga beras naik."
TARGET = "Rice prices rise."
TERMS = {"Mendag": "Trade Minister"}
HY2 = "gguf:tencent/Hy-MT2-1.8B-GGUF/Hy-MT2-1.8B-Q4_K_M.gguf"
HY1 = "gguf:tencent/HY-MT1.5-1.8B-GGUF/HY-MT1.5-1.8B-Q4_K_M.gguf"
GEMMA = "gguf:mradermacher/translategemma-4b-it-GGUF/translategemma-4b-it.Q4_K_M.gguf"


def answered(*answers, name="fake:chat"):
    model = FakeLanguageModel(list(answers), name=name)
    return PromptedTranslator(model).translate([SOURCE])[0][0]


def asked(name, *, terms=None, chat=True):
    model = FakeLanguageModel([TARGET], name=name, chat=chat)
    PromptedTranslator(model).translate([SOURCE], terms=[terms] if terms else ())
    prompts, decoding, stop = model.calls[0]
    return prompts[0], decoding, stop


@pytest.mark.parametrize(
    "answer",
    [
        f"<think>\nBeras is rice.\nNaik: rise.\n</think>\n\n{TARGET}",
        f"Beras is rice.\n</think>\n{TARGET}",
        f"<think>\n\n</think>\n<answer>\n{TARGET}\n</answer>",
        f"<|channel>thought\nBeras is rice.<channel|>{TARGET}",
        f"Here is the translation:\n\n{TARGET}",
        f"Sure! Here's the English translation:\n{TARGET}\n\nNote: “beras” is uncooked rice.",
        f"{TARGET}\nIndonesian: Harga cabai turun.",
    ],
)
def test_thoughts_and_remarks_around_a_translation_go(answer):
    assert answered(answer).text == TARGET


def test_a_thought_that_never_ends_is_no_translation():
    hypothesis = answered("<think>\nBeras is rice, so the sentence means")
    assert hypothesis.text == ""
    assert [finding.kind for finding in examine(SOURCE, hypothesis.text)] == ["empty"]


def test_a_translation_is_whole_though_what_follows_it_broke_off(monkeypatch):
    model = FakeLanguageModel(chat=True)
    translator = PromptedTranslator(model)
    for text, cut in ((f"{TARGET}\nNote: the word", False), ("Rice prices", True), ("<think>Rice", True)):
        monkeypatch.setattr(model, "generate", lambda *_, text=text, **__: [[broken_off(text)]])
        assert translator.translate([SOURCE])[0][0].truncated is cut


def broken_off(text):
    from engine.protocols import Hypothesis

    return Hypothesis(text=text, truncated=True)


@pytest.mark.parametrize(
    "answer",
    [
        "Translation: Rice prices rise.",
        "The translation of this is Rice prices rise.",
        "Here is the translation you asked for, Rice prices rise.",
        "The Indonesian sentence means that rice got dearer.",
        "The given text is about rice.",
        "As an AI language model, I have no prices.",
        "Please provide the text about rice.",
        "I'm sorry, but I can't help with that.",
    ],
)
def test_a_refusal_or_an_explanation_in_place_of_a_translation_is_flagged(answer):
    model = FakeLanguageModel(lambda _: answer)
    (segment,) = translate(SOURCE, translator=PromptedTranslator(model)).segments
    assert segment.outcome == "flagged"
    assert {"remark", "apology"} & {finding.kind for finding in segment.findings}


def test_a_remark_is_tried_again_and_gives_way_to_a_translation():
    model = FakeLanguageModel(["The given text is about rice.", [TARGET] * 3])
    (segment,) = translate(SOURCE, translator=PromptedTranslator(model)).segments
    assert (segment.target, segment.outcome) == (TARGET, "retry")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Hukuman itu berarti ia bebas tahun depan.", "The sentence means that he is free next year."),
        ("Terjemahannya keliru.", "The translation is wrong."),
        ("Tentu, kami siap.", "Certainly, we are ready."),
        ("Ini draf terjemahan kitab itu.", "Here is the draft translation of that book."),
        ("Pengesahan RUU itu berarti banyak.", "The passage of the bill means a lot."),
        ("Mohon siapkan KTP.", "Please provide your ID card."),
    ],
)
def test_news_that_speaks_of_texts_or_sentences_is_no_remark(source, target):
    assert remark(source, target) is None


def test_hy_mt2_is_asked_in_its_makers_words_and_gets_the_terms():
    (turn,), decoding, stop = asked(HY2)
    assert turn["role"] == "user"
    assert turn["content"].startswith("Translate the following text into English.")
    assert turn["content"].endswith(f"\n\n{SOURCE}")
    assert decoding == Greedy(repetition_penalty=1.05)
    assert "<|" in stop
    (turn,), _, _ = asked(HY2, terms=TERMS)
    assert turn["content"].startswith(
        "Reference the following translations:\nMendag translates to Trade Minister\n\nTranslate "
    )


def test_hy_mt_1_5_has_another_prompt_for_terms():
    (turn,), _, _ = asked(HY1)
    assert turn["content"] == (
        f"Translate the following segment into English, without additional explanation.\n\n{SOURCE}"
    )
    (turn,), _, _ = asked(HY1, terms=TERMS)
    assert "Mendag 翻译成 Trade Minister\n\n" in turn["content"]
    assert turn["content"].endswith(f"\n{SOURCE}")


def test_translategemma_gets_one_message_with_both_codes_and_no_terms():
    (turn,), _, stop = asked(GEMMA, terms=TERMS)
    assert turn["role"] == "user"
    assert "Indonesian (id) to English (en)" in turn["content"]
    assert turn["content"].endswith(f"\n\n\n{SOURCE}")
    assert "Trade Minister" not in turn["content"]
    assert "<end_of_turn>" in stop


@pytest.mark.parametrize(
    ("name", "prompt"),
    [
        (HY2, "translate-hy-mt2"),
        ("http:http://localhost:8080/v1#tencent/Hy-MT2-7B", "translate-hy-mt2"),
        ("hf:tencent/Hunyuan-MT-7B@abc", "translate-hy-mt"),
        ("http:http://localhost:11434/v1#translategemma:12b", "translate-gemma"),
        ("gguf:/models/hy-mt2/qwen2.5-1.5b-instruct-q4_k_m.gguf", "translate"),
        ("gguf:Qwen/Qwen2.5-1.5B-Instruct-GGUF/qwen2.5-1.5b-instruct-q4_k_m.gguf", "translate"),
        (
            "gguf:aisingapore/Gemma-SEA-LION-v4.5-E2B-IT-GGUF/Gemma-SEA-LION-v4.5-E2B-IT-Q4_K_M.gguf",
            "translate",
        ),
    ],
)
def test_the_last_part_of_a_models_name_chooses_its_prompt(name, prompt):
    model = FakeLanguageModel(name=name)
    translator = PromptedTranslator(model, revision="r1")
    assert translator.revision.split("+")[:2] == ["r1", load_prompt(prompt).hash]


def test_a_model_is_sampled_as_its_makers_say_after_a_fault():
    model = FakeLanguageModel([[TARGET] * 3], name=HY2)
    PromptedTranslator(model).translate([SOURCE], strategy=Strategy.ENGLISH_FIGURES)
    assert model.calls[0][1] == Sampling(temperature=0.7, top_k=20, seed=1, alternatives=3)


def test_a_base_model_is_given_text_whatever_its_name():
    prompt, _, stop = asked(HY2, chat=False)
    assert isinstance(prompt, str)
    assert prompt.endswith(f"Indonesian: {SOURCE}\nEnglish:")
    assert "\n" in stop
