#!/usr/bin/env python3
"""Makes a model of every kind in both modes with five seeds, and of every style and shape, and checks them all.

usage: tools/check_kinds.py [BUILD [SHARES [ONLY]]]

The tests do this for one share of 97 (tests/e2e/test_every_kind.py says what is looked at). This takes share after
share, so that a few hundred megabytes of models at a time do; ONLY names the shares to take, parted by commas. It
prints a line a share and every finding, and ends with the sum. All of it takes about half an hour on two cores.
"""

import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main():
    build = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build").resolve()
    shares = int(sys.argv[2]) if len(sys.argv) > 2 else 97
    chosen = [int(share) for share in sys.argv[3].split(",")] if len(sys.argv) > 3 else range(shares)
    node = shutil.which("node") or shutil.which("nodejs")
    end_to_end = ROOT / "tests/e2e"
    scripts = [node, end_to_end / "validate_glb.mjs", end_to_end / "check_faces.mjs"] if node else []
    failed = 0
    for share in chosen:
        begun = time.monotonic()
        run = subprocess.run([sys.executable, end_to_end / "test_every_kind.py", build / "tests/e2e/every_kind", str(shares),
                              str(share), build / "promptar", *scripts], capture_output=True, text=True)
        lines = run.stdout.splitlines()
        broken = [line for line in lines if line.startswith("not ok")]
        failed += 1 if run.returncode else 0
        print(f"share {share} of {shares}: {len(broken)} checks failed, {time.monotonic() - begun:.0f} s", flush=True)
        if run.returncode:
            print("\n".join([*broken, run.stderr.strip()]), flush=True)
        skipped = [line for line in lines if "# SKIP" in line]
        if skipped and share == chosen[0]:
            print("\n".join(skipped), flush=True)
    print(f"{len(chosen) - failed} of {len(chosen)} shares are sound")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
