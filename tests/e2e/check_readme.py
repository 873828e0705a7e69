#!/usr/bin/env python3
"""The README's table of settings is the one the program prints: check_readme.py PROMPTAR README."""

import subprocess
import sys
from pathlib import Path

table = subprocess.run([sys.argv[1], "config", "--markdown"], capture_output=True, text=True, check=True).stdout.strip()
text = Path(sys.argv[2]).read_text()
missing = [line for line in table.splitlines() if line not in text]
print("\n".join(missing) or f"{len(table.splitlines())} lines agree")
sys.exit(1 if missing else 0)
