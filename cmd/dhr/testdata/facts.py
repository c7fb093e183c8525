"""Works out every table of attributes and recommendations from the headers and the R
lines of the gold files and compares them, cell by cell, with the tables of
`dhr report`: python3 facts.py GOLD_FOLDER REPORT_FOLDER

It shares no code with the program. Standard library only. Prints what differs and
exits with 1 if anything does.
"""
import csv
import glob
import os
import re
import sys

TYPES = [("Familial", "familial"), ("Intimate partner", "ipv"), ("Suicide", "suicide"), ("Other or not stated", None), ("All", "*")]
BANDS = ["10 or under", "11-20", "21-30", "31-40", "41-50", "51-60", "61-70", "71-80", "80+", "multiple"]
HEADERS = [("relationship", "Relationship"), ("victim_sex", "Victim sex"), ("victim_age", "Victim age"), ("perpetrator_sex", "Perpetrator sex"),
           ("perpetrator_age", "Perpetrator age"), ("dependent_children", "Dependent children"), ("victim_mental_health", "Victim mental health"),
           ("perpetrator_mental_health", "Perpetrator mental health"), ("victim_substance", "Victim substance use"),
           ("perpetrator_substance", "Perpetrator substance use"), ("perpetrator_violence_history", "Perpetrator history of violence"),
           ("victim_violence_history", "Victim history of violence"), ("method", "Method"), ("year", "Year"), ("region", "Region"), ("type", "Type")]
UNASKED = ["Parents of the children", "Children witnessed or affected", "Victim mental health known to services",
           "Perpetrator mental health known to services", "Substance use known to services", "Perpetrator violence unknown to agencies"]


def band(age):
    age = int(age)
    if age <= 10:
        return BANDS[0]
    if age > 80:
        return "80+"
    low = (age - 1) // 10 * 10 + 1
    return f"{low}-{low + 9}"


def read_gold(folder):
    cases = []
    for name in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        head, codes, recommendations = {}, set(), []
        with open(name, encoding="utf-8") as f:
            for line in f:
                if m := re.match(r"# (\w+): (.*)", line):
                    head[m[1]] = m[2].strip()
                elif m := re.match(r"R \[agency=([^;]*); theme=([^\]]*)\]", line):
                    recommendations.append((m[1].strip(), m[2].strip()))
                elif m := re.match(r"P \[([^\]]+)\]", line):
                    codes.update(x.split(":")[0].strip() for x in m[1].split(";"))
        for who in ("victim", "perpetrator"):
            head[who + "_sex"], head[who + "_age"] = head[who].split()
        values = {}
        for key, label in HEADERS:
            v = [x.strip() for x in head[key].split(",")] if key.endswith(("mental_health", "violence_history")) else [head[key]]
            if key == "method" and v[0].startswith("blunt"):
                v = ["blunt force"]
            if key.endswith("_age"):
                v = [band(v[0])]
            values[label] = [x[:1].upper() + x[1:] for x in v]
        cases.append({"type": head["type"], "year": head["year"], "values": values, "codes": codes, "recommendations": recommendations})
    return cases


def read_table(folder, name):
    with open(os.path.join(folder, name + ".csv"), encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


class Check:
    def __init__(self, cases, folder):
        self.cases, self.folder, self.compared, self.wrong = cases, folder, 0, 0

    def same(self, where, want, got):
        self.compared += 1
        if str(want) != got:
            self.wrong += 1
            print(f"{where}: gold {want}, report {got}")

    def of(self, kind):
        known = [k for _, k in TYPES if k not in (None, "*")]
        return [c for c in self.cases if kind == "*" or c["type"] == kind or kind is None and c["type"] not in known]

    def split(self, table, want, first, group=None, kinds=TYPES):
        """want gives for a row's group and label the test of a case and that of the base of its share."""
        rows = read_table(self.folder, table)
        seen = set()
        for r in rows:
            row = (r.get(group, ""), r[first])
            seen.add(row)
            if row not in want:
                self.same(f"{table}: a row that nobody expects", "", str(row))
                continue
            test, base = want[row]
            for name, kind in kinds:
                cases = self.of(kind)
                n = sum(1 for c in cases if test(c))
                self.same(f"{table}, {row}, {name}", n, r[name + " n"])
                if base:
                    whole = sum(1 for c in cases if base(c))
                    self.same(f"{table}, {row}, {name} %", f"{100 * n / whole:.1f}" if whole else "", r[name + " %"])
        for row in sorted(set(want) - seen):
            self.same(f"{table}: the row is missing", row, "")


ALL, NONE = lambda c: True, lambda c: False


def has(attribute, value):
    return lambda c: value in c["values"][attribute]


def some(attribute):
    return lambda c: c["values"][attribute] != ["None"]


def attribute(label, cases, values=None):
    """The block of one attribute: everything is stated in the gold, so nothing is silent or waits."""
    found = values or sorted({v for c in cases for v in c["values"][label]})
    rows = {(label, "Stated"): (ALL, None), (label, "Not stated in the review"): (NONE, None), (label, "Not confirmed yet"): (NONE, None)}
    for v in found:
        rows[(label, v)] = (has(label, v), ALL)
    return rows


def unasked(label):
    return {(label, "Stated"): (NONE, None), (label, "Yes"): (NONE, NONE), (label, "No"): (NONE, NONE),
            (label, "Not stated in the review"): (NONE, None), (label, "Not confirmed yet"): (ALL, None)}


def pair(p, v, group):
    a, b = some(p), some(v)
    return {(group, "Decided for both"): (ALL, None), (group, "Perpetrator only"): (lambda c: a(c) and not b(c), ALL),
            (group, "Both"): (lambda c: a(c) and b(c), ALL), (group, "Victim only"): (lambda c: b(c) and not a(c), ALL),
            (group, "Neither"): (lambda c: not a(c) and not b(c), ALL), (group, "Not stated in the review"): (NONE, None),
            (group, "Not confirmed yet"): (NONE, None), (group, "Either or both"): (lambda c: a(c) or b(c), ALL)}


CONDITIONS = ["Depression", "Psychosis", "Schizophrenia", "Self-harm", "Suicidal thoughts", "Suicide attempt", "Low mood/anxiety", "Anxiety",
              "PTSD", "Bipolar", "Adjustment disorder", "Paranoia", "Not specified", "None"]
SUBSTANCES = ["Alcohol", "Drugs", "Alcohol & drugs", "None"]
VIOLENCE = ["Victim", "Others", "Women", "Criminality", "None"]
BASE = {("", "Cases in the project"): (ALL, None)}


def people(check):
    for table, cases in (("ages", check.cases), ("ages-ipv", check.of("ipv"))):
        for r in read_table(check.folder, table):
            for who, label in (("Perpetrators", "Perpetrator"), ("Victims", "Victim")):
                for sex in ("Male", "Female", "All"):
                    want = [c for c in cases if sex == "All" or c["values"][label + " sex"] == [sex]]
                    age = r["Age"] if r["Age"] != "Multiple" else "multiple"
                    n = len(want) if r["Age"] == "Cases in the project" else sum(1 for c in want if c["values"][label + " age"] == [age])
                    check.same(f"{table}, {r['Age']}, {who} {sex}", n, r[f"{who} {sex}"])
    p, v = "Perpetrator sex", "Victim sex"
    want = dict(BASE)
    want.update({("", "Stated for both"): (ALL, None), ("", "Not stated in the review"): (NONE, None), ("", "Not confirmed yet"): (NONE, None)})
    for a in ("Male", "Female"):
        for b in ("Male", "Female"):
            want[("", f"{a} perpetrator and {b.lower()} victim")] = (lambda c, a=a, b=b: has(p, a)(c) and has(v, b)(c), ALL)
    check.split("gender", want, "Perpetrator and victim")
    want = dict(BASE) | attribute("Dependent children", check.cases, ["Yes", "No"]) | unasked(UNASKED[0]) | unasked(UNASKED[1])
    check.split("children", want, "Dependent children", "Attribute")


def health(check):
    p, v = "Perpetrator mental health", "Victim mental health"
    want = dict(BASE) | pair(p, v, "Perpetrator and victim") | attribute(p, check.cases, CONDITIONS) | attribute(v, check.cases, CONDITIONS)
    check.split("mental-health", want | unasked(UNASKED[2]) | unasked(UNASKED[3]), "Mental health", "Whose")
    a, b = "Perpetrator substance use", "Victim substance use"
    either = lambda c: some(a)(c) or some(b)(c)
    used = lambda c: {x for s in (a, b) for x in c["values"][s][0].lower().replace("none", "").split(" & ") if x}
    want = dict(BASE) | pair(a, b, "Perpetrator and victim") | attribute(a, check.cases, SUBSTANCES) | attribute(b, check.cases, SUBSTANCES) | unasked(UNASKED[4])
    want |= {("Of either", "Either or both"): (either, None), ("Of either", "Alcohol"): (lambda c: used(c) == {"alcohol"}, either),
             ("Of either", "Drugs"): (lambda c: used(c) == {"drugs"}, either), ("Of either", "Alcohol & drugs"): (lambda c: used(c) == {"alcohol", "drugs"}, either),
             ("Of either", "No use, not stated or not confirmed yet"): (lambda c: not either(c), None)}
    check.split("substance-use", want, "Substance use", "Whose")
    want = dict(BASE)
    for who, h, s in (("Perpetrator", p, a), ("Victim", v, b)):
        x, y = some(h), some(s)
        want |= {(who, "Decided for both"): (ALL, None), (who, "Mental health and substance use"): (lambda c, x=x, y=y: x(c) and y(c), ALL),
                 (who, "Mental health only"): (lambda c, x=x, y=y: x(c) and not y(c), ALL), (who, "Substance use only"): (lambda c, x=x, y=y: y(c) and not x(c), ALL),
                 (who, "Neither, or not stated"): (lambda c, x=x, y=y: not x(c) and not y(c), ALL), (who, "Not confirmed yet"): (NONE, None)}
    want[("Both people", "Mental health and substance use of each")] = (lambda c: all(some(t)(c) for t in (p, v, a, b)), None)
    check.split("health-and-substances", want, "Mental health and substance use", "Whose")


def violence(check):
    p, v, together = "Perpetrator history of violence", "Victim history of violence", "Perpetrator history of violence, taken together"
    others = lambda c: has(p, "Others")(c) or has(p, "Women")(c)
    want = dict(BASE) | attribute(p, check.cases, VIOLENCE) | attribute(v, check.cases, ["Yes", "No"]) | unasked(UNASKED[5])
    want |= {(together, "Violence or criminality"): (some(p), ALL), (together, "Towards the victim only"): (lambda c: has(p, "Victim")(c) and not others(c), ALL),
             (together, "Towards others, women among them"): (others, ALL),
             (v, "Yes, female victim"): (lambda c: has(v, "Yes")(c) and has("Victim sex", "Female")(c), None),
             (v, "Yes, male victim"): (lambda c: has(v, "Yes")(c) and has("Victim sex", "Male")(c), None)}
    check.split("violence", want, "History of violence", "Whose")


def splits(check):
    want = dict(BASE)
    for _, label in HEADERS:
        if label != "Type":
            want |= attribute(label, check.cases)
    for label in UNASKED:
        want |= {row: t for row, t in unasked(label).items() if row[1] not in ("Yes", "No")}
    check.split("attributes-by-type", want, "Value", "Attribute")
    cases, want = check.of("familial"), dict(BASE)
    for label in ("Relationship", "Perpetrator sex", "Victim sex", "Perpetrator history of violence", "Victim history of violence", "Method"):
        want |= attribute(label, cases)
    for label, values in (("Perpetrator mental health", CONDITIONS), ("Victim mental health", CONDITIONS), ("Perpetrator substance use", SUBSTANCES), ("Victim substance use", SUBSTANCES)):
        want |= attribute(label, cases, values)
    check.split("annex-d", want, "Value", "Attribute", [("Familial", "familial")])


def matrices(check):
    """Any code by any attribute, and any attribute by any other."""
    def inside(heading):
        for label in sorted([h for _, h in HEADERS] + UNASKED, key=len, reverse=True):
            if heading.startswith(label + " "):
                value = heading[len(label) + 1:]
                return (ALL if label in UNASKED else NONE) if value == "Not confirmed yet" else has(label, value)
        raise ValueError(heading)

    for r in read_table(check.folder, "codes-by-attributes"):
        code = r["Code"].split(" ")[0]
        row = ALL if r["Code"] == "Cases in the project" else lambda c, code=code: code in c["codes"]
        for heading, got in r.items():
            if heading != "Code":
                column = ALL if heading == "All" else inside(heading)
                check.same(f"codes-by-attributes, {code}, {heading}", sum(1 for c in check.cases if row(c) and column(c)), got)
    rows = read_table(check.folder, "attributes-together")
    check.same("attributes-together, rows", len(rows[0]) - 2, str(len(rows)))
    for r in rows:
        row = inside(r["Attribute"] + " " + r["Value"])
        for heading, got in r.items():
            if heading not in ("Attribute", "Value"):
                column = inside(heading)
                check.same(f"attributes-together, {r['Value']}, {heading}", sum(1 for c in check.cases if row(c) and column(c)), got)


def recommendations(check):
    everything = [(c, r) for c in check.cases for r in c["recommendations"]]
    known = [k for _, k in TYPES if k not in (None, "*")]
    years = sorted({c["year"] for c in check.cases})
    by_type = [(name, lambda c, k=k: k == "*" or c["type"] == k or k is None and c["type"] not in known) for name, k in TYPES]
    by_year = [(y, lambda c, y=y: c["year"] == y) for y in years] + [("All", ALL)]
    for table, at, first in (("recommendations-by-agency", 0, "Agency"), ("recommendations-by-theme", 1, "Theme")):
        for name, groups in ((table, by_type), (table + "-year", by_year)):
            rows = read_table(check.folder, name)
            check.same(f"{name}, names", {r[at].capitalize() for _, r in everything} <= {r[first] for r in rows}, "True")
            for r in rows:
                base = r[first] == "Confirmed recommendations"
                for heading, keep in groups:
                    of = [x for c, x in everything if keep(c)]
                    n = sum(1 for x in of if base or x[at].capitalize() == r[first])
                    check.same(f"{name}, {r[first]}, {heading}", n, r[heading + " n"])
                    if not base:
                        check.same(f"{name}, {r[first]}, {heading} %", f"{100 * n / len(of):.1f}" if of else "", r[heading + " %"])
    for r in read_table(check.folder, "recommendations-themes-agencies"):
        for heading, got in r.items():
            if heading != "Theme":
                n = sum(1 for _, (agency, theme) in everything if r["Theme"] in ("Confirmed recommendations", theme.capitalize()) and heading in ("All", agency.capitalize()))
                check.same(f"recommendations-themes-agencies, {r['Theme']}, {heading}", n, got)


def main():
    check = Check(read_gold(sys.argv[1]), sys.argv[2])
    for tables in (people, health, violence, splits, matrices, recommendations):
        tables(check)
    print(f"{check.compared} numbers of attributes and recommendations compared, {check.wrong} differ")
    return 1 if check.wrong or check.compared < 8000 else 0


if __name__ == "__main__":
    sys.exit(main())
