#!/usr/bin/env python3
"""Runs every test of a build folder and closes with the line `N passed, N failed, N skipped`.

Each TAP sub-test counts as one. Arguments after the build folder go to `meson test`.
"""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def count(report):
    passed = failed = skipped = 0
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1
    return passed, failed, skipped


def main():
    build, *arguments = sys.argv[1:]
    report = Path(build) / "meson-logs" / "testlog.junit.xml"
    report.unlink(missing_ok=True)
    run = subprocess.run(["meson", "test", "-C", build, "--print-errorlogs", *arguments])
    if not report.exists():
        sys.exit("no test ran")
    passed, failed, skipped = count(report)
    # A test program that dies without naming a failed case must not look like success.
    if run.returncode != 0 and failed == 0:
        failed = 1
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
