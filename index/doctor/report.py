"""Findings: each says one thing that is wrong with an index. A report has those of a check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Struct

from index.messages import Language, Message, catalogue
from index.skipped import Skipped

Remedy = Literal["update", "rebuild", "owner"]
"""The repair that a finding needs: an update, a rebuild, or something only its owner can do."""

_BY_STRENGTH: tuple[Remedy, ...] = ("owner", "rebuild", "update")
"""The repairs, strongest first."""


class Finding(Struct, frozen=True):
    """Something that is wrong with an index.

    Attributes:
        kind: `manifest`, `version`, `generation`, `leftover`, `damaged`, `ledger`, `interrupted`,
            `unreadable`, `doubled`, `orphan`, `miscounted`, `saved`, `folder`, `new`, `changed` or
            `gone`.
        subject: The path of the file or folder, or the id of the article.
        detail: What is wrong with it.
        remedy: What repairs it.
    """

    kind: str
    subject: str
    detail: Message
    remedy: Remedy

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return it as JSON has it: the detail in words, with its code and values."""
        message = self.detail.as_dict()
        return {
            "kind": self.kind,
            "subject": self.subject,
            "detail": catalogue(language).text(self.detail),
            "remedy": self.remedy,
            "code": message["code"],
            "values": message["values"],
        }


class CheckReport(Struct, frozen=True):
    """The result of a check.

    Attributes:
        findings: Everything that is wrong with the index.
        articles: Articles that the index holds; 0 if they could not be counted.
        is_counted: True if all of them could be counted.
        skipped: The files of which something could not be read, or only with doubt. The index is
            no worse for them.
    """

    findings: tuple[Finding, ...]
    articles: int
    is_counted: bool = True
    skipped: tuple[Skipped, ...] = ()

    @property
    def remedy(self) -> Remedy | None:
        """The strongest repair that the findings need; None if nothing is wrong.

        What only the owner can do comes first: no run repairs an index before it is done.
        """
        needed = {finding.remedy for finding in self.findings}
        for remedy in _BY_STRENGTH:
            if remedy in needed:
                return remedy
        return None

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the findings as JSON has them."""
        return {"findings": _as_dicts(self.findings, language)}


class RepairReport(Struct, frozen=True):
    """The result of a repair.

    Attributes:
        first_check: The check before the repair.
        repaired_by: The repair that was made: `update`, `rebuild`, or None for none.
        last_check: The check after the repair; the first one if no repair was made.
        unread: What the repair could not read of the files that were found.
    """

    first_check: CheckReport
    repaired_by: Remedy | None
    last_check: CheckReport
    unread: tuple[Skipped, ...] = ()

    @property
    def is_healthy(self) -> bool:
        """Return True if nothing is wrong any more."""
        return not self.last_check.findings

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the report as JSON has it."""
        return {
            "findings": _as_dicts(self.first_check.findings, language),
            "healthy": self.is_healthy,
            "articles": self.last_check.articles,
            "mended": self.repaired_by,
            "left": _as_dicts(self.last_check.findings, language),
            "skipped": [skipped.as_dict(language) for skipped in self.last_check.skipped],
        }


def _as_dicts(findings: Sequence[Finding], language: Language) -> list[dict[str, Any]]:
    """Return findings as JSON has them."""
    return [finding.as_dict(language) for finding in findings]
