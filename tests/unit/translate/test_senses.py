"""An acronym with several meanings is read by the words beside it and by its text, or stays as it is."""

from importlib.resources import files

import pytest

from clean import clean
from engine.fakes import FakeSeq2Seq
from summarize import Summary, SummarySentence
from translate import (
    Excerpt,
    Glossary,
    Seq2SeqTranslator,
    Term,
    extend_glossary,
    load_glossary,
    translate,
    translate_many,
    translate_stream,
)
from translate.senses import Sense


def english(acronym: str, sentence: str, *others: str) -> str:
    """What stands for *acronym* in *sentence* of a text with *others*; empty where nothing does."""
    found = load_glossary().read_in([sentence, *others]).find(sentence)
    return next((match.term.rendering for match in found if match.term.source == acronym), "")


@pytest.mark.parametrize(
    ("acronym", "sentence", "expected"),
    [
        ("PKH", "Ditjen PKH mengirim dokter hewan ke Boyolali.", "Livestock and Animal Health"),
        ("PKH", "Dirjen PKH meninjau kandang warga.", "Livestock and Animal Health"),
        ("PKH", "Satgas PKH menyita kebun di Riau.", "Forest Area Enforcement"),
        ("PKH", "Bansos PKH cair pekan depan.", "Family Hope Program"),
        ("PKH", "Warga menunggu PKH.", "Family Hope Program"),
        ("PSN", "Warga mencegah DBD dengan PSN.", "eradication of mosquito breeding sites"),
        ("PSN", "Presiden mencabut satu PSN.", "National Strategic Project"),
        ("OTT", "OTT itu mengejutkan warga.", "sting operation"),
        ("OTT", "Film itu tayang di layanan OTT.", ""),
        ("TPS", "Suara di TPS itu dihitung ulang.", "polling station"),
        ("TPS", "Sampah menumpuk di TPS.", "temporary waste collection site"),
        ("TPA", "Truk sampah antre di TPA.", "landfill"),
        ("TPA", "Guru TPA itu mengajar mengaji.", "Quran school for children"),
        ("TPA", "TPA itu dibuka lagi.", ""),
        ("KIP", "Penerima KIP Kuliah bertambah.", "Smart Indonesia Card"),
        ("KIP", "KIP Aceh menetapkan calon.", "Aceh Independent Election Commission"),
        ("ABK", "Siswa ABK belajar di kelas yang sama.", "children with special needs"),
        ("ABK", "Dua ABK hilang.", "crew members"),
        ("IPK", "Wisudawan itu meraih IPK 3,9.", "grade point average"),
        ("DPD", "Ketua DPD Golkar Sumbar mundur.", "Regional Leadership Board"),
        ("DPD", "DPD I dan DPD II menolak munaslub.", "Regional Leadership Board"),
        ("DPD", "Anggota DPD asal Maluku bertanya.", "Regional Representative Council"),
        ("DPD", "DPD RI menggelar sidang.", "Regional Representative Council"),
        ("DPD", "Ketua DPD hadir di Manado.", ""),
        ("PBB", "Utusan PBB tiba di Dili.", "United Nations"),
        ("PBB", "PBB mengecam serangan itu.", "United Nations"),
        ("PBB", "Warga antre membayar PBB di kelurahan.", "land and building tax"),
        ("PBB", "Tarif PBB di Cirebon turun.", "land and building tax"),
        ("PBB", "Caleg PBB berkampanye di pasar.", "Crescent Star Party"),
        ("PBB", "Yusril memimpin rapat PBB.", "Crescent Star Party"),
        ("BPN", "Kantor BPN mengukur lahan warga.", "National Land Agency"),
        ("BPN", "Juru bicara BPN membela Prabowo.", "National Campaign Team"),
        ("BPN", "BPN menanggapi kabar itu.", ""),
        ("PMI", "Stok darah PMI menipis.", "Indonesian Red Cross"),
        ("PMI", "Polisi menggagalkan pengiriman PMI ilegal.", "Indonesian migrant workers"),
        ("PMI", "Indeks PMI manufaktur naik.", "Purchasing Managers' Index"),
        ("PMI", "PMI belum berkomentar.", ""),
        ("PMK", "Sapi yang terjangkit PMK dipotong.", "foot-and-mouth disease"),
        ("PMK", "Aturan itu ada di PMK Nomor 12.", "Finance Minister Regulation"),
        ("PMK", "Empat mobil PMK dikerahkan.", "fire department"),
        ("PMK", "Menko PMK berkunjung.", ""),
        ("KKP", "KKP menangkap kapal asing.", "Maritime Affairs and Fisheries Ministry"),
        ("KKP", "KKP Kelas I memeriksa jemaah.", "Port Health Office"),
        ("PKL", "PKL berjualan lagi di trotoar.", "street vendor"),
        ("PKL", "Mereka menjalani PKL di bengkel.", "internship"),
        ("KLB", "Dinkes menetapkan KLB campak di dua desa.", "outbreak status"),
        ("KLB", "Voter PSSI meminta KLB dipercepat.", "extraordinary congress"),
        ("KLB", "KLB itu ditunda.", ""),
        ("LP", "Kepala LP membantah kabar itu.", "prison"),
        ("LP", "Korban mengantongi LP nomor 12.", "police report"),
        ("BKD", "BKD membuka seleksi CPNS.", "regional personnel agency"),
        ("BKD", "BKD menagih retribusi pasar.", "regional finance agency"),
        ("ART", "Kongres mengubah AD/ART.", ""),
        ("ART", "Majikan menyiksa ART itu.", "domestic worker"),
        ("ART", "Pameran ART dibuka.", ""),
        ("BBM", "Harga BBM naik.", "fuel"),
        ("BBM", "Ia mengirim pesan BBM kepada istrinya.", ""),
        ("LSI", "LSI Denny JA merilis survei.", "Indonesian Survey Circle"),
        ("LSI", "LSI merilis survei.", ""),
        ("KSP", "Kepala KSP Moeldoko bicara.", "Executive Office of the President"),
        ("KSP", "Nasabah KSP itu menuntut uangnya.", "savings and loan cooperative"),
        ("UMK", "Buruh menuntut kenaikan UMK.", "regency minimum wage"),
        ("UMK", "Pelaku UMK belajar daring.", "micro and small enterprises"),
        ("PKB", "Politikus PKB itu menolak.", "National Awakening Party"),
        ("PKB", "PKB mengusung calon sendiri.", "National Awakening Party"),
        ("PKB", "Samsat menghapus denda PKB.", "motor vehicle tax"),
        ("PKS", "Limbah PKS mencemari sungai.", "palm oil mill"),
        ("PKS", "PKS menolak usulan itu.", "Prosperous Justice Party"),
        ("PTM", "Penderita diabetes dan PTM lain bertambah.", "non-communicable disease"),
        ("PTM", "PTM dimulai Senin.", "face-to-face learning"),
        ("PPN", "Kementerian PPN menyusun rencana.", ""),
        ("PPN", "Tarif PPN tetap.", "value-added tax"),
        ("RS", "Honda Jazz RS dicuri.", ""),
        ("RS", "Korban dibawa ke RS.", "hospital"),
        ("AKP", "Partai AKP menang di Turki.", ""),
        ("HTI", "Gajah liar masuk ke areal HTI.", "industrial plantation forest"),
        ("HTI", "Polisi memeriksa mantan Jubir HTI.", ""),
        ("KK", "Sebanyak 40 KK mengungsi ke masjid.", "family"),
        ("KK", "Warga membawa fotokopi KK ke kelurahan.", "family card"),
        ("KK", "Freeport melepas KK itu.", "contract of work"),
        ("KKB", "TNI mengejar KKB di Nduga.", "armed criminal group"),
        ("KKB", "Bunga KPR dan KKB turun.", "motor vehicle loans"),
        ("OKI", "Sekjen OKI tiba di Jeddah.", "OIC"),
        ("OKI", "Bupati OKI meninjau jembatan.", ""),
        ("SIM", "Sopir itu tidak membawa SIM.", "driver's license"),
        ("SIM", "Kartu SIM di ponselnya hilang.", ""),
        ("KMP", "Partai KMP menolak usul itu.", "Red-and-White Coalition"),
        ("KMP", "KMP itu karam dekat dermaga.", ""),
        ("KEK", "Bidan memeriksa ibu hamil KEK.", "chronic energy deficiency"),
        ("LKPP", "Opini atas LKPP belum berubah.", "central government financial report"),
        ("LKPP", "Katalog elektronik LKPP diperbarui.", "National Public Procurement Agency"),
        ("PPK", "Saksi menggugat rekapitulasi PPK.", "subdistrict election committee"),
        ("TPT", "Ekspor TPT merosot.", "textiles and textile products"),
        ("TPT", "TPT naik karena banyak pengangguran.", "open unemployment rate"),
        ("UKM", "Pelaku UKM belajar memotret.", "small and medium enterprises"),
        ("UKM", "Anggota UKM mahasiswa itu mendaki.", "student activity unit"),
    ],
)
def test_the_words_beside_an_acronym_say_what_it_means(acronym, sentence, expected):
    assert english(acronym, sentence) == expected


@pytest.mark.parametrize(
    ("acronym", "explained", "expected"),
    [
        ("PBB", "Tarif Pajak Bumi dan Bangunan (PBB) turun.", "land and building tax"),
        ("PBB", "Partai Bulan Bintang (PBB) menggugat.", "Crescent Star Party"),
        ("DPD", "Ia dipilih Dewan Pimpinan Daerah (DPD) partainya.", "Regional Leadership Board"),
        ("BPN", "Warga mendatangi BPN (Badan Pertanahan Nasional).", "National Land Agency"),
        ("PBB", "Persatuan Bulutangkis Bekasi (PBB) juara.", ""),
        ("KPK", "Koperasi Petani Kopi (KPK) berdiri.", ""),
        ("KPK", "Komisi Pemberantas Korupsi (KPK) bekerja.", "Corruption Eradication Commission"),
        ("MPR", "Majelis Pemusyawaratan Rakyat (MPR) bersidang.", "People's Consultative Assembly"),
    ],
)
def test_what_a_text_explains_in_brackets_holds_for_all_of_it(acronym, explained, expected):
    assert english(acronym, f"Soal {acronym} dibahas lagi kemarin.", explained) == expected


def test_an_explanation_counts_before_other_words_of_a_sentence():
    assert (
        english("PBB", "PBB dan Golkar bertemu.", "Perserikatan Bangsa-Bangsa (PBB) hadir.")
        == "United Nations"
    )


def test_what_other_sentences_show_is_taken_where_they_agree():
    assert (
        english("PKH", "PKH belum menjawab.", "Ditjen PKH didatangi peternak.")
        == "Livestock and Animal Health"
    )
    assert english("PKH", "PKH belum menjawab.", "Ditjen PKH diam.", "Satgas PKH bergerak.") == ""


def test_words_for_two_meanings_leave_an_acronym_as_it_is():
    assert english("PBB", "Guterres menyinggung NJOP di depan PBB.") == ""


def test_a_phrase_is_not_taken_for_another_meaning_of_its_acronym():
    glossary = load_glossary()
    assert [match.text for match in glossary.find("Sekjen PBB tiba.")] == ["Sekjen PBB"]
    party = glossary.read_in(["Sekjen PBB tiba.", "Partai Bulan Bintang (PBB) berpesta."])
    assert [match.term.rendering for match in party.find("Sekjen PBB tiba.")] == [
        "secretary-general",
        "Crescent Star Party",
    ]


def test_terms_of_ones_own_have_one_meaning():
    glossary = extend_glossary([Term(source="DPD", target="regional board")])
    assert [m.term.target for m in glossary.find("Anggota DPD RI, DPD Golkar.") if m.text == "DPD"] == [
        "regional board"
    ] * 2


def test_the_meanings_that_ship_are_sound():
    glossary = load_glossary()
    terms = {term.source: term for term in glossary.terms}
    for source in glossary.ambiguous:
        senses = [sense for sense in glossary.senses if sense.source == source]
        defaults = [sense for sense in senses if sense.default]
        assert len({sense.means for sense in senses}) == len(senses) > 1 or source == "BIG"
        assert len(defaults) == (source in terms)
        assert not any(sense.target for sense in defaults)
        cues = [cue for sense in senses for cue in sense.cues]
        assert all(sense.cues for sense in senses)
        assert all(cue == cue.strip() != source for cue in cues)
    assert files("translate").joinpath("acronyms.toml").is_file()


def test_a_digest_changes_with_a_meaning():
    def digest(**sense):
        return Glossary([], [Sense(source="DPD", means="Dewan Pimpinan Daerah", **sense)]).digest

    assert len({digest(), digest(target="board"), digest(cues=("DPD I",)), Glossary([]).digest}) == 4


def test_a_digest_changes_with_what_a_term_is_short_for():
    # What a text explains differently isn't the term: the note decides what is translated.
    def digest(note):
        return Glossary([Term(source="PPN", target="VAT", note=note)]).digest

    assert digest("Pajak Pertambahan Nilai") != digest("Perencanaan Pembangunan Nasional")


TAX = "Pajak Bumi dan Bangunan (PBB) dipungut.\n\nPBB dibahas di Jakarta."
UN = "Perserikatan Bangsa-Bangsa (PBB) bersidang.\n\nPBB dibahas di Jakarta."


def test_one_sentence_of_two_texts_is_given_to_the_model_as_each_means_it():
    def translated(texts):
        model = Seq2SeqTranslator(FakeSeq2Seq(lambda text: text))
        return [translation.segments[-1].target for translation in translate_many(texts, translator=model)]

    assert ["United Nations" in target for target in translated([TAX, UN])] == [False, True]
    assert translated([TAX, UN]) == [*translated([TAX]), *translated([UN])]


def test_an_acronym_is_spelled_out_as_its_text_means_it():
    model = FakeSeq2Seq(
        {
            "Ketua DPD mundur kemarin.": "The DPD chair resigned yesterday.",
            "DPD Golkar menerima surat itu.": "The Golkar DPD received the letter.",
        }
    )
    text = translate(
        "Ketua DPD mundur kemarin. DPD Golkar menerima surat itu.", translator=Seq2SeqTranslator(model)
    ).text
    assert text == (
        "The DPD (Regional Leadership Board) chair resigned yesterday. The Golkar DPD received the letter."
    )


def test_a_headlines_article_is_read_by_its_sentences(monkeypatch):
    """Read as one, a word anywhere in it would decide what an acronym in another sentence means."""
    read = []
    read_in = Glossary.read_in
    monkeypatch.setattr(
        Glossary, "read_in", lambda self, sentences: read.append(list(sentences)) or read_in(self, sentences)
    )
    model = Seq2SeqTranslator(FakeSeq2Seq(lambda text: text))
    headline = Excerpt(text="PBB menggugat", context="Caleg PBB menggugat. Utusan datang.")
    translate(headline, translator=model)
    list(translate_stream(headline, translator=model))
    assert read == [["PBB menggugat", "Caleg PBB menggugat.", "Utusan datang."]] * 2


def test_a_summary_is_read_with_its_article():
    article = clean("Ketua DPD mundur kemarin. DPD Golkar menerima surat itu.")
    summary = Summary(
        text="Ketua DPD mundur kemarin.",
        method="extractive",
        model="extractive",
        sentences=(SummarySentence(text="Ketua DPD mundur kemarin.", sources=(0,)),),
    )
    model = Seq2SeqTranslator(FakeSeq2Seq(lambda text: "The DPD chair resigned yesterday."))
    board = "The DPD (Regional Leadership Board) chair resigned yesterday."
    for context in (article, article.text):
        item = Excerpt(text=summary, context=context)
        assert translate(item, translator=model).text == board
        assert [segment.target for segment in translate_stream(item, translator=model)] == [board]
    assert translate(summary, translator=model).text == "The DPD chair resigned yesterday."


def test_an_initial_of_two_letters_is_no_reason_to_raise():
    glossary = Glossary([Term(source="FI", target="Indonesia Forum", note="Forum Indonesia")])
    assert glossary.read_in(["Kabar FI (ﬁnansial) naik."]).find("Kabar FI naik.")
