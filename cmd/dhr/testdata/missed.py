"""Works out the estimate of missed cases from exports and compares it with the table of
`dhr report`: python3 missed.py PASSAGES SUGGESTIONS DECISIONS SAMPLE REPORT_FOLDER

SAMPLE is a JSON list of the passages of the sample that were read. It shares no code
with the program. Standard library only. Exits with 1 if anything differs.
"""
import csv
import json
import math
import os
import sys
from fractions import Fraction

CODABLE = {"background", "chronology", "analysis", "family voice", "good practice", "lessons", "conclusions"}


def lines(name):
    with open(name, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def at_most(k, n, p):
    return sum(math.comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k + 1))


def halve(holds):
    low, high = Fraction(0), Fraction(1)
    for _ in range(24):
        mid = (low + high) / 2
        low, high = (mid, high) if holds(mid) else (low, mid)
    return float((low + high) / 2)


def interval(k, n):
    if n == 0:
        return 0.0, 1.0
    tail = Fraction(25, 1000)
    low = halve(lambda p: 1 - at_most(k - 1, n, p) < tail) if k else 0.0
    high = halve(lambda p: at_most(k, n, p) > tail) if k < n else 1.0
    return low, high


def main():
    passages, suggestions, decisions = (lines(name) for name in sys.argv[1:4])
    with open(sys.argv[4], encoding="utf-8") as f:
        sample = json.load(f)
    of = {p["passage"]: p["case"] for p in passages}
    suggested = {s["passage"] for s in suggestions}
    population = {}
    for p in passages:
        population.setdefault(p["case"], 0)
        population[p["case"]] += p["zone"] in CODABLE and p["passage"] not in suggested
    coded = [(d["code"], d["passage"]) for d in decisions if d["verdict"] in ("confirm", "add")]
    wrong = compared = 0
    with open(os.path.join(sys.argv[5], "missed.csv"), encoding="utf-8-sig", newline="") as f:
        for row in csv.DictReader(f):
            code = row["Code"]
            counted = {of[p] for c, p in coded if c == code and p not in sample}
            found = {of[p] for c, p in coded if c == code and p in sample} - counted
            read = [p for p in sample if of[p] not in counted]
            left = [case for case in population if case not in counted]
            rest = sum(population[case] for case in left)
            low, high = interval(len(found), len(read))
            bounded = lambda n: max(len(found), min(len(left), int(n)))
            want = {"Counted": len(counted | found), "Sample passages": len(read), "Sample cases found": len(found),
                    "Cases missed (estimate) n": bounded(math.floor(len(found) / len(read) * rest + 0.5)) if read else 0,
                    "Cases missed (estimate) from": bounded(math.floor(low * rest)), "Cases missed (estimate) to": bounded(math.ceil(high * rest))}
            for column, n in want.items():
                compared += 1
                if row[column] != str(n):
                    wrong += 1
                    print(f"{code}, {column}: {n}, report {row[column]}")
    print(f"{compared} numbers of missed cases compared, {wrong} differ")
    return 1 if wrong or compared < 300 else 0


if __name__ == "__main__":
    sys.exit(main())
