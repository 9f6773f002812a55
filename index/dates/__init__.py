"""Read French dates, and find out which day an article was published.

Dates that users type:
    `period_parser` reads a date or a period as a `period.Period`. It uses `span_parser` for one
    day, week, month or year, and `relative_dates` for a day such as "lundi en huit",
    and `old_days` for one of an old calendar.

Dates of articles:
    `publication_date` decides on the day. It weighs the date that came with the article
    (`metadata_date`, `moments`, `zones`), those in its address and path (`path_dates`), and those in its text
    (`date_finder`, `date_roles`, `printed_dates`, `self_reference`). `year_inference` and `first_years` find the years of
    a date without one.
    For old newspapers, `issue_headers` and `double_issues` read the headers of issues, and
    `republican_calendar` and `old_style` their days and years.

Both use `written_date`, `normalization`, `spelled_years`, `calendar_units` and the words in `french`.
"""
