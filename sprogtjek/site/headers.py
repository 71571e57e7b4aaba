"""What the headers of an answer say."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from email.utils import format_datetime, parsedate_to_datetime

_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)


def media_type(content_type: str) -> str:
    """The media type in small letters."""
    return content_type.partition(";")[0].strip().lower()


def charset(content_type: str) -> str:
    """The encoding that is said, or nothing."""
    found = _CHARSET.search(content_type)
    return found[1] if found else ""


def moment(date: str) -> str:
    """An HTTP date as ISO 8601; nothing if it is none."""
    found = _parsed(date)
    return found.isoformat() if found else ""


def http_date(modified: str) -> str:
    """A moment in ISO 8601 as an HTTP date; nothing if it is no moment but a day, or none."""
    if "T" not in modified:
        return ""
    try:
        found = datetime.fromisoformat(modified.replace("Z", "+00:00"))
    except ValueError:
        return ""
    if found.tzinfo is None:
        return ""
    return format_datetime(found.astimezone(timezone.utc), usegmt=True)


def retry_after(value: str, now: datetime) -> float:
    """Seconds to wait, as Retry-After says: a number or a date (RFC 9110, 10.2.3)."""
    if value.strip().isdecimal():
        return float(value)
    found = _parsed(value)
    return max(0.0, (found - now).total_seconds()) if found else 0.0


def _parsed(date: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(date)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.replace(tzinfo=timezone.utc) if found.tzinfo is None else found
