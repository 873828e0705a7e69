#!/usr/bin/env python3
"""Has Vite build web/studio and packs the outcome into one assembly source, so that the program carries it.

    studio.py OUT.S DEPFILE FOLDER WEB

FOLDER is for what Vite makes: studio.html, m/model.html, m/gone.html, static/NAME.HASH.EXT, and each again with .gz
and .br behind it (vite.config.js packs them). The table is `pa_studio_files`.
"""

import os
import subprocess
import sys
from pathlib import Path

import embed


def main():
    out, depfile, folder, web = sys.argv[1:]
    folder, web = Path(folder).resolve(), Path(web).resolve()
    vite = web / "node_modules/vite/bin/vite.js"
    if not vite.exists():
        sys.exit(f"{vite} is missing: run `make setup`, which installs the npm packages of the pages")
    built = subprocess.run(["node", vite, "build", web / "studio", "--outDir", folder, "--emptyOutDir", "--logLevel", "warn"],
                           env={**os.environ, "NODE_ENV": "production"})
    if built.returncode != 0:
        sys.exit("Vite could not build web/studio")
    embed.write(out, "pa_studio_files", folder, [path for path in folder.rglob("*") if path.is_file()])
    # Folders too: their time changes when a file comes or goes.
    needs = [web / "studio", *sorted((web / "studio").rglob("*"))]
    Path(depfile).write_text(f"{out}: {' '.join(str(path).replace(' ', chr(92) + ' ') for path in needs)}\n")


if __name__ == "__main__":
    main()
