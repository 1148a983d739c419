"""Mails, mailboxes and pages saved as MHTML are read as their text."""

import base64
import json
import quopri

import pytest

from engine.errors import InputError
from sources import admit
from tests.unit.sources.news import NEWS, TITLE, mail


def test_a_mail_that_only_covers_its_attachment_is_refused():
    def sent(body):
        return (
            "From: a@kabar.example\nTo: b@kabar.example\nSubject: Beras\nMIME-Version: 1.0\n"
            'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\n'
            f'{body}\n--x\nContent-Type: application/pdf; name="beras.pdf"\n'
            'Content-Disposition: attachment; filename="beras.pdf"\n\nJVBERi0=\n--x--\n'
        )

    with pytest.raises(InputError, match=r"in its attachment, beras\.pdf"):
        admit(sent("Terlampir berita hari ini."))
    assert NEWS in admit(sent(NEWS)).text


def test_a_mailbox_of_one_mail_is_that_mail():
    assert admit(f"From a@kabar.example Wed Mar  6 08:15:00 2024\n{mail(NEWS)}").titled.startswith(TITLE)


def test_a_mailbox_of_several_mails_is_refused():
    mailbox = "".join(f"From a@kabar.example Wed Mar  6 08:15:00 2024\n{mail(NEWS)}\n" for _ in range(2))
    with pytest.raises(InputError, match="a mailbox") as caught:
        admit(mailbox)
    assert ".eml" in caught.value.hint


def test_a_title_with_which_the_first_sentence_begins_is_no_part_of_it():
    text = f"From: a@kabar.example\nTo: b@kabar.example\nSubject: Harga\nDate: Thu, 27 Jan 2022 10:15:00 +0700\n\n{NEWS}"
    content = admit(text)
    assert (content.title, content.text.endswith(f"\n\n{NEWS}")) == ("Harga", True)
    assert admit(json.dumps({"title": "Harga", "text": NEWS})).text == f"Harga\n\n{NEWS}"


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("8bit", NEWS + " “Mahal”"),
        ("quoted-printable", quopri.encodestring((NEWS + " “Mahal”").encode()).decode()),
        ("base64", base64.encodebytes((NEWS + " “Mahal”").encode()).decode()),
    ],
)
def test_a_mail_is_its_body_under_its_subject(encoding, body):
    content = admit(mail(body, encoding))
    assert content.kind == "mail"
    assert content.text.strip() == f"{TITLE}\n\n{NEWS} “Mahal”"


def test_a_mail_without_text_is_refused():
    text = mail("", "base64").replace("text/plain", "image/png")
    with pytest.raises(InputError, match="no text"):
        admit(text)


def test_a_page_saved_as_mhtml_is_its_html():
    page = f"<html><body><h1>{TITLE}</h1><p>{NEWS}</p></body></html>"
    text = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://kabar.example/beras\r\n"
        "Subject: Beras\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"\r\n\r\n'
        "------x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"{quopri.encodestring(page.encode()).decode()}\r\n"
        "------x\r\nContent-Type: text/css\r\n\r\nbody {}\r\n------x--\r\n"
    )
    content = admit(text)
    assert (content.text.strip(), content.url) == (page, "https://kabar.example/beras")


def test_a_text_that_is_quoted_whole_loses_the_marks():
    assert admit(f"> {TITLE}\n>\n>> {NEWS}\n").text == f"{TITLE}\n\n{NEWS}\n"
    for news in (f"{TITLE}\n\n> {NEWS}", f"Suhu > 30 derajat.\n\n{NEWS}"):
        assert admit(news).text == news
