"""What a text that came in is, told by its content: read as such, or refused with what to do instead.

Nothing here guesses at an article; that is `clean`. A row of `KINDS` is one kind that plain cleaning would
misread in silence: subtitles, a mail, a feed, a wall in front of a page.
"""

import html
import itertools
import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import InputError, NoArticle

from .hints import MANY_HINT
from .limits import Limits
from .records import TEXT_NAMES, Record, iter_records

if TYPE_CHECKING:
    from email.message import Message

__all__ = ["KINDS", "Content", "Kind", "admit", "is_one_record"]

_HEAD = 4_000
"""Characters in which a text shows what it is."""
_WALL_WORDS = 250
"""Words of the longest wall: a real article may speak of robots, but is longer or has no such words."""
_PROSE_WORDS = 8
"""Words of a sentence that can be news; shorter ones are labels as often as not."""
_PAUSE = 2.0
"""Seconds without a cue after which subtitles begin a new paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One article's text, with what its container said about it."""

    kind: str
    """The name of a row of `KINDS`, or ``text`` for plain text and pages as they stand."""
    body: str
    """Plain text or HTML, without what the container says of it."""
    url: str = ""
    title: str = ""
    """The headline, where the container names it; the body may begin with it too."""
    date: str = ""
    """Of publication, as the container has it."""

    @property
    def text(self) -> str:
        """What `clean` takes: the body, unless it is a page, under the title and the date."""
        return self.body if _TAG.match(self.body.lstrip()) else self._headed(self.date)

    @property
    def titled(self) -> str:
        """The body under its title alone."""
        return self.body if _TAG.match(self.body.lstrip()) else self._headed("")

    def _headed(self, date: str) -> str:
        first, _, rest = self.body.lstrip("# \r\n\t").partition("\n")
        if self.title and " ".join(first.split()) == self.title:
            return f"{self.title}\n\n{date}\n\n{rest.lstrip()}" if date else self.body
        return "\n\n".join(filter(None, (self.title, date, self.body)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of content."""

    name: str
    is_it: Callable[[str], bool]
    read: Callable[[str], Content]
    """Gives the article, or raises InputError for what isn't one."""


def admit(text: str) -> Content:
    r"""What *text* is, made one article's text; plain text, Markdown and pages stay as they are.

    Raises InputError for what holds no article or many (a feed, a sitemap, addresses, records, a path), and
    NoArticle for a wall that asks for cookies or for proof that one isn't a robot. Takes linear time.

    >>> admit("1\n00:00:01,000 --> 00:00:03,000\nHarga beras\n\n2\n00:00:03,000 --> 00:00:05,000\nnaik.").text
    'Harga beras naik.'
    """
    text = text.removeprefix("\ufeff")
    return next((kind.read(text) for kind in KINDS if kind.is_it(text)), Content(kind="text", body=text))


_TAG = re.compile(r"<(?:!doctype|[a-z])", re.IGNORECASE)
_CUE = re.compile(
    r"(?:(?P<h1>\d{1,3}):)?(?P<m1>\d\d):(?P<s1>\d\d[.,]\d{1,3})[ \t]{1,4}-->[ \t]{1,4}"
    r"(?:(?P<h2>\d{1,3}):)?(?P<m2>\d\d):(?P<s2>\d\d[.,]\d{1,3})[^\n]{0,200}"
)
_CUE_MARK = re.compile(r"</?[\w.:]{1,30}(?:[ \t][^<>\n]{0,80})?>|\{\\[^{}\n]{0,80}\}")


def _is_subtitles(text: str) -> bool:
    return _CUE.search(text[:_HEAD]) is not None and (
        text.startswith("WEBVTT")
        or re.match(r"\s*(?:\d{1,6}[ \t\r]*\n)?[ \t]*\d{0,3}:?\d\d:\d\d[,.]", text) is not None
    )


def _read_subtitles(text: str) -> Content:
    """The words of all cues; a new paragraph where a sentence has ended and nothing is said for a while."""
    paragraphs: list[list[str]] = [[]]
    before = 0.0
    for block in re.split(r"\r?\n[ \t]*\r?\n", text):
        lines = [line.strip() for line in block.splitlines()]
        at = next((place for place, line in enumerate(lines) if _CUE.match(line)), None)
        if at is None:
            continue
        cue = _CUE.match(lines[at])
        assert cue is not None
        said = " ".join(filter(None, (_CUE_MARK.sub("", line).strip() for line in lines[at + 1 :])))
        if not said:
            continue
        if (
            paragraphs[-1]
            and _seconds(cue, "1") - before >= _PAUSE
            and paragraphs[-1][-1].endswith(tuple('.!?"”'))
        ):
            paragraphs.append([])
        before = _seconds(cue, "2")
        paragraphs[-1].append(html.unescape(said))
    return Content(kind="subtitles", body="\n\n".join(" ".join(said) for said in paragraphs))


def _seconds(cue: re.Match[str], end: str) -> float:
    hours, minutes, seconds = cue[f"h{end}"] or "0", cue[f"m{end}"], cue[f"s{end}"]
    return 3600 * int(hours) + 60 * int(minutes) + float(seconds.replace(",", "."))


_HEADER = re.compile(r"(?:[A-Za-z][\w-]{0,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,40}){2,200}\r?\n")
_OF_MAIL = re.compile(
    r"^(?:From|To|Received|Return-Path|MIME-Version|Message-ID|Delivered-To|Content-Type):[ \t]",
    re.MULTILINE | re.IGNORECASE,
)


def _is_mail(text: str) -> bool:
    header = _HEADER.match(text.lstrip("\r\n"))
    return header is not None and len(set(map(str.lower, _OF_MAIL.findall(header.group())))) >= 2


def _read_mail(text: str) -> Content:
    """The readable part of a mail or of a page saved as MHTML, under its subject."""
    from email import message_from_string, policy
    from email.message import EmailMessage

    message = message_from_string(text.lstrip("\r\n"), policy=policy.default)
    assert isinstance(message, EmailMessage)
    parts = [part for part in message.walk() if not part.is_multipart() and not part.get_filename()]
    saved = message.get_content_type() == "multipart/related"
    wanted = ("text/html", "text/plain") if saved else ("text/plain", "text/html")
    bodies = ((part, _decoded(part)) for kind in wanted for part in parts if part.get_content_type() == kind)
    found = next(((part, body) for part, body in bodies if body.strip()), None)
    if found is None:
        raise InputError("This mail holds no text.", hint="Save its attachment and give that file.")
    part, body = found
    if saved:
        url = str(message["Snapshot-Content-Location"] or part["Content-Location"] or "")
        return Content(kind="page saved as MHTML", body=body, url=url if url.startswith("http") else "")
    subject = re.sub(
        r"^(?:(?:re|fwd?|bls|trs)\s?:\s{0,4}){1,6}", "", str(message["Subject"] or ""), flags=re.IGNORECASE
    )
    return Content(kind="mail", body=body, title=_plain(subject), date=_plain(str(message["Date"] or "")))


def _plain(field: str) -> str:
    return " ".join(field.split())


def _decoded(part: "Message") -> str:
    payload = part.get_payload()
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() not in ("quoted-printable", "base64"):
        return payload if isinstance(payload, str) else ""
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    try:
        return data.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:  # a charset that nobody knows
        return data.decode("utf-8", "replace")


_FRONT = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<matter>.{0,20000}?)\r?\n(?P=fence)[ \t]*(?:\r?\n|$)", re.DOTALL
)
_FIELD = re.compile(r"^(?P<key>[A-Za-z_][\w-]{0,40})[ \t]*:[ \t]*(?P<value>[^\n]{0,2000})$", re.MULTILINE)


def _is_front_matter(text: str) -> bool:
    front = _FRONT.match(text)
    return front is not None and bool(_fields(front))


def _fields(front: re.Match[str]) -> dict[str, str]:
    """The plain fields of front matter, TOML's or the simple ones of YAML, by name in lower case."""
    if front["fence"] == "+++":
        try:
            table = tomllib.loads(front["matter"])
        except tomllib.TOMLDecodeError:
            return {}
        return {key.lower(): str(value) for key, value in table.items() if not isinstance(value, dict | list)}
    return {
        match["key"].lower(): match["value"].strip().strip("\"'")
        for match in _FIELD.finditer(front["matter"])
    }


def _read_front_matter(text: str) -> Content:
    front = _FRONT.match(text)
    assert front is not None
    fields = _fields(front)
    title = fields.get("title") or fields.get("judul") or ""
    url = next((fields[key] for key in ("url", "canonical_url", "source_url", "link") if fields.get(key)), "")
    date = next((fields[key] for key in ("date", "published", "pubdate", "tanggal") if fields.get(key)), "")
    body = text[front.end() :].lstrip("\r\n")
    return Content(
        kind="Markdown with front matter",
        body=body,
        url=url if url.startswith(("http://", "https://")) else "",
        title=_plain(title),
        date=_plain(date),
    )


_OBJECT = re.compile(r'(?:\[\s{0,200})?\{\s{0,200}"[^"\n]{1,100}"\s{0,20}:')
"""How an object in JSON begins, and no prose: what goes on otherwise is broken, and said to be."""


def _is_json(text: str) -> bool:
    begin = text.lstrip()
    if not begin.startswith(("{", "[")):
        return False
    if _OBJECT.match(begin):
        return True
    for piece in (begin.split("\n", 1)[0], begin):
        try:
            value = json.loads(piece)
        except (ValueError, RecursionError):
            continue
        return isinstance(value, dict) or (isinstance(value, list) and bool(value))
    return False


def is_one_record(text: str, name: str) -> bool:
    """Whether *text*, called *name* in errors, is JSON or a table, with one article in it.

    Raises InputError for records without articles.
    """
    return (_is_json(text) or _is_table(text)) and len(_first_records(text, name)) == 1


def _first_records(text: str, name: str) -> list[Record]:
    return list(itertools.islice(iter_records(text.encode(), name, limits=Limits.from_environment()), 2))


def _read_records(text: str) -> Content:
    records = _first_records(text, "the text")
    if len(records) > 1:
        raise InputError("This holds records of several articles, not one article.", hint=MANY_HINT)
    (record,) = records
    return Content(kind="record", body=record.text, url=record.url, title=_plain(record.title))


def _is_table(text: str) -> bool:
    """Whether the first line names columns, one of them that of the article."""
    header, _, row = text.lstrip()[:_HEAD].lower().partition("\n")
    for delimiter in (",", ";", "\t", "|"):
        names = [name.strip().strip('"') for name in header.split(delimiter)] if delimiter in row else []
        if (
            len(names) > 1
            and set(names) & set(TEXT_NAMES)
            and all(re.fullmatch(r"\w{1,30}", name) for name in names)
        ):
            return True
    return False


_FEED = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,300}>|<!--.{0,2000}?-->|<\?[^>]{0,300}>|\s){0,20}<(?:rss|feed|rdf:RDF|channel)[\s>]",
    re.DOTALL,
)
_SITEMAP = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,300}>|<!--.{0,2000}?-->|<\?[^>]{0,300}>|\s){0,20}<(?:\w{1,20}:)?(?:urlset|sitemapindex)[\s>]",
    re.DOTALL,
)
_LINK = re.compile(
    r"<(?:\w{1,20}:)?loc>\s{0,20}(?:<!\[CDATA\[)?(https?://[^\s<\]]{1,2000})"
    r"|<(?:item|entry)[\s>].{0,4000}?<link(?:>\s{0,20}(?:<!\[CDATA\[)?(https?://[^\s<\]]{1,2000})"
    r"|[^>]{0,300}href=[\"'](https?://[^\"'\s]{1,2000}))",
    re.DOTALL,
)
_URL = re.compile(
    r"(?:https?://|www\.)\S{3,2000}|(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,12}/\S{0,2000}", re.IGNORECASE
)
_PATH = re.compile(
    r"(?:[A-Za-z]:)?[\w.~/\\-]{1,400}\.(?:txt|html?|docx|pdf|md|srt|vtt|eml|mhtml?|jsonl?|ndjson|csv|tsv)",
    re.IGNORECASE,
)


def _addresses(text: str) -> list[str]:
    """The addresses of a text that holds nothing else; comments that begin with a number sign don't count."""
    found: list[str] = []
    for line in map(str.strip, text.splitlines()):
        if line and not line.startswith("#"):
            if _URL.fullmatch(line) is None:
                return []
            found.append(line if "://" in line else f"https://{line}")
    return found


def _refuse(what: str, first: str) -> InputError:
    one = f"one of its articles: `ringkas run {html.unescape(first)}`" if first else "one of its articles"
    hint = f"Give {one}; or all of them to `ringkas batch`, what is new in it to `ringkas watch`."
    return InputError(f"This is {what}, not an article.", hint=hint)


def _first_link(text: str) -> str:
    found = _LINK.search(text[:400_000])
    return "" if found is None else next(filter(None, found.groups()), "")


def _refuse_feed(text: str) -> Content:
    raise _refuse("a feed", _first_link(text))


def _refuse_sitemap(text: str) -> Content:
    raise _refuse("a sitemap", _first_link(text))


def _refuse_addresses(text: str) -> Content:
    addresses = _addresses(text)
    if len(addresses) > 1:
        raise _refuse(f"a list of {len(addresses)} addresses", addresses[0])
    raise InputError(
        "This is the address of a page, not its text.",
        hint=f"Use `ringkas run {addresses[0]}`, or `brief_url` in Python.",
    )


def _refuse_path(text: str) -> Content:
    raise InputError(
        "This is the name of a file, not its text.",
        hint=f"Use `ringkas run {text.strip()}`, or `brief_file` in Python.",
    )


_ROBOT = re.compile(
    r"\b(?:verifikasi|buktikan|pastikan|konfirmasi)\b[^.\n]{0,60}\b(?:bukan robot|manusia)\b"
    r"|\banda bukan (?:robot|bot)\b|\bcaptcha\b|\b(?:you are|you're) (?:not a robot|human)\b"
    r"|\bare you a robot\b|\bchecking (?:if the site connection is secure|your browser)\b"
    r"|\bjust a moment\b|\battention required\b"
    r"|\benable javascript and cookies\b|\b(?:access denied|akses ditolak)\b|\bunusual traffic\b"
    r"|\bdeteksi (?:aktivitas|lalu lintas) (?:tidak biasa|mencurigakan)\b"
    r"|\bmemeriksa (?:peramban|browser) anda\b"
    r"|\b(?:aktifkan|nyalakan|hidupkan) javascript\b|\byou have been blocked\b",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"\b(?:terima|setujui|menerima|menyetujui|izinkan) (?:semua )?(?:cookie|kuki)\b"
    r"|\b(?:accept|allow|reject) (?:all )?cookies\b|\b(?:kami|situs ini|we|this site) (?:dan mitra kami )?"
    r"(?:menggunakan|memakai|use|uses) (?:cookies?|kuki)\b|\bwe value your privacy\b"
    r"|\bkami menghargai privasi anda\b",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"<(script|style|noscript|template)\b.*?</\1\s{0,9}>|<!--.*?-->", re.DOTALL | re.IGNORECASE
)


def _seen(text: str) -> str:
    """Roughly what a reader of *text* sees; nothing of a text too long for a wall."""
    if len(text) > 400_000:
        return ""
    bare = re.sub(r"<[^<>]{0,2000}>", " ", _UNSEEN.sub(" ", text)) if _TAG.search(text[:_HEAD]) else text
    bare = " ".join(html.unescape(bare).split())
    return bare if bare.count(" ") < _WALL_WORDS else ""


def _is_robot_wall(text: str) -> bool:
    return _of_a_wall(text, _ROBOT)


def _is_cookie_wall(text: str) -> bool:
    return _of_a_wall(text, _COOKIES)


def _of_a_wall(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether *pattern* is what a short text is about: most of its sentences speak to the visitor."""
    seen = _seen(text)
    if not seen or pattern.search(seen) is None:
        return False
    said = [part for part in re.split(r"(?<=[.!?])\s", seen) if len(part.split()) >= _PROSE_WORDS]
    foreign = [part for part in said if not (_ADDRESS.search(part) or pattern.search(part))]
    return len(foreign) <= 1


_ADDRESS = re.compile(
    r"\b(?:anda|kamu|kami|situs|laman|halaman|peramban|browser|cookies?|kuki|javascript|you|your|we|our|site|page"
    r"|cloudflare|ip|robot|bot|security|keamanan)\b",
    re.IGNORECASE,
)


def _refuse_robot_wall(text: str) -> Content:
    raise NoArticle(
        "This is a wall against robots, not the article behind it.",
        hint="Open the page in a browser, save it, and give the file.",
    )


def _refuse_cookie_wall(text: str) -> Content:
    raise NoArticle(
        "This is a notice about cookies, not the article behind it.",
        hint="Open the page in a browser, answer the notice, save the page, and give the file.",
    )


KINDS: tuple[Kind, ...] = (
    Kind(name="address", is_it=lambda text: bool(_addresses(text)), read=_refuse_addresses),
    Kind(name="path", is_it=lambda text: _PATH.fullmatch(text.strip()) is not None, read=_refuse_path),
    Kind(name="feed", is_it=lambda text: _FEED.match(text) is not None, read=_refuse_feed),
    Kind(name="sitemap", is_it=lambda text: _SITEMAP.match(text) is not None, read=_refuse_sitemap),
    Kind(name="record", is_it=_is_json, read=_read_records),
    Kind(name="table", is_it=_is_table, read=_read_records),
    Kind(name="subtitles", is_it=_is_subtitles, read=_read_subtitles),
    Kind(name="Markdown with front matter", is_it=_is_front_matter, read=_read_front_matter),
    Kind(name="mail", is_it=_is_mail, read=_read_mail),
    Kind(name="robot wall", is_it=_is_robot_wall, read=_refuse_robot_wall),
    Kind(name="cookie wall", is_it=_is_cookie_wall, read=_refuse_cookie_wall),
)
"""Tried in this order; what is none of them is plain text or a page."""
