"""Who does what to whom, how many they are, what they may and must: swaps are found, and free English isn't."""

import pytest

from check import compare

WRONG = [
    # the two sides of a verb
    ("Petani itu dipukul mandornya setelah cekcok.", "The farmer beat his foreman after an argument."),
    ("Guru itu dilaporkan ke polisi oleh orang tua murid.", "The teacher reported the pupils' parents to the police."),
    ("Menteri Agama menemui Rektor Unair di Surabaya.", "The Religious Affairs Minister was met by the Unair rector in Surabaya."),
    ("Rina dipinjami motor oleh Sari.", "Rina lent Sari a motorcycle."),
    ("Gubernur mengundang para nelayan.", "The governor was invited by the fishermen."),
    # where from and where to
    ("Kereta itu berangkat dari Bandung menuju Surabaya.", "The train left from Surabaya for Bandung."),
    ("Pemuda asal Lombok itu bekerja di Batam.", "The young man from Batam works in Lombok."),
    ("Bantuan dikirim dari Makassar ke Palu.", "Aid was sent from Palu to Makassar."),
    # who beats whom
    ("Persib takluk 0-2 dari Bali United.", "Persib beat Bali United 2-0."),
    ("Indonesia mengalahkan Vietnam 1-0.", "Indonesia lost to Vietnam 1-0."),
    ("Arema unggul dua gol pada babak pertama.", "Arema trailed by two goals in the first half."),
    # who speaks
    ('"Kami siap," kata kepala sekolah seusai rapat dengan bupati.', '"We are ready," the regent said after a meeting with the head teacher.'),
    ("Warga mengatakan jalan itu rusak.", "Prosecutors said the road was broken."),
    ("Menurut saksi, korban sempat berteriak.", "The victim had cried out."),
    # how many
    ("Para pelaku ditangkap di Bekasi.", "The perpetrator was arrested in Bekasi."),
    ("Seorang nelayan hilang di laut.", "Several fishermen went missing at sea."),
    ("Dua pendaki tersesat, tetapi keduanya selamat.", "Two climbers got lost, but one of them survived."),
    ("Bantuan itu berupa beras, minyak goreng, dan selimut.", "The aid consisted of rice and blankets."),
    # what one may and must, and how sure it is
    ("Penumpang boleh membawa makanan.", "Passengers must bring food."),
    ("Pengendara wajib memakai helm.", "Riders may wear helmets."),
    ("Harga beras bisa jadi naik lagi.", "Rice prices will rise again."),
    ("Penumpang boleh jadi menunggu lama.", "Passengers will wait a long time."),
    # how it fares
    ("Rupiah menguat seiring naiknya minat investor.", "The rupiah weakened as investors' interest rose."),
    ("Kondisi pasien itu membaik.", "The patient's condition worsened."),
    ("Banjir di Kudus mulai surut.", "The flood in Kudus began to rise."),
    ("Terdakwa dituntut lima tahun penjara.", "The defendant was sentenced to five years in prison."),
    ("Pameran itu berlangsung hingga 20 Mei.", "The exhibition runs from May 20."),
    # whose kin
    ("Mertua korban menangis.", "The victim's parents wept."),
    ("Ibu tiri anak itu ditahan.", "The child's mother was detained."),
    ("Anak mantan menteri itu diperiksa.", "The former minister was questioned."),
    # things
    ("Warga memperbaiki tanggul yang jebol.", "Residents repaired the bridge that had collapsed."),
    ("Nelayan menemukan gurita besar.", "Fishermen found a big dolphin."),
    ("Sumur warga kosong pada musim kemarau.", "Residents' wells were empty during the floods."),
    # a word turned by its beginning
    ("Surat itu sah menurut hakim.", "The letter is invalid according to the judge."),
    ("Jalan itu aman dilalui.", "The road is unsafe to use."),
    ("Data itu lengkap.", "The data are incomplete."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target"), WRONG)
def test_a_swap_is_marked(source, target):
    assert [f.message for f in compare(source, target) if f.severity != "info"]


RIGHT = [
    ("Petani itu dipukul mandornya setelah cekcok.", "The farmer was beaten by his foreman after an argument."),
    ("Petani itu dipukul mandornya setelah cekcok.", "His foreman beat the farmer after an argument."),
    ("Rina dipinjami motor oleh Sari.", "Rina borrowed a motorcycle from Sari."),
    ("Gubernur mengundang para nelayan.", "The fishermen were invited by the governor."),
    ("Kereta itu berangkat dari Bandung menuju Surabaya.", "The train left from Bandung for Surabaya."),
    ("Pemuda asal Lombok itu bekerja di Batam.", "The young man, who is from Lombok, works in Batam."),
    ("Persib takluk 0-2 dari Bali United.", "Bali United beat Persib 2-0."),
    ("Persib takluk 0-2 dari Bali United.", "Persib were beaten 2-0 by Bali United."),
    ("Warga mengatakan jalan itu rusak.", "The road is broken, residents said."),
    ('"Kami siap," kata kepala sekolah seusai rapat.', '"We are ready," said the head teacher after the meeting.'),
    ("Menurut saksi, korban sempat berteriak.", "Witnesses heard the victim cry out."),
    ("Para pelaku ditangkap di Bekasi.", "The perpetrators were arrested in Bekasi."),
    ("Seorang nelayan hilang di laut.", "A fisherman went missing at sea."),
    ("Dua pendaki tersesat, tetapi keduanya selamat.", "Two climbers got lost, but both survived."),
    ("Bantuan itu berupa beras, minyak goreng, dan selimut.", "The aid consisted of rice, cooking oil and blankets."),
    ("Penumpang boleh membawa makanan.", "Passengers are welcome to bring food."),
    ("Penumpang tidak boleh membawa makanan.", "Passengers must not bring food."),
    ("Pengendara wajib memakai helm.", "Riders are to wear helmets."),
    ("Harga beras bisa jadi naik lagi.", "Rice prices could rise again."),
    ("Rupiah menguat seiring naiknya minat investor.", "The rupiah gained as investors' interest grew."),
    ("Banjir di Kudus mulai surut.", "The floodwater in Kudus has begun to go down."),
    ("Terdakwa dituntut lima tahun penjara.", "Prosecutors want the defendant jailed for five years."),
    ("Terdakwa dituntut lima tahun penjara.", "Prosecutors asked that the defendant be sentenced to five years in prison."),
    ("Pameran itu berlangsung hingga 20 Mei.", "The exhibition closes on May 20."),
    ("Mertua korban menangis.", "The victim's mother-in-law wept."),
    ("Anak mantan menteri itu diperiksa.", "The former minister's son was questioned."),
    ("Surat itu tidak sah menurut hakim.", "The letter is invalid according to the judge."),
    ("Data itu belum lengkap.", "The data are incomplete."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_what_says_the_same_is_not_accused(source, target):
    assert [f.message for f in compare(source, target) if f.severity != "info"] == []


def test_of_several_places_that_traded_the_first_are_named():
    source = "Bus dari Solo menuju Kudus dan truk dari Tegal menuju Blora mogok."
    target = "A bus from Kudus to Solo and a truck from Blora to Tegal broke down."
    (found,) = [f for f in compare(source, target) if f.wording.template == "places_turned"]
    assert source[slice(*found.source_span)] == "Solo"
    assert target[slice(*found.target_span)] == "Kudus"
