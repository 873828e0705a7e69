#!/usr/bin/env python3
"""Turns files into one assembly source, so that the program carries them.

    embed.py OUT.S NAME ROOT FILE...

The object file then defines `const pa_embedded_file NAME[]` (see foundation/embedded.h): one entry a
file, named by its path below ROOT, sorted by name, closed by an entry without a name. Bytes lie in read-only
memory, followed by a NUL that the size does not count.
"""

import sys
from pathlib import Path


def write(out, name, root, files):
    root = Path(root).resolve()
    entries = sorted((str(Path(file).resolve().relative_to(root)), Path(file).resolve()) for file in files)
    lines = ['.section .rodata']
    for i, (key, path) in enumerate(entries):
        lines += [f'.Lname{i}: .asciz "{key}"', '.balign 16', f'.Ldata{i}: .incbin "{path}"',
                  f'.Lend{i}: .byte 0']
    # The table holds addresses, which a position-independent program relocates once at start.
    lines += ['.section .data.rel.ro, "aw"', '.balign 8', f'.globl {name}', f'{name}:']
    for i in range(len(entries)):
        lines.append(f'.quad .Lname{i}, .Ldata{i}, .Lend{i} - .Ldata{i}')
    lines += ['.quad 0, 0, 0', f'.type {name}, @object', f'.size {name}, . - {name}',
              '.section .note.GNU-stack, "", @progbits']
    Path(out).write_text("\n".join(lines) + "\n")


def main():
    out, name, root, *files = sys.argv[1:]
    write(out, name, root, files)


if __name__ == "__main__":
    main()
