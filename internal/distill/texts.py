"""The texts that the table is fitted on: training passages, the rules' own sentences
and the glosses and examples of WordNet. Nothing is read from samples/."""

import re
import zlib
from pathlib import Path

import yaml

SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(A-Z0-9])")
# WordNet's files of noun senses that reports can have a use for: acts, artefacts,
# attributes, body, cognition, communication, events, feelings, groups, motives,
# persons, possession, processes, relations, states, time.
NOUNS = {3, 4, 6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 21, 22, 24, 26, 28}


def sentences(text):
    return [s.strip() for s in SENTENCE.split(text) if s.strip()]


def passages(repo):
    """(hand, text) of every training passage, in order of file and line."""
    found = []
    for file in sorted((Path(repo) / "classify/training/passages").glob("*/*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line[:1] in "+-" and " | " in line:
                found.append((file.parent.name, line.split(" | ", 1)[1].strip()))
    return found


def pieces_of(text):
    """A passage, each of its sentences and windows of words that cross them."""
    parts = [text] + sentences(text)
    words = text.split()
    for start in range(0, len(words) - 6, 11):
        parts.append(" ".join(words[start : start + 6 + zlib.crc32(f"{start}{text}".encode()) % 8]))
    return parts


def rule_sentences(repo):
    """What the rules say they match and reject, and what the framework says of its codes."""
    found = []
    for file in sorted((Path(repo) / "classify/codebook/rules").glob("*.yaml")):
        for rule in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).get("rules") or []:
            found += rule.get("matches", []) + rule.get("rejects", [])
    framework = yaml.safe_load((Path(repo) / "classify/codebook/framework.yaml").read_text(encoding="utf-8"))
    for factor in framework["factors"]:
        for code in factor["codes"]:
            found += [code[k] for k in ("name", "use", "not") if code.get(k)]
    return found


def wordnet(folder, most):
    """Glosses with their words, and examples; at most `most`, chosen by checksum."""
    found = []
    for part in ("verb", "adj", "adv", "noun"):
        for line in (Path(folder) / f"data.{part}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  ") or " | " not in line:
                continue
            fields, gloss = line.split(" | ", 1)
            fields = fields.split()
            if part == "noun" and int(fields[1]) not in NOUNS:
                continue
            words = [re.sub(r"\(.*\)", "", w).replace("_", " ") for w in fields[4 : 4 + 2 * int(fields[3], 16) : 2]]
            if part == "noun" and any(c.isupper() for c in words[0]):
                continue
            examples = re.findall(r'"([^"]+)"', gloss)
            definition = re.sub(r';?\s*"[^"]*".*', "", gloss).strip()
            if definition:
                found.append(f"{', '.join(words[:3])}: {definition}")
            found += [e for e in examples if len(e.split()) > 3]
    found.sort(key=lambda t: zlib.crc32(t.encode()))
    return found[:most]
