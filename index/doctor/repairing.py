"""Repair an index by an update or a rebuild."""

from __future__ import annotations

from pathlib import Path

from index.doctor.checking import check
from index.doctor.report import CheckReport, RepairReport
from index.engines.config import ClusterConfig
from index.indexer import Options, update_index
from index.readers import Limits
from index.store import generations
from index.store.ledger import Ledger


def repair(
    location: str | Path,
    *,
    mend: bool = False,
    jobs: int = 1,
    wait: float = 0.0,
    access: ClusterConfig | None = None,
    limits: Limits | None = None,
) -> RepairReport:
    """Check an index and, if `mend` is set, repair it by an update or a rebuild.

    Args:
        location: The folder of the index.
        mend: Repair it.
        jobs: Processes that read and analyse articles.
        wait: Seconds to wait for another process that writes to it.
        access: See `check`.
        limits: See `synchronise`.

    Raises:
        IndexMissing: There is no index.
        SearchError: See `synchronise`.
    """
    location = Path(location).resolve()
    first_check = check(location, wait=wait, access=access)
    if not mend or first_check.remedy not in ("update", "rebuild"):
        return RepairReport(first_check, None, first_check)
    if first_check.remedy == "update":
        _invalidate_miscounted_files(location, first_check, wait)
    rebuild = first_check.remedy == "rebuild"
    options = Options(rebuild=rebuild, jobs=jobs, access=access, limits=limits)
    report = update_index([], location, options, wait=wait)
    last_check = check(location, wait=wait, access=access)
    found = {finding.subject for finding in first_check.findings}
    unread = tuple(skipped for skipped in report.skipped if skipped.path in found)
    return RepairReport(first_check, first_check.remedy, last_check, unread)


def _invalidate_miscounted_files(location: Path, first_check: CheckReport, wait: float) -> None:
    """Have the next run read the files again of which the index holds the wrong articles.

    Their stamps have not changed, so that an update would otherwise leave them alone.
    """
    kinds = ("orphan", "miscounted")
    names = [finding.subject for finding in first_check.findings if finding.kind in kinds]
    with generations.write_lock(location, wait):
        manifest = generations.read_manifest(location)
        with Ledger(location / manifest.generation) as ledger:
            ledger.invalidate(names)
