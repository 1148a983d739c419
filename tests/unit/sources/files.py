"""Bytes of documents, made for the tests: docx, zip archives and PDFs; and reading them under the usual limits."""

import io
import zipfile

from sources import Limits
from sources.formats import read_bytes

TEXT = "Harga “beras” naik – kata pedagang di Pasar Induk, Jakarta."


def read(data, name="berkas"):
    return read_bytes(data, name=name, limits=Limits())


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def zipped(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def pdf(*pages, font_size=12):
    """A real PDF; each page a list of (x, y, text), with an optional size as fourth."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        drawn = []
        for x, y, text, *size in lines:
            escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            drawn.append(f"BT /F1 {size[0] if size else font_size} Tf {x} {y} Td ({escaped}) Tj ET")
        content = "\n".join(drawn)
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def column(*lines, top=700, x=72):
    """Lines of one column: a number is a gap in points, text a line 14 points below the last."""
    placed, y = [], top
    for line in lines:
        if isinstance(line, int):
            y -= line
        else:
            placed.append((x, y, line))
            y -= 14
    return placed
