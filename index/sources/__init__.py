"""Give each newspaper, agency and channel one name, however it is spelled.

entries    the lines of a table of sources
table      SourceTable: names, hosts and copyright notices -> sources
french     French words around the name of a source
"""

from index.sources.table import SourceTable

__all__ = ["SourceTable"]
