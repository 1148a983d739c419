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

from engine.errors import InputError

from .hints import MANY_HINT
from .limits import Limits
from .records import TEXT_NAMES, Record, find_column, iter_records
from .walls import WALLS, Wall

if TYPE_CHECKING:
    from email.message import Message

__all__ = ["KINDS", "Content", "Kind", "address_in", "admit", "is_one_record"]

_HEAD = 4_000
"""Characters in which a text shows what it is."""
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
    before, rolled = 0.0, ""
    for block in re.split(r"\r?\n[ \t]*\r?\n", text):
        lines = [line.strip() for line in block.splitlines()]
        at = next((place for place, line in enumerate(lines) if _CUE.match(line)), None)
        if at is None:
            continue
        cue = _CUE.match(lines[at])
        assert cue is not None
        shown = [line for line in (_CUE_MARK.sub("", line).strip() for line in lines[at + 1 :]) if line]
        # Captions that roll show a line again above the next one.
        said = " ".join(shown[1:] if shown and shown[0] == rolled else shown)
        rolled = shown[-1] if shown else rolled
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


_DOCUMENT = re.compile(r"\.(?:docx?|pdf|html?|txt|md|rtf|odt)$", re.IGNORECASE)
_COVERING_WORDS = 30
"""Words under which what stands in a mail with a document only covers it."""
_HEADER = re.compile(r"(?:[A-Za-z][\w-]{0,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,40}){2,200}\r?\n")
_OF_MAIL = re.compile(
    r"^(?:From|To|Received|Return-Path|MIME-Version|Message-ID|Delivered-To|Content-Type):[ \t]",
    re.MULTILINE | re.IGNORECASE,
)


def _is_mail(text: str) -> bool:
    header = _HEADER.match(text.lstrip("\r\n"))
    return header is not None and len(set(map(str.lower, _OF_MAIL.findall(header.group())))) >= 2


_POSTMARK = re.compile(r"^From \S{1,300} [^\n]{10,60}\d{4}\r?\n(?=[A-Za-z][\w-]{0,60}:)", re.MULTILINE)
"""How each mail of a mailbox begins."""


def _is_mailbox(text: str) -> bool:
    return _POSTMARK.match(text) is not None and _is_mail(text.partition("\n")[2])


def _read_mailbox(text: str) -> Content:
    if len(_POSTMARK.findall(text)) > 1:
        raise InputError(
            "This is a mailbox with several mails, not an article.",
            hint="Save one of them (.eml) and give that.",
        )
    return _read_mail(text.partition("\n")[2])


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
    attached = next(
        (name for one in message.walk() if _DOCUMENT.search(name := one.get_filename() or "")), ""
    )
    if attached and len(body.split()) < _COVERING_WORDS:
        raise InputError(
            f"What this mail brings is in its attachment, {attached}.", hint="Save that and give the file."
        )
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


_DATE_NAMES = ("date", "tanggal", "published", "published_at", "datepublished", "date_published", "pubdate")
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


def _is_json_text(text: str) -> bool:
    """Whether *text* is one string in JSON, as programs write a text with several lines."""
    bare = text.strip()
    if not (bare.startswith('"') and bare.endswith('"') and "\\n" in bare and "\n" not in bare):
        return False
    try:
        return isinstance(json.loads(bare), str)
    except ValueError:
        return False


def _read_json_text(text: str) -> Content:
    return Content(kind="text in JSON", body=json.loads(text))


def is_one_record(text: str, name: str) -> bool:
    """Whether *text*, called *name* in errors, is JSON or a table with one article in it.

    Raises InputError for records without articles.
    """
    return _is_json_text(text) or (
        (_is_json(text) or _is_table(text)) and len(_first_records(text, name)) == 1
    )


def _first_records(text: str, name: str) -> list[Record]:
    return list(itertools.islice(iter_records(text.encode(), name, limits=Limits.from_environment()), 2))


def _read_records(text: str) -> Content:
    records = _first_records(text, "the text")
    if len(records) > 1:
        raise InputError("This holds records of several articles, not one article.", hint=MANY_HINT)
    (record,) = records
    date = record.columns.get(find_column(record.columns, _DATE_NAMES), "")
    return Content(
        kind="record", body=record.text, url=record.url, title=_plain(record.title), date=_plain(date)
    )


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
_OPML = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,300}>|<!--.{0,2000}?-->|\s){0,20}<opml[\s>]", re.DOTALL | re.IGNORECASE
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
_LABELED = re.compile(
    r"(?:[-*+]|\d{1,4}[.)])?[ \t]{0,4}(?:\[[^\]\n]{1,200}\]\((https?://[^\s)]{3,2000})\)"
    r"|[^\n]{1,120}[^\s.!?\"”’][ \t]{1,4}(https?://\S{3,2000}))",
    re.IGNORECASE,
)
"""A line with a headline before its address, as in bookmarks and Markdown; no sentence that ends there."""
_SHORTCUT = re.compile(
    r"\s{0,20}(?:\[InternetShortcut\][^\0]{0,2000}?^URL=(\S{3,2000})"
    r"|<\?xml[^>]{0,200}>\s{0,20}<!DOCTYPE plist[^\0]{0,1000}?<key>URL</key>\s{0,20}"
    r"<string>(http[^<\s]{3,2000}))",
    re.MULTILINE | re.IGNORECASE,
)
"""The file that a browser makes of an address, on Windows or on macOS."""
_PATH = re.compile(
    r"(?:(?:[A-Za-z]:)?[\w.~/\\-]{1,400}|[A-Za-z]:\\[\w.~\\ ()-]{1,400})"
    r"\.(?:txt|html?|docx|pdf|md|srt|vtt|eml|mhtml?|jsonl?|ndjson|csv|tsv)",
    re.IGNORECASE,
)


def _addresses(text: str) -> list[str]:
    """The addresses of a text that holds nothing else, each on its line, where several may be labeled.

    Comments that begin with a number sign don't count.
    """
    shortcut = _SHORTCUT.match(text)
    if shortcut is not None:
        return [shortcut[1] or html.unescape(shortcut[2])]
    lines = [line for line in map(str.strip, text.splitlines()) if line and not line.startswith("#")]
    found = [address_in(line) for line in lines[:1] if len(lines) > 1 or _URL.fullmatch(line)]
    found += [address_in(line) for line in lines[1:] if all(found)]
    return [address for address in found if address] if all(found) else []


def address_in(line: str) -> str:
    """The address that *line*, without blanks around it, is, or has behind a headline; empty for any other.

    >>> address_in("kabar.example/a"), address_in("- [Beras](https://kabar.example/b)"), address_in("Beras.")
    ('https://kabar.example/a', 'https://kabar.example/b', '')
    """
    if _URL.fullmatch(line) is not None:
        return line if "://" in line else f"https://{line}"
    labeled = _LABELED.fullmatch(line)
    return "" if labeled is None else labeled[1] or labeled[2]


def _refuse(what: str, first: str) -> InputError:
    one = f"one of its articles: `ringkas run {html.unescape(first)}`" if first else "one of its articles"
    hint = f"Give {one}; or all of them to `ringkas batch`, what is new in it to `ringkas watch`."
    return InputError(f"This is {what}, not an article.", hint=hint)


def _first_link(text: str) -> str:
    found = _LINK.search(text[:400_000])
    return "" if found is None else next(filter(None, found.groups()), "")


def _refuse_feed(text: str) -> Content:
    raise _refuse("a feed", _first_link(text))


def _refuse_feeds(_text: str) -> Content:
    raise InputError(
        "This is a list of feeds, not an article.",
        hint="Give one of its articles; or all of them to `ringkas batch`, by the address of a feed, or what "
        "is new in several to `ringkas watch`.",
    )


_RULE = re.compile(r"(?:user-agent|(?:dis)?allow|sitemap|crawl-delay|host):[^\n]{0,2000}", re.IGNORECASE)


def _is_rules_for_robots(text: str) -> bool:
    lines = [line for line in map(str.strip, text[:_HEAD].splitlines()[:-1]) if line and line[0] != "#"]
    return bool(lines) and lines[0].lower().startswith("user-agent:") and all(map(_RULE.fullmatch, lines))


def _refuse_rules_for_robots(_text: str) -> Content:
    raise InputError(
        "This is what a site tells robots (robots.txt), not an article.",
        hint="Give one of its articles; or all of them to `ringkas batch`, by the address of its sitemap.",
    )


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
    path = f'"{text.strip()}"' if " " in text.strip() else text.strip()
    raise InputError(
        "This is the name of a file, not its text.",
        hint=f"Use `ringkas run {path}`, or `brief_file` in Python.",
    )


def _refuse_wall(wall: Wall) -> Callable[[str], Content]:
    def refuse(_text: str) -> Content:
        raise wall.error()

    return refuse


KINDS: tuple[Kind, ...] = (
    Kind(name="address", is_it=lambda text: bool(_addresses(text)), read=_refuse_addresses),
    Kind(name="path", is_it=lambda text: _PATH.fullmatch(text.strip()) is not None, read=_refuse_path),
    Kind(name="feed", is_it=lambda text: _FEED.match(text) is not None, read=_refuse_feed),
    Kind(name="list of feeds", is_it=lambda text: _OPML.match(text) is not None, read=_refuse_feeds),
    Kind(name="rules for robots", is_it=_is_rules_for_robots, read=_refuse_rules_for_robots),
    Kind(name="sitemap", is_it=lambda text: _SITEMAP.match(text) is not None, read=_refuse_sitemap),
    Kind(name="record", is_it=_is_json, read=_read_records),
    Kind(name="text in JSON", is_it=_is_json_text, read=_read_json_text),
    Kind(name="table", is_it=_is_table, read=_read_records),
    Kind(name="subtitles", is_it=_is_subtitles, read=_read_subtitles),
    Kind(name="Markdown with front matter", is_it=_is_front_matter, read=_read_front_matter),
    Kind(name="mailbox", is_it=_is_mailbox, read=_read_mailbox),
    Kind(name="mail", is_it=_is_mail, read=_read_mail),
    *(Kind(name=wall.name, is_it=wall.stands_in, read=_refuse_wall(wall)) for wall in WALLS),
)
"""Tried in this order; what is none of them is plain text or a page."""
