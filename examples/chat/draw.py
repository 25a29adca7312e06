#!/usr/bin/env python3
"""Draws chat.png, the picture of the README, from chat.txt, which the program has printed (tests/it/readme.rs looks).

    python3 examples/chat/draw.py        needs Chromium
"""

import csv
import html
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
WIDTH = 880
COLOURS = ["#7a4fb5", "#b5542a", "#1f7a5c", "#a8397a", "#2f63b8"]
STYLE = """
* { box-sizing: border-box }
body { margin: 0; padding: 22px 26px 14px; font: 15px/1.45 'DejaVu Sans', sans-serif; color: #1b1f24; background: #fff }
header { font-weight: bold; padding-bottom: 12px; border-bottom: 1px solid #d9dde2; margin-bottom: 14px }
header span { font-weight: normal; color: #5c6570; margin-left: 10px }
article { display: grid; grid-template-columns: 40px 1fr; column-gap: 12px; margin-bottom: 12px }
i { width: 40px; height: 40px; border-radius: 50%; color: #fff; font: bold 17px/40px 'DejaVu Sans'; text-align: center }
b { margin-right: 8px }
time { color: #78818b; font-size: 12px }
p { margin: 1px 0 0; white-space: pre-wrap; overflow-wrap: anywhere }
.bot p { background: #eef3f9; border-left: 3px solid #1a5fb4; border-radius: 3px; padding: 6px 10px; margin-top: 4px }
.bot i { background: #1a5fb4 }
"""


def messages():
    """The messages of the transcript: time, speaker, text."""
    for line in (HERE / "chat.txt").read_text().splitlines():
        if line.startswith("\t"):
            found[-1] += "\n" + line[1:]
            continue
        if "found" in locals():
            yield found
        found = list(re.match(r"\S+T(\d\d:\d\d)\S+ \S+ <(\S+)> (.*)", line).groups())
    yield found


def page(names):
    colours = {}
    parts = [f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>"]
    parts.append("<header># plenary<span>everybody who works on it</span></header>")
    for time, speaker, text in messages():
        is_bot = speaker == "rapporteur"
        name = "Rapporteur" if is_bot else names.get(speaker, speaker)
        colour = colours.setdefault(speaker, COLOURS[len(colours) % len(COLOURS)])
        style = "" if is_bot else f" style='background: {colour}'"
        parts.append(
            f"<article class={'bot' if is_bot else 'person'}><i{style}>{html.escape(name[0].upper())}</i>"
            f"<div><b>{html.escape(name)}</b><time>{time}</time><p>{html.escape(text)}</p></div></article>"
        )
    return "".join(parts)


def main():
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if not browser:
        sys.exit("draw.py: there is no chromium: sudo apt install chromium")
    with (HERE / "people.csv").open() as people:
        names = {row["console"]: row["name"] for row in csv.DictReader(people)}
    with tempfile.TemporaryDirectory() as folder:
        drawn = Path(folder) / "chat.html"
        drawn.write_text(page(names))
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=1000"]
        # How high it is, it says itself.
        measure = "<script>document.title = document.documentElement.scrollHeight</script>"
        (Path(folder) / "high.html").write_text(page(names) + measure)
        said = subprocess.run(
            [browser, *options, f"--window-size={WIDTH},400", "--dump-dom", f"file://{folder}/high.html"],
            check=True, capture_output=True, text=True,
        ).stdout
        height = re.search(r"<title>(\d+)</title>", said).group(1)
        target = HERE.parent.parent / "docs" / "chat.png"
        subprocess.run(
            [browser, *options, f"--window-size={WIDTH},{height}", f"--screenshot={target}", f"file://{drawn}"],
            check=True, capture_output=True,
        )
    print(f"{target}: {target.stat().st_size >> 10} KiB")


if __name__ == "__main__":
    main()
