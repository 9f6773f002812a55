"""Write web archives in memory."""

from __future__ import annotations

URL = "https://exemple.fr/2019/03/12/crue"
CAPTURED = "2024-05-02T10:00:00Z"

PARAGRAPH = (
    "La Loire est sortie de son lit dans la nuit de lundi à mardi, et trois communes en aval ont été"
    " évacuées par les pompiers du département."
)


def html(title: str, paragraph: str = PARAGRAPH) -> str:
    """Return a page with one article."""
    return (
        f"<html lang=fr><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"<p>{paragraph}</p></article></body></html>"
    )


def answer(
    body: str | bytes = html("La crue"),
    content_type: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    **headers: str,
) -> bytes:
    """Return what a server answers; underscores in the names of headers stand for hyphens."""
    lines = [f"HTTP/1.1 {status}"]
    if content_type:
        lines.append(f"Content-Type: {content_type}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    head = "\r\n".join(lines) + "\r\n\r\n"
    return head.encode() + (body.encode() if isinstance(body, str) else body)


def record(
    block: str | bytes,
    url: str = URL,
    kind: str = "response",
    content_type: str = "application/http; msgtype=response",
    length: int | str | None = None,
) -> bytes:
    """Return a record of a WARC file."""
    data = block.encode() if isinstance(block, str) else block
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {CAPTURED}\r\n"
        f"Content-Type: {content_type}\r\n"
        f"Content-Length: {len(data) if length is None else length}\r\n\r\n"
    )
    return head.encode() + data + b"\r\n\r\n"


def arc_record(block: bytes, url: str = URL, content_type: str = "text/html") -> bytes:
    """Return a record of an ARC file."""
    line = f"{url} 192.0.2.1 20070502100000 {content_type} {len(block)}\n"
    return line.encode() + block + b"\n"


def chunked(data: bytes, size: int = 100) -> bytes:
    """Return a body in chunks."""
    chunks = [data[start : start + size] for start in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"
