"""Puts the files of settings into README.md: `python editors/make_readme.py`."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
BLOCK = re.compile(r"(<!-- (\S+) -->\n```\w+\n).*?(```\n)", re.DOTALL)


def page(text: str) -> str:
    """The page with each file as it is now."""

    def filled(match: re.Match[str]) -> str:
        content = (HERE / match[2]).read_text(encoding="utf-8")
        return f"{match[1]}{content}{match[3]}"

    return BLOCK.sub(filled, text)


if __name__ == "__main__":
    readme = HERE / "README.md"
    readme.write_text(page(readme.read_text(encoding="utf-8")), encoding="utf-8")
