"""Counts the sample cases straight from their gold files and compares with the
tables of `dhr report`: python3 annexe.py GOLD_FOLDER REPORT_FOLDER

It shares no code with the program. Standard library only. Prints what differs and
exits with 1 if anything does.
"""
import csv
import glob
import itertools
import os
import re
import sys

AGENCIES = ["health", "police", "social services", "probation", "housing",
            "education", "local authority", "voluntary sector", "other"]


def read_gold(folder):
    cases = []
    for name in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        case = {"codes": {}}
        with open(name, encoding="utf-8") as f:
            for line in f:
                if m := re.match(r"# (type|year|region|csp): (.*)", line):
                    case[m[1]] = m[2].strip()
                elif m := re.match(r"P \[([^\]]+)\]", line):
                    for label in m[1].split(";"):
                        code, _, agencies = label.strip().partition(":")
                        named = case["codes"].setdefault(code.strip(), set())
                        named.update(a.strip() for a in agencies.split(",") if a.strip())
        cases.append(case)
    return cases


def read_table(folder, name):
    with open(os.path.join(folder, name + ".csv"), encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def main():
    gold, folder = sys.argv[1:]
    cases = read_gold(gold)
    compared = wrong = 0

    def check(where, want, got):
        nonlocal compared, wrong
        compared += 1
        if str(want) != got:
            wrong += 1
            print(f"{where}: gold {want}, report {got}")

    def count(code, keep=lambda case: True):
        return sum(1 for c in cases if keep(c) and (code == "Base" or code in c["codes"]))

    types = {"Familial": lambda c: c["type"] == "familial", "Intimate partner": lambda c: c["type"] == "ipv",
             "Other or not stated": lambda c: c["type"] not in ("familial", "ipv"), "All": lambda c: True}
    rows = read_table(folder, "annex-e")
    codes = [r["Code"] for r in rows[1:]]
    if missing := {code for c in cases for code in c["codes"]} - set(codes):
        check("codes that the report lacks", "", str(missing))
    for r in rows:
        for name, keep in types.items():
            check(f"Annex E, {r['Code']}, {name}", count(r["Code"], keep), r["DHRs " + name])
    for r in read_table(folder, "codes-by-type"):
        for name, keep in types.items():
            check(f"by type, {r['Code']}, {name}", count(r["Code"], keep), r[name + " n"])
    for r in read_table(folder, "figure-3"):
        for name in ("Familial", "Intimate partner", "All"):
            check(f"Figure 3, {r['Code']}, {name}", count(r["Code"], types[name]), r[name + " n"])
            if r["Code"] != "Base":
                share = 100 * count(r["Code"], types[name]) / count("Base", types[name])
                check(f"Figure 3, {r['Code']}, {name} %", f"{share:.1f}", r[name + " %"])
    for attribute, table in (("year", "codes-by-year"), ("region", "codes-by-region")):
        for r in read_table(folder, table):
            for value in sorted({c[attribute] for c in cases}):
                check(f"{table}, {r['Code']}, {value}", count(r["Code"], lambda c: c[attribute] == value), r[value])
    for r in read_table(folder, "trend")[1:]:
        for year in sorted({c["year"] for c in cases}):
            this = lambda c: c["year"] == year
            check(f"trend, {r['Code']}, {year}", f"{100 * count(r['Code'], this) / count('Base', this):.1f}", r[year])
    for r in read_table(folder, "codes-by-csp"):
        for code in codes:
            check(f"by partnership, {r['Partnership']}, {code}",
                  count(code, lambda c: r["Partnership"] in ("All", c["csp"])), r[code])
    for table, keep in (("agencies", types["All"]), ("agencies-ipv", types["Intimate partner"])):
        for r in read_table(folder, table)[1:]:
            for a in AGENCIES:
                want = sum(1 for c in cases if keep(c) and a in c["codes"].get(r["Code"], ()))
                check(f"{table}, {r['Code']}, {a}", want, r[a.capitalize()])
            want = sum(1 for c in cases if keep(c) and c["codes"].get(r["Code"]) == set())
            check(f"{table}, {r['Code']}, none named", want, r["None named"])
    together = {r["Code"]: r for r in read_table(folder, "codes-together")}
    for a, b in itertools.product(codes, codes):
        check(f"together, {a}, {b}", sum(1 for c in cases if a in c["codes"] and b in c["codes"]), together[a][b])
    victim, perpetrator, two, either = read_table(folder, "engagement")[1:]
    for name, keep in types.items():
        v = {i for i, c in enumerate(cases) if keep(c) and "8D" in c["codes"]}
        p = {i for i, c in enumerate(cases) if keep(c) and "8E" in c["codes"]}
        for row, want in ((victim, v), (perpetrator, p), (two, v & p), (either, v | p)):
            check(f"engagement, {row['Non-engagement']}, {name}", len(want), row[name + " n"])
    print(f"{compared} numbers compared, {wrong} differ")
    return 1 if wrong or compared < 1000 else 0


if __name__ == "__main__":
    sys.exit(main())
