"""What an extractive summary is made of: the article's own sentences, which, and how many."""

import dataclasses

import numpy as np
import pytest

from summarize import summarize
from summarize.dependencies import find_dependencies
from summarize.features import FEATURES, features
from summarize.ranker import Ranker, load_ranker
from summarize.selection import select
from summarize.statistics import statistics_of


def sources(summary):
    return [index for sentence in summary.sentences for index in sentence.sources]


def test_sentences_are_the_articles_own_in_its_order(market):
    for count in range(1, 8):
        summary = summarize(market, sentences=count)
        assert len(summary.sentences) == count
        assert sources(summary) == sorted(set(sources(summary)))
        for sentence in summary.sentences:
            assert sentence.text == market.sentences[sentence.sources[0]].text


def test_the_ranker_prefers_news_to_boilerplate(market):
    assert 0 in sources(summarize(market, sentences=2))
    assert 6 not in sources(summarize(market, sentences=4))


def test_dangling_openers_are_resolved_or_avoided(article_of):
    article = article_of(
        ["Menteri Pertanian Rina Wulandari meninjau gudang beras di Karawang pada Rabu."],
        ["Ia mengatakan stok beras cukup untuk enam bulan dan tidak perlu ada impor tahun ini."],
        ["Gudang itu dibangun pada 2019 dan dapat menyimpan 12.000 ton beras."],
        ["Hal itu disampaikan Bupati Karawang dalam rapat bersama petani dan pedagang pada hari yang sama."],
    )
    stats = statistics_of(article)
    dependencies = find_dependencies(stats)
    assert dependencies[1] == {0, 1}
    assert dependencies[3] == {2, 3}
    # The highest rank of all goes to the sentence that dangles: one sentence avoids it, two resolve it.
    kept = np.array([0.5, 1.0, 0.1, 0.2])
    assert select(stats, kept, range(4), dependencies=dependencies, count=1) == [0]
    assert select(stats, kept, range(4), dependencies=dependencies, count=2) == [0, 1]


def test_a_quotation_keeps_its_speaker(article_of):
    article = article_of(
        ["Banjir menggenangi tiga kecamatan di Demak."],
        ['"Kami butuh perahu karet.', 'Air terus naik," kata Camat Sayung, Hasan Basri.'],
        ["Hujan turun sejak Senin malam."],
    )
    stats = statistics_of(article)
    dependencies = find_dependencies(stats)
    assert dependencies[1] == dependencies[2] == {1, 2}
    kept = np.array([0.1, 1.0, 0.9, 0.05])
    assert select(stats, kept, range(4), dependencies=dependencies, count=2) == [1, 2]
    assert select(stats, kept, range(4), dependencies=dependencies, count=1) == [0]


def test_needs_that_nothing_satisfies_dont_stop_a_summary(article_of):
    article = article_of(["Ia pergi ke pasar pagi tadi."], ["Ia pulang sore harinya dengan kecewa."])
    assert len(summarize(article, sentences=1).sentences) == 1


def test_what_was_said_isnt_said_again(article_of):
    twice = "Gubernur Jawa Tengah membuka bendungan baru di Kabupaten Semarang pada Senin pagi."
    article = article_of(
        [twice], [twice], ["Bendungan berkapasitas 20 juta meter kubik itu menelan Rp 1,2 triliun."]
    )
    kept = np.array([0.9, 0.9, 0.6])
    assert select(
        statistics_of(article), kept, range(3), dependencies=[frozenset({i}) for i in range(3)], count=2
    ) != [
        0,
        1,
    ]


@pytest.mark.parametrize("budget", [15, 25, 40])
def test_a_budget_of_words_is_kept(market, budget):
    assert 0 < len(summarize(market, words=budget).text.split()) <= budget


def test_a_budget_that_no_sentence_fits_is_told(market):
    summary = summarize(market, words=2)
    assert len(summary.sentences) == 1
    assert [(f.kind, f.severity) for f in summary.findings] == [("length", "warning")]


def test_ratio_is_a_share_of_the_sentences(market):
    assert len(summarize(market, ratio=0.3).sentences) == 2
    assert len(summarize(market, ratio=0.01).sentences) == 1


def test_an_article_shorter_than_asked_is_given_whole_and_told(market):
    summary = summarize(market, sentences=20)
    assert [s.text for s in summary.sentences] == [s.text for s in market.sentences]
    assert [(f.kind, f.severity, f.stage) for f in summary.findings] == [("length", "info", "summary")]


def test_an_article_of_just_the_length_asked_is_no_finding(market):
    assert summarize(market, sentences=7).findings == ()


def test_a_one_sentence_article_is_its_own_summary(article_of):
    article = article_of(["Gempa bermagnitudo 5,1 mengguncang Bengkulu pada Senin pagi."])
    assert summarize(article).text == article.text


def test_headings_and_items_are_no_sentences_of_a_summary(market):
    kinds = ("heading", "item", "text", "text")
    chosen = sources(summarize(dataclasses.replace(market, kinds=kinds), sentences=3))
    assert all(kinds[market.sentences[index].paragraph] == "text" for index in chosen)
    only_items = dataclasses.replace(market, kinds=("heading", "item", "item", "item"))
    assert len(summarize(only_items, sentences=3).sentences) == 3


def test_rows_of_a_table_are_never_in_a_summary(market):
    kinds = ("text", "row", "row", "text")
    rows = {index for index, s in enumerate(market.sentences) if kinds[s.paragraph] == "row"}
    tabled = dataclasses.replace(market, kinds=kinds)
    for count in range(1, 9):
        assert rows.isdisjoint(sources(summarize(tabled, sentences=count)))
    assert rows.isdisjoint(sources(summarize(tabled, words=500)))


@pytest.mark.parametrize(
    "introduction", ["Berikut hasil lengkap pekan ke-26:", "Berikut hasil lengkap pekan ke-26."]
)
@pytest.mark.parametrize("count", [1, 2, 3, 9])
def test_what_only_introduces_a_list_is_never_in_a_summary(article_of, introduction, count):
    article = article_of(
        ["Persebaya naik ke puncak klasemen setelah menang 2-1 atas Arema di Surabaya."],
        [introduction],
        ["Persib 1-0 Persija"],
        ["Bali United 3-3 Madura United"],
        ["Pekan depan Persebaya menjamu Persib di Stadion Gelora Bung Tomo."],
    )
    article = dataclasses.replace(article, kinds=("text", "text", "item", "item", "text"))
    assert 1 not in sources(summarize(article, sentences=count))


def test_a_summary_without_the_headings_of_a_short_article_says_so(market):
    kinds = ("heading", "text", "text", "text")
    summary = summarize(dataclasses.replace(market, kinds=kinds), sentences=20)
    assert [f.message.endswith("given without headings and tables.") for f in summary.findings] == [True]


def test_fragments_are_a_last_resort(article_of):
    article = article_of(["'"], ["(rdk)"], ["Harga telur di Blitar turun menjadi Rp 24.000 per kilogram."])
    assert sources(summarize(article, sentences=1)) == [2]
    assert len(summarize(article, sentences=2).sentences) == 2


def test_styles(market):
    bullets = summarize(market, style="bullets", sentences=2)
    assert bullets.text == "\n".join(f"- {sentence.text}" for sentence in bullets.sentences)
    headline = summarize(market, style="headline")
    assert len(headline.sentences) == 1
    assert not headline.text.endswith(".")


def test_focus_turns_the_summary_towards_a_question(market):
    assert 4 in sources(summarize(market, sentences=1, focus="kapan operasi pasar digelar?"))
    assert 2 in sources(summarize(market, sentences=1, focus="apa yang dikatakan kepala pasar?"))
    assert sources(summarize(market, focus="dinosaurus")) == sources(summarize(market))


def test_the_same_article_gives_the_same_summary(market):
    assert summarize(market) == summarize(market)


def test_features_are_finite_and_named(market, article_of):
    for article in (market, article_of(["..."]), article_of(["Dan itu."], ["—"])):
        rows = features(statistics_of(article), article.title)
        assert rows.shape == (len(article.sentences), len(FEATURES))
        assert np.isfinite(rows).all()


def test_trees_walk_as_they_are_written():
    # Two trees: position <= 0 gives 1 else 0; words <= 5 gives 0 else 0.5.
    column = {name: number for number, name in enumerate(FEATURES)}
    ranker = Ranker(
        base=0.1,
        roots=np.array([0, 3], dtype=np.int32),
        depth=1,
        column=np.array([column["position"], 0, 0, column["words"], 0, 0], dtype=np.int32),
        threshold=np.array([0, 0, 0, 5, 0, 0], dtype=float),
        left=np.array([1, 1, 2, 4, 4, 5], dtype=np.int32),
        right=np.array([2, 1, 2, 5, 4, 5], dtype=np.int32),
        value=np.array([0, 1, 0, 0, 0, 0.5]),
    )
    rows = np.zeros((2, len(FEATURES)))
    rows[0, column["words"]] = 9
    rows[1, column["position"]] = 3
    assert ranker.predict(rows).tolist() == pytest.approx([1.6, 0.1])


def test_shipped_weights_reach_only_nodes_and_features_that_exist():
    ranker = load_ranker()
    nodes = len(ranker.value)
    assert ranker.column.min() >= 0
    assert ranker.column.max() < len(FEATURES)
    for links in (ranker.left, ranker.right):
        assert links.min() >= 0
        assert links.max() < nodes
    # After `depth` steps every walk stands on a leaf, and stays there.
    node = ranker.roots
    for _ in range(ranker.depth):
        node = np.where(np.arange(len(node)) % 2 == 0, ranker.left[node], ranker.right[node])
    assert (ranker.left[node] == node).all()


@pytest.mark.parametrize("wish", [{"sentences": 3}, {"ratio": 0.3}, {"words": 200}, {"words": 6000}])
def test_a_text_of_a_thousand_sentences(article_of, wish):
    """Over the number of sentences that are looked at together, each wish is kept as in a short text."""
    article = article_of(
        *[
            [
                f"Desa{n} di kecamatan{n} panen{n} hasil{n} bernilai{n}.",
                f"Ia menjual{n} karung{n} kepada{n} kota{n}.",
            ]
            for n in range(1, 501)
        ]
    )
    summary = summarize(article, **wish)
    assert sources(summary) == sorted(set(sources(summary)))
    if "words" in wish:
        assert wish["words"] * 0.8 < len(summary.text.split()) <= wish["words"]
    else:
        assert len(summary.sentences) == wish.get("sentences", 300)
    chosen = set(sources(summary))
    assert all(index - 1 in chosen for index in chosen if article.sentences[index].text.startswith("Ia "))


@pytest.mark.parametrize(
    "text",
    ["Menurut dia, harga naik.", "Rasionalisasi tersebut dimulai pekan ini.", "Ia pulang.", "Itu benar."],
)
def test_openers_that_point_back(article_of, text):
    assert find_dependencies(statistics_of(article_of(["Bupati meninjau pasar."], [text])))[1] == {0, 1}


@pytest.mark.parametrize(
    "text", ["Menurut Bupati, harga naik.", '"Itu benar," kata Bupati.', "Namun harga turun."]
)
def test_openers_that_stand_alone(article_of, text):
    assert find_dependencies(statistics_of(article_of(["Bupati meninjau pasar."], [text])))[1] == {1}
