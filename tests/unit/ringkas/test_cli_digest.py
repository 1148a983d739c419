"""``ringkas digest`` on texts that look alike."""

import json

BULLETIN = (
    "Gempa Magnitudo {size} di {place}\n\n"
    "Gempa bumi dengan magnitudo {size} terjadi di {place}, Sabtu (12/10) pukul 14.08 WIT. "
    "Hasil pemodelan menunjukkan gempa tidak berpotensi tsunami. {harm} "
    "Warga diminta tidak mudah percaya pada kabar yang belum jelas sumbernya.\n"
)


def test_two_bulletins_from_one_template_are_shown_side_by_side(ringkas, tmp_path):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    harm = "Tiga orang tewas tertimpa bangunan."
    first.write_text(
        BULLETIN.format(size="5,2", place="Tual", harm="Belum ada laporan kerusakan."), encoding="utf-8"
    )
    second.write_text(BULLETIN.format(size="6,1", place="Simeulue", harm=harm), encoding="utf-8")
    code, out, err = ringkas("digest", str(first), str(second))
    assert code == 0
    assert "differ:" in out
    assert "magnitudo 5,2" in out
    assert "magnitudo 6,1" in out
    assert harm in out
    assert "Both count." in " ".join(err.split())
    code, out, _ = ringkas("digest", str(first), str(second), "--json")
    (versions,) = json.loads(out)["versions"]
    assert versions["articles"] == [0, 1]
    assert [0, 0] in versions["differences"]


def test_the_json_has_what_the_digest_warns_of(ringkas, tmp_path):
    names = []
    for number, (place, dead) in enumerate([("Tual", "Tiga"), ("Simeulue", "Dua"), ("Garut", "Enam")]):
        names.append(str(tmp_path / f"{number}.txt"))
        harm = f"{dead} orang tewas tertimpa bangunan."
        text = BULLETIN.format(size=f"{number + 5},2", place=place, harm=harm)
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    code, out, _ = ringkas("digest", *names, "--sentences", "4", "--json")
    assert code == 0
    value = json.loads(out)
    assert "Tiga orang tewas" in value["text"]
    assert "Dua orang tewas" in value["text"]
    assert any(
        "Article 3 " in finding["message"] and "Enam orang tewas" in finding["message"]
        for finding in value["findings"]
    )
