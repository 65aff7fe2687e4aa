#!/usr/bin/env python3
"""Writes OUT/film-00001.sv.srt …: 10,000 caption files of about 2.5 kB, 25 MB in all. The same bytes every time.

Usage: captions.py OUT [FILES]. One file in ten has faults: long lines, cues that go too fast, overlaps.
"""
import pathlib
import random
import sys

SENTENCES = """Nu byter vi sopkärl i hela kommunen.
Du får ett brev innan vi kommer till din gata.
Ställ ut kärlet kvällen före, med handtaget utåt.
Biblioteket stänger klockan 18, men du kan lämna böcker hela natten.
Här lär sig barnen att flyta, bubbla och doppa huvudet.
Anmäl ditt barn på webben eller ring till kontaktcenter.
Arbetet börjar i september och blir klart före jul.
– Får man grilla här?
– Ja, men bara på grillplatsen vid stranden.
[Lastbil backar och piper]
Vi tar emot färg, glödlampor och gamla batterier.
Läs mer på kommunens webbplats.""".split("\n")


def clock(ms):
    return f"{ms // 3600000:02}:{ms // 60000 % 60:02}:{ms // 1000 % 60:02},{ms % 1000:03}"


def broken(text):
    """On two lines near the middle, as captioners write."""
    if len(text) <= 42:
        return text
    blanks = [at for at, sign in enumerate(text) if sign == " "]
    at = min(blanks, key=lambda at: abs(2 * at - len(text)))
    return text[:at] + "\n" + text[at + 1 :]


def captions(chance, flawed):
    now, blocks, before = 1000, [], ""
    for number in range(1, 32):
        text = chance.choice([other for other in SENTENCES if other != before])
        before = text
        needed = max(1200, len(text) * 1000 // 15)
        if flawed and number % 9 == 0:
            needed //= 3
        blocks.append(f"{number}\n{clock(now)} --> {clock(now + needed)}\n{text if flawed and number % 7 == 0 else broken(text)}\n")
        now += needed + (-200 if flawed and number % 11 == 0 else chance.randrange(80, 900))
    return "\n".join(blocks)


def main():
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(3)
    for number in range(1, (int(sys.argv[2]) if len(sys.argv) > 2 else 10000) + 1):
        (out / f"film-{number:05}.sv.srt").write_text(captions(chance, number % 10 == 0), encoding="utf-8")


main()
