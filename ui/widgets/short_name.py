"""What stands for somebody where there is no picture: the family name, or initials."""

from __future__ import annotations

_LONGEST = 4


def short_name(name: str) -> str:
    """田中 一郎 is 田中, Anna Schmidt is AS, 株式会社の人 without a space its first letters."""
    parts = name.split()
    if not parts:
        return ""
    if name.isascii() or parts[0][0].upper() != parts[0][0].lower():
        ends = parts[:1] if len(parts) == 1 else [parts[0], parts[-1]]
        return "".join(part[0].upper() for part in ends)
    return parts[0][:_LONGEST]
