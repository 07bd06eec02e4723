"""The claim rules on whole pages, cross-validated over sites: `score_pages.py --labels FILE --pages FOLDER --out FINDINGS`.

The pages of each eleventh of the sites are linted with weights from the other ten; the findings (JSON Lines) are what the scoring
tool of the labelled set takes. Unlike `score_units.py` this counts what only the reading of a page can tell: lists in rows of
blocks, sources in range, half hedges, the subject of the page.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from claims_data import Matrix, labelled, written
from train_claims import LEAST, trained

RUN = """
import sys
from pathlib import Path
from contentlint.claims import model
model.WEIGHTS = Path(sys.argv.pop(1))
from contentlint.cli import main
main()
"""
LINT = ("check", "--format", "jsonl", "--isolated", "--no-cache", "--jobs", "1", "--select", "claim")


def lint(weights: Path, pages: list[str]) -> str:
    """The findings on these pages with these weights, as JSON Lines."""
    run = subprocess.run(
        [sys.executable, "-c", RUN, str(weights), *LINT, *pages], capture_output=True, text=True, check=False
    )
    if run.returncode not in (0, 1):
        raise SystemExit(run.stderr)
    return run.stdout


def main() -> None:
    """Train and lint, fold by fold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    matrix = Matrix(labelled(args.labels) + written())
    files = np.array([str(args.pages / row.file) for row in matrix.rows])
    with tempfile.TemporaryDirectory() as folder, args.out.open("w", encoding="utf-8") as out:
        for train, test in matrix.folds():
            weights = Path(folder) / "weights.json"
            weights.write_text(json.dumps(trained(matrix, train, least=LEAST)), encoding="utf-8")
            out.write(lint(weights, sorted(set(files[test]))))
            print(".", end="", flush=True)
    print()


if __name__ == "__main__":
    main()
