"""Check an index against its ledger and its articles, and repair it.

checking    what is wrong with an index, as findings
damage      the files of its engine that are lost or damaged
contents    the articles that its engine holds
folders     the files that it was made from
report      findings, and what came of a repair
repairing   an update or a rebuild, whichever is needed
"""

from index.doctor.checking import check
from index.doctor.repairing import repair
from index.doctor.report import CheckReport, Finding, RepairReport

__all__ = ["CheckReport", "Finding", "RepairReport", "check", "repair"]
