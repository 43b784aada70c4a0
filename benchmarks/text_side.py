"""How fast the text side reads: megabytes a second of one core, stage by stage.

Run as `python benchmarks/text_side.py FOLDER`; every file that the stage `read` knows is read once.
Sizes count characters, a million of them to the megabyte; `--profile` prints where the time goes.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from viennagraph import claim, find, link, parse, read, resources
from viennagraph.knowledge import Knowledge, Settings
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    """Adds what the block takes to a stage's seconds."""
    begun = time.process_time()
    yield
    seconds[stage] += time.process_time() - begun


def run(paths: list[Path], knowledge: Knowledge) -> tuple[int, dict[str, float]]:
    """Reads the files; the characters they hold, and the seconds of each stage."""
    seconds: defaultdict[str, float] = defaultdict(float)
    characters = 0
    for path in paths:
        with timed(seconds, "read"):
            text = read.read(path)
        characters += len(text.raw)
        with timed(seconds, "parse"):
            document = parse.parse(text)
        with timed(seconds, "find"):
            mentions, definitions = find.mentions(document, knowledge.finder)
        with timed(seconds, "link"):
            defined = [(d.long, d.short) for d in definitions]
            linkage = link.link(document, mentions, defined, knowledge.register, knowledge.index)
        with timed(seconds, "claim"):
            claim.read_claims(document, linkage, knowledge.register, knowledge.asking)
    return characters, seconds


def main() -> None:
    """Reads every text of a folder and prints how fast each stage was."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    paths = sorted(p for p in options.folder.rglob("*") if p.is_file() and read.is_readable(p))
    knowledge = Knowledge.of(Settings(BASE, (), resources.ontology()))
    if options.profile:
        profile = cProfile.Profile()
        profile.runcall(run, paths, knowledge)
        pstats.Stats(profile, stream=sys.stdout).sort_stats("tottime").print_stats(40)
        return
    characters, seconds = run(paths, knowledge)
    size = characters / 1e6
    sys.stdout.write(f"{len(paths)} files, {size:.1f} MB\n")
    for stage, spent in [*seconds.items(), ("all", sum(seconds.values()))]:
        sys.stdout.write(f"{stage:6} {spent:7.2f} s {size / spent:7.2f} MB/s\n")


if __name__ == "__main__":
    main()
