"""Finds dates: "Selasa (29/10/2024)", "19 Januari 2023", "4-5 November 2024", "hari ini"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from graph.lexicon import Phrases, read_settings, read_table
from graph.model import shape
from graph.text.reading import Reading

_CALENDAR = {row["form"]: (row["kind"], int(row["number"])) for row in read_table("calendar.tsv")}
_MONTHS = {form: number for form, (kind, number) in _CALENDAR.items() if kind == "month"}
_WEEKDAYS = {form: number for form, (kind, number) in _CALENDAR.items() if kind == "weekday"}
_RELATIVE: Phrases[int] = Phrases(read_settings("words.toml")["relative_days"])
_LAST_WEEK = frozenset(read_settings("words.toml")["last_week"])
_RANGES = frozenset(read_settings("words.toml")["ranges"])
_BEFORE_YEAR = frozenset(read_settings("words.toml")["before_year"])
_FILLERS = frozenset(read_settings("words.toml")["in_dates"])
# How many words and signs may stand between the two dates of a range.
_LONGEST_JOINT = 8


@shape
class DateMention:
    """A date in the text: tokens ``first:last``; ISO days."""

    first: int
    last: int
    date: str | None
    end_date: str | None
    weekday: int | None = None


@shape
class _Day:
    """What a date expression says: day, month, year (each may be missing)."""

    day: int
    month: int | None
    year: int | None
    last: int
    end_day: int | None = None
    end_month: int | None = None


def month_at(lowers: list[str], i: int) -> int | None:
    """The month that token `i` names, 1-12."""
    return _MONTHS.get(lowers[i]) if i < len(lowers) else None


def weekday_at(lowers: list[str], i: int) -> int | None:
    """The weekday that token `i` names, 1 is Monday."""
    return _WEEKDAYS.get(lowers[i]) if i < len(lowers) else None


def find_dates(reading: Reading, published: str | None = None) -> list[DateMention]:
    """Every date of the text that names a day.

    Args:
        reading: The article.
        published: Its own date (ISO day) if known: "hari ini" and days without a year count from it.
    """
    anchor = _parse_iso(published)
    found: list[tuple[int, _Day, int | None]] = []
    past = 0
    numbers = reading.numbers
    for i in numbers:
        if i < past:
            continue
        day = _ranged(reading, i) or _numeric(reading, i) or _written(reading, i)
        if day:
            found.append((i, day, _weekday_before(reading, i)))
            past = day.last
    years = [day.year for _, day, _ in found if day.year]
    lone = years[0] if len(set(years)) == 1 else None
    told = years or _bare_years(reading, numbers)
    out = [_resolve(first, day, weekday, told, lone, anchor) for first, day, weekday in found]
    taken = {j for first, day, _ in found for j in range(first - 4, day.last)}
    return sorted([*_joined(reading, out), *_relative(reading, anchor, taken)], key=lambda one: one.first)


def _parse_iso(text: str | None) -> dt.date | None:
    try:
        day = dt.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
    return (
        day if 1900 <= day.year <= 2199 else None
    )  # weeks are counted from it: it must not be at time's end


def _int(digits: str) -> int:
    """The number that `digits` write; 0 for one that is too long for a day, month or year."""
    return int(digits) if len(digits) <= 4 else 0


def _bare_years(reading: Reading, numbers: list[int]) -> list[int]:
    """The years that a text names without a day: "Pilgub 2018"."""
    found = (reading.tokens[i].text for i in numbers)
    return [int(text) for text in found if len(text) == 4 and _year(text)]


def _joined(reading: Reading, dates: list[DateMention]) -> list[DateMention]:
    """Dates, two that make a range as one: "Senin (4/11/2024) hingga Rabu (6/11/2024)"."""
    out: list[DateMention] = []
    for date in dates:
        before = out[-1] if out else None
        if before and not before.end_date and date.date and before.date and before.date < date.date:
            between = reading.lowers[before.last : date.first]
            if len(between) <= _LONGEST_JOINT and _is_range(between):
                out[-1] = replace(before, last=date.last, end_date=date.date)
                continue
        out.append(date)
    return out


def _is_range(words: list[str]) -> bool:
    """True for the words of a range, with weekdays and signs and nothing else: ") hingga Rabu ("."""
    plain = [word for word in words if word[0].isalnum() or word in _RANGES]
    rest = [word for word in plain if word not in _CALENDAR and word not in _FILLERS]
    return " ".join(rest) in _RANGES or "".join(rest) in _RANGES


def _ranged(reading: Reading, i: int) -> _Day | None:
    """As in "06-07/12/2020", "4 s/d 6/11/2024": two days before one month."""
    tokens = reading.tokens
    after = _past_range(reading, i + 1)
    if after is None or after >= len(tokens) or not tokens[i].text.isdecimal():
        return None
    last = _numeric(reading, after)
    first_day = _int(tokens[i].text)
    if last is None or last.year is None or last.end_day or not 1 <= first_day < last.day:
        return None
    return _Day(first_day, last.month, last.year, last.last, last.day, last.month)


def _numeric(reading: Reading, i: int) -> _Day | None:
    """As in "29/10/2024", "(17/9/24)", "2-11-2024", "(5/11)"."""
    tokens, n = reading.tokens, len(reading.tokens)
    if (
        not tokens[i].text.isdecimal()
        or i + 2 >= n
        or tokens[i + 1].text not in "/-."
        or not tokens[i + 2].text.isdecimal()
    ):
        return _dotted(reading, i)
    day, month = _int(tokens[i].text), _int(tokens[i + 2].text)
    if not (1 <= day <= 31 and 1 <= month <= 12) or tokens[i].end != tokens[i + 1].start:
        return None
    if i + 4 < n and tokens[i + 3].text == tokens[i + 1].text and tokens[i + 4].text.isdecimal():
        year = _year(tokens[i + 4].text)
        return _Day(day, month, year, i + 5) if year else None
    bracketed = i > 0 and tokens[i - 1].text == "(" and i + 3 < n and tokens[i + 3].text == ")"
    return _Day(day, month, None, i + 3) if bracketed and tokens[i + 1].text == "/" else None


def _dotted(reading: Reading, i: int) -> _Day | None:
    """As in "29.10.2024" is one token."""
    parts = reading.tokens[i].text.split(".")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    day, month, year = _int(parts[0]), _int(parts[1]), _year(parts[2])
    return _Day(day, month, year, i + 1) if year and 1 <= day <= 31 and 1 <= month <= 12 else None


def _year(text: str) -> int | None:
    if len(text) == 4 and text.isdecimal() and text[:2] in ("19", "20"):
        return int(text)
    return 2000 + int(text) if len(text) == 2 and text.isdecimal() else None


def _written(reading: Reading, i: int) -> _Day | None:
    """As in "17 Oktober 2024", "4-5 November 2024", "24 s.d 26 Januari 2023", "31 Mei sampai 8 Juni 2024"."""
    tokens, lowers, n = reading.tokens, reading.lowers, len(reading.tokens)
    if not tokens[i].text.isdecimal() or not 1 <= _int(tokens[i].text) <= 31:
        return None
    day, j = _int(tokens[i].text), i + 1
    month = month_at(lowers, j)
    after = _past_range(reading, j if month is None else j + 1)
    if after and after < n and tokens[after].text.isdecimal() and 1 <= _int(tokens[after].text) <= 31:
        end_month = month_at(lowers, after + 1)
        if end_month:
            year, last = _year_at(reading, after + 2)
            return _Day(day, month or end_month, year, last, _int(tokens[after].text), end_month)
    if month is None:
        return None
    year, last = _year_at(reading, j + 1)
    return _Day(day, month, year, last)


def _past_range(reading: Reading, i: int) -> int | None:
    """Index after a word or sign of range at `i`."""
    n = len(reading.tokens)
    for size in (3, 2, 1):
        words = reading.lowers[i : i + size]
        if i + size <= n and not _RANGES.isdisjoint(("".join(words), " ".join(words))):
            return i + size
    return None


def _year_at(reading: Reading, i: int) -> tuple[int | None, int]:
    """The year at token `i`, also behind "tahun" or a comma ("5 Mei, 2021"), and the index after it."""
    start = i
    if i + 1 < len(reading.tokens) and reading.lowers[i] in _BEFORE_YEAR:
        i += 1
    if i < len(reading.tokens) and len(reading.tokens[i].text) == 4 and reading.tokens[i].text.isdecimal():
        year = _year(reading.tokens[i].text)
        if year:
            return year, i + 1
    return None, start


def _weekday_before(reading: Reading, i: int) -> int | None:
    """The weekday a few tokens before: "Kamis (17", "Kamis, 19", "Kamis siang (10"."""
    for j in range(i - 1, max(-1, i - 5), -1):
        weekday = weekday_at(reading.lowers, j)
        if weekday:
            return weekday
    return None


def _resolve(
    first: int, day: _Day, weekday: int | None, years: list[int], lone: int | None, anchor: dt.date | None
) -> DateMention:
    year = day.year or (anchor.year if anchor else None) or lone or _year_by_weekday(day, weekday, years)
    return DateMention(first, day.last, _iso(year, day.month, day.day), _end(year, day), weekday)


def _year_by_weekday(day: _Day, weekday: int | None, years: list[int]) -> int | None:
    """The year of the text in which the day falls on the weekday that stands beside it."""
    if weekday is None or day.month is None:
        return None
    for year in sorted(set(years)):
        try:
            if dt.date(year, day.month, day.day).isoweekday() == weekday:
                return year
        except ValueError:
            continue
    return None


def _iso(year: int | None, month: int | None, day: int) -> str | None:
    if year is None or month is None:
        return None
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _end(year: int | None, day: _Day) -> str | None:
    return _iso(year, day.end_month, day.end_day) if day.end_day else None


def _relative(reading: Reading, anchor: dt.date | None, taken: set[int]) -> list[DateMention]:
    """As in "hari ini", "kemarin", "Rabu pekan lalu", "Senin" against the article's own date."""
    if anchor is None:
        return []
    out = _past_weekdays(reading, anchor, taken)
    for i, hit in reading.hits(_RELATIVE).items():
        if not reading.in_quote[i]:
            out.append(DateMention(i, hit[0], (anchor + dt.timedelta(days=hit[1])).isoformat(), None))
    return out


def _past_weekdays(reading: Reading, anchor: dt.date, taken: set[int]) -> list[DateMention]:
    """A weekday without a date is the last one before the article's day; "pekan lalu" is the week before."""
    out = []
    for i in reading.all_places(_WEEKDAYS):
        weekday = _WEEKDAYS[reading.lowers[i]]
        if i in taken or reading.in_quote[i] or not reading.tokens[i].cap:
            continue
        back = (anchor.isoweekday() - weekday) % 7
        if " ".join(reading.lowers[i + 1 : i + 3]) in _LAST_WEEK:
            back = anchor.isoweekday() - weekday + 7
        out.append(DateMention(i, i + 1, (anchor - dt.timedelta(days=back)).isoformat(), None, weekday))
    return out
