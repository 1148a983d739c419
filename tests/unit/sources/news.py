"""A headline and its news, and a mail that brings them."""

TITLE = "Harga Beras di Pasar Induk Naik"
NEWS = (
    "Harga beras di Pasar Induk Serang naik 10 persen sejak Senin. Pedagang bernama Mulyati mengatakan pasokan"
    " dari Karawang berkurang karena banjir. Dinas Perdagangan akan menggelar pasar murah di lima kecamatan."
)


def mail(body, encoding="8bit", subject="Fwd: Harga Beras di Pasar Induk Naik"):
    return (
        f"From: Redaksi <redaksi@kabar.example>\nTo: meja@kabar.example\nSubject: {subject}\n"
        f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        f"Content-Transfer-Encoding: {encoding}\n\n{body}\n"
    )
