#!/usr/bin/env python3
"""Embeds every file of a folder, and tells the build when to do so again.

    embed_folder.py OUT.S NAME FOLDER SUFFIX DEPFILE

As embed.py does for a list of files. The dependency file names the folders too, whose time changes when a file
comes or goes, so that no list has to be kept by hand.
"""

import sys
from pathlib import Path

import embed


def main():
    out, name, folder, suffix, depfile = sys.argv[1:]
    files = sorted(Path(folder).rglob("*" + suffix))
    folders = [Path(folder)] + [path for path in Path(folder).rglob("*") if path.is_dir()]
    embed.write(out, name, folder, files)
    needs = [str(path.resolve()).replace(" ", "\\ ") for path in files + folders]
    Path(depfile).write_text(f"{out}: {' '.join(needs)}\n")


if __name__ == "__main__":
    main()
