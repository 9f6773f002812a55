"""Say in a sentence what a picture shows, for those who do not see it."""

from __future__ import annotations

from operator import attrgetter

from index.messages import Language, Message, catalogue
from search.period_names import day_name, period_name
from search.timeline import Timeline, period_end


def summary(timeline: Timeline, language: Language) -> str:
    """Say how many articles a timeline has, in which days, where most are, and how many have no day."""
    parts = [_days(timeline, language)]
    parts += [
        catalogue(language).text(Message.of(f"picture-{name}", count=count))
        for name, count in (("outside", timeline.outside), ("undated", timeline.undated))
        if count
    ]
    return "".join(parts)


def _days(timeline: Timeline, language: Language) -> str:
    """Say how many articles there are in which days, and in which period most are."""
    words = catalogue(language)
    if not timeline.points:
        return words.text(Message.of("picture-no-days", total=timeline.total))
    peak = max(timeline.points, key=attrgetter("articles"))
    message = Message.of(
        "picture-days",
        total=timeline.total,
        first=day_name(timeline.points[0].start, language),
        last=day_name(period_end(timeline.points[-1].start, timeline.by), language),
        peak=period_name(peak.start, timeline.by, language),
        most=peak.articles,
    )
    return words.text(message)
