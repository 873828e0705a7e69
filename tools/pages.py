#!/usr/bin/env python3
"""Packs the documentation pages into one assembly source, so that the program carries them.

    pages.py OUT.S FOLDER WEB OPENAPI.JSON VERSION

FOLDER is for the packed files, WEB holds the pages and node_modules. The table `pa_page_files` then has
openapi.json, docs.html, redoc.html and static/NAME.HASH.EXT, and each again with .gz behind it. A page names an
asset as {{asset}}; it becomes the asset's hashed address, relative to the page, so that both also work behind a
proxy's path prefix.
"""

import gzip
import hashlib
import json
import re
import sys
from pathlib import Path

import embed

PACKAGED = {
    "swagger-ui.css": "swagger-ui-dist/swagger-ui.css",
    "swagger-ui-bundle.js": "swagger-ui-dist/swagger-ui-bundle.js",
    "redoc.standalone.js": "redoc/bundles/redoc.standalone.js",
}
OWN = ["docs.js", "redoc.js", "pages.css", "icon.svg"]
PAGES = ["docs.html", "redoc.html"]

# The one picture that ReDoc would fetch from elsewhere; a transparent one takes its place.
REDOC_LOGO = b"https://cdn.redoc.ly/redoc/logo-mini.svg"
NO_PICTURE = b"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"


def read_asset(web, name):
    if name in OWN:
        return (web / name).read_bytes()
    path = web / "node_modules" / PACKAGED[name]
    if not path.exists():
        sys.exit(f"{path} is missing: run `make setup`, which installs the npm packages of the pages")
    # Without its map a bundle would send the browser's developer tools looking for one.
    data = re.sub(rb"\n/[/*]# sourceMappingURL=[^\n]*", b"", path.read_bytes())
    if name == "redoc.standalone.js":
        if data.count(REDOC_LOGO) != 1:
            sys.exit("redoc no longer loads its logo from where it did: look at tools/pages.py")
        data = data.replace(REDOC_LOGO, NO_PICTURE)
    return data


def hashed_name(name, data):
    stem, _, extension = name.rpartition(".")
    return f"static/{stem}.{hashlib.sha256(data).hexdigest()[:12]}.{extension}"


def main():
    out, folder, web, openapi, version = sys.argv[1:]
    folder, web = Path(folder), Path(web)
    files, addresses = {}, {}
    for name in [*PACKAGED, *OWN]:
        data = read_asset(web, name)
        addresses[name] = hashed_name(name, data)
        files[addresses[name]] = data
    for name in PAGES:
        text = (web / name).read_text()
        files[name] = re.sub(r"\{\{(.+?)\}\}", lambda match: addresses[match[1]], text).encode()
    document = json.loads(Path(openapi).read_text())
    document["info"]["version"] = version
    files["openapi.json"] = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()

    for old in folder.rglob("*"):
        if old.is_file():
            old.unlink()
    paths = []
    for name, data in files.items():
        packed = gzip.compress(data, 9, mtime=0)
        for path, content in ((folder / name, data), (folder / (name + ".gz"), packed)):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            paths.append(path)
    embed.write(out, "pa_page_files", folder, paths)


if __name__ == "__main__":
    main()
