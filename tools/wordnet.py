#!/usr/bin/env python3
"""Packs WordNet's database files into one binary that the program reads in place.

    wordnet.py WORDNET_FOLDER OUT

Layout, little-endian, every section aligned to 4 bytes (engines/procedural/lexicon.c reads it):

    header      magic "PAWN", version, then for each section below: offset, element count (u32 each)
    blocks      u32: offset into `text` of each block of 16 words
    text        front-coded words, sorted: u8 bytes shared with the word before (0 at a block's start), u8 length
                of the rest, the rest. A block is decoded from its start.
    words       3 u8 a word: how often it is tagged as adjective, verb, adverb in WordNet's corpus (0 = it is not
                one, n = n - 1 times, at most 254)
    word_senses u32, one more than words: first element of `senses` of each word
    senses      u32: synset in the low 24 bits, times tagged in the high 8 (at most 255); most frequent first
    categories  u8 a synset: number of its lexicographer file (5 = noun.animal, 6 = noun.artifact …)
    synset_hypernyms  u32, one more than synsets: first element of `hypernyms` of each synset
    hypernyms   u32: synset in the low 31 bits; the high bit marks "is an instance of"
    forms       3 u32 each, sorted: word, its base word, part of speech (1 noun, 2 verb); irregular forms
    notice      WordNet's licence, which has to travel with the data

A word is stored in one normal form: lower case, hyphens and underscores as spaces, no apostrophes or periods.
"""

import struct
import sys
from array import array
from pathlib import Path

VERSION = 1
BLOCK = 16


def normal(lemma):
    text = lemma.lower().replace('_', ' ').replace('-', ' ')
    return ' '.join(text.replace("'", '').replace('.', '').replace('/', ' ').split())


def read_counts(folder):
    """(normal lemma, part of speech, sense number) → times tagged."""
    counts = {}
    for line in (folder / 'cntlist.rev').read_text('latin-1').splitlines():
        key, number, count = line.split()
        lemma, sense = key.split('%')
        counts[lemma.lower(), sense[0], int(number)] = int(count)
    return counts


def read_lines(path):
    lines = path.read_text('latin-1').splitlines()
    return [line for line in lines if line and not line.startswith('  ')]


def read_nouns(folder, counts):
    """Senses of every noun, and the synsets (category, hypernyms) in file order."""
    order = {}
    synsets = []
    for line in read_lines(folder / 'data.noun'):
        fields = line.split('|')[0].split()
        at = 4 + 2 * int(fields[3], 16)
        pointers = [fields[at + 1 + 4 * i:at + 5 + 4 * i] for i in range(int(fields[at]))]
        order[fields[0]] = len(synsets)
        synsets.append((int(fields[1]), [(kind, to) for kind, to, _, _ in pointers if kind in ('@', '@i')]))
    synsets = [(category, [order[to] | (kind == '@i') << 31 for kind, to in above])
               for category, above in synsets]
    nouns = {}
    for line in read_lines(folder / 'index.noun'):
        fields = line.split()
        offsets = fields[-int(fields[2]):]
        senses = [(counts.get((fields[0], '1', i + 1), 0), order[o]) for i, o in enumerate(offsets)]
        nouns.setdefault(normal(fields[0]), []).append(senses)
    return {word: merge(lists) for word, lists in nouns.items()}, synsets


def merge(lists):
    """One list of senses for spellings that share a normal form: the richest first, repeats dropped."""
    senses = {}
    for spelling in sorted(lists, key=lambda s: (-sum(count for count, _ in s), -len(s), s)):
        for count, synset in spelling:
            senses[synset] = max(count, senses.get(synset, 0))
    return list(senses.items())


def read_frequencies(folder, counts, suffix, digits):
    words = {}
    for line in read_lines(folder / f'index.{suffix}'):
        lemma, _, sense_count = line.split()[:3]
        total = sum(counts.get((lemma, digit, i + 1), 0) for i in range(int(sense_count)) for digit in digits)
        words[normal(lemma)] = min(254, words.get(normal(lemma), 1) + total)
    return words


def read_forms(folder, suffix, known):
    forms = set()
    for line in read_lines(folder / f'{suffix}.exc'):
        form, *bases = (normal(word) for word in line.split())
        forms.update((form, base) for base in bases if base in known and base != form)
    return forms


def front_code(words):
    text, blocks, last = bytearray(), [], b''
    for i, word in enumerate(words):
        shared = 0
        if i % BLOCK == 0:
            blocks.append(len(text))
        else:
            while shared < min(len(last), len(word)) and last[shared] == word[shared]:
                shared += 1
        text += bytes([shared, len(word) - shared]) + word[shared:]
        last = word
    return bytes(text), blocks


def u32(values):
    return struct.pack(f'<{len(values)}I', *values)


def ranges(lists):
    starts, flat = [0], []
    for items in lists:
        flat += items
        starts.append(len(flat))
    return starts, flat


def main():
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    counts = read_counts(folder)
    nouns, synsets = read_nouns(folder, counts)
    adjectives = read_frequencies(folder, counts, 'adj', '35')
    verbs = read_frequencies(folder, counts, 'verb', '2')
    adverbs = read_frequencies(folder, counts, 'adv', '4')
    forms = [(form, base, 1) for form, base in read_forms(folder, 'noun', nouns)]
    forms += [(form, base, 2) for form, base in read_forms(folder, 'verb', verbs)]

    every = set(nouns) | set(adjectives) | set(verbs) | set(adverbs) | {form for form, _, _ in forms}
    words = sorted(word.encode('ascii') for word in every)
    place = {word.decode(): i for i, word in enumerate(words)}
    text, blocks = front_code(words)
    starts, senses = ranges([nouns.get(word.decode(), []) for word in words])
    above_starts, above = ranges([hypernyms for _, hypernyms in synsets])
    tags = bytes(table.get(word.decode(), 0) for word in words for table in (adjectives, verbs, adverbs))
    triples = sorted((place[form], place[base], part) for form, base, part in forms)
    notice = ''.join(line + '\n' for line in (folder / 'data.noun').read_text('latin-1').splitlines()
                     if line.startswith('  ')).encode()

    sections = [(u32(blocks), len(blocks)), (text, len(text)), (tags, len(words)), (u32(starts), len(starts)),
                (u32([synset | min(count, 255) << 24 for synset, count in senses]), len(senses)),
                (bytes(category for category, _ in synsets), len(synsets)),
                (u32(above_starts), len(above_starts)), (u32(above), len(above)),
                (u32([value for triple in triples for value in triple]), len(triples)),
                (notice, len(notice))]
    header, body = array('I'), bytearray()
    base = 8 + 8 * len(sections)
    for data, count in sections:
        header.extend((base + len(body), count))
        body += data + bytes(-len(data) % 4)
    out.write_bytes(b'PAWN' + u32([VERSION]) + u32(header) + bytes(body))


if __name__ == '__main__':
    main()
