"""Which of an archive's sources a typed name means."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from index.analysis.analyzer import fold, tokenize


class Sources(Struct, frozen=True):
    """The sources of an archive.

    Attributes:
        known: How many articles each has.
        names: Lines of the table of sources that the archive was made with beside the built-in one.
    """

    known: Mapping[str, int]
    names: str = ""

    def meant(self, name: str) -> tuple[str, ...]:
        """The source of that name, in any variant or spelling; failing that, those whose names hold its words."""
        from index.sources import SourceTable  # late: most searches name no source

        wanted = {fold(name), fold(SourceTable.parse(self.names).canonical(name) or "")} - {""}
        same = [source for source in self.known if fold(source) in wanted]
        if same:
            return tuple(sorted(same))
        words = {token.exact for token in tokenize(name)}
        return tuple(
            sorted(
                source
                for source in self.known
                if words and words <= {token.exact for token in tokenize(source)}
            )
        )

    def note(self, name: str) -> str | None:
        """What to tell the author of a query that names a source, if there is anything to tell."""
        meant = self.meant(name)
        if not meant:
            most = sorted(self.known, key=lambda source: (-self.known[source], source))[:8]
            return f'no source is called "{name}"; the archive has {", ".join(most) or "none"}'
        if [fold(source) for source in meant] != [fold(name)]:
            return f'source "{name}" was read as {", ".join(meant)}'
        return None
