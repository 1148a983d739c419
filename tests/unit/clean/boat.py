"""An article of our own, of lines that its surroundings are put around."""

TITLE = "Perahu Pustaka Kembali Berlayar"
DATE = "Sabtu, 6 Februari 2021"
STORY = (
    "Perahu kayu bercat biru itu membawa seribu buku ke sebelas pulau kecil di selatan teluk.",
    '"Ombak boleh tinggi, asal bukunya kering," kata nakhodanya, Daeng Bollo.',
    "Anak-anak menunggu di dermaga sejak pagi. Sebagian membawa tikar sendiri.",
    "Perahu itu akan bertahan tiga hari di setiap pulau sebelum kembali ke pelabuhan.",
)


def joined(*parts):
    """*parts*, each a line or several, as a paste."""
    return "\n".join(line for part in parts for line in ([part] if isinstance(part, str) else part))
