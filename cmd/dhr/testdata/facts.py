"""Works out every table of attributes and recommendations from the headers and the R
lines of the gold files and compares them, cell by cell, with the tables of
`dhr report`: python3 facts.py GOLD_FOLDER REPORT_FOLDER [FACTS.jsonl]

Facts that were decided after the gold, in the lines of FACTS.jsonl, take its place.

It shares no code with the program. Standard library only. Prints what differs and
exits with 1 if anything does.
"""
import csv
import glob
import json
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
        head, codes, recommendations = {}, set(), {}
        with open(name, encoding="utf-8") as f:
            for line in f:
                if m := re.match(r"# (\w+): (.*)", line):
                    head[m[1]] = m[2].strip()
                elif m := re.match(r"R \[agency=([^;]*); theme=([^\]]*)\]", line):
                    text = line[m.end():].strip()
                    recommendations[text] = (m[1].strip(), m[2].strip())
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
        cases.append({"id": head["id"], "type": head["type"], "year": head["year"], "values": values, "codes": codes, "recommendations": recommendations})
    return cases


def decide(cases, name):
    """Puts later decisions in the place of the gold: values that were set, [] where the
    review does not state it, None where somebody was unsure."""
    by_id = {c["id"]: c for c in cases}
    listed = ("Type", "Year", "Region")
    with open(name, encoding="utf-8") as f:
        for line in f:
            d = json.loads(line)
            case, fact, verdict = by_id[d["case"]], d["fact"], d["verdict"]
            if fact == "recommendation":
                if verdict in ("confirm", "set"):
                    case["recommendations"][d["text"]] = (d["addressees"][0], d["theme"])
                else:
                    case["recommendations"].pop(d["text"], None)
                continue
            label = fact[:1].upper() + fact[1:]
            if verdict in ("confirm", "set"):
                v = [band(x) if label.endswith(" age") else x[:1].upper() + x[1:] for x in d["values"]]
            elif verdict == "reject":
                v = []
            elif label in listed:  # the list of cases states it
                continue
            else:
                v = None
            case["values"][label] = v
            if label == "Type":
                case["type"] = v[0].lower() if v else ""
            if label == "Year":
                case["year"] = v[0] if v else ""


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
    return lambda c: value in (c["values"][attribute] or [])


def some(attribute):
    return lambda c: bool(c["values"][attribute]) and c["values"][attribute] != ["None"]


def stated(attribute):
    return lambda c: bool(c["values"][attribute])


def silent(attribute):
    return lambda c: c["values"][attribute] == []


def waiting(*attributes):
    return lambda c: any(c["values"][a] is None for a in attributes)


def attribute(label, cases, values=None):
    """The block of one attribute."""
    found = values or sorted({v for c in cases for v in c["values"][label] or []})
    rows = {(label, "Stated"): (stated(label), None), (label, "Not stated in the review"): (silent(label), None), (label, "Not confirmed yet"): (waiting(label), None)}
    for v in found:
        rows[(label, v)] = (has(label, v), stated(label))
    return rows


def unasked(label):
    return {(label, "Stated"): (NONE, None), (label, "Yes"): (NONE, NONE), (label, "No"): (NONE, NONE),
            (label, "Not stated in the review"): (NONE, None), (label, "Not confirmed yet"): (ALL, None)}


def pair(p, v, group):
    a, b, wait = some(p), some(v), waiting(p, v)
    either = lambda c: (a(c) or b(c)) and not wait(c)
    neither = lambda c: has(p, "None")(c) and has(v, "None")(c)
    decided = lambda c: either(c) or neither(c)
    return {(group, "Decided for both"): (decided, None), (group, "Perpetrator only"): (lambda c: either(c) and not b(c), decided),
            (group, "Both"): (lambda c: either(c) and a(c) and b(c), decided), (group, "Victim only"): (lambda c: either(c) and not a(c), decided),
            (group, "Neither"): (neither, decided), (group, "Not stated in the review"): (lambda c: not decided(c) and not wait(c), None),
            (group, "Not confirmed yet"): (wait, None), (group, "Either or both"): (either, decided)}


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
                    is_row = {"Cases in the project": ALL, "Not stated in the review": silent(label + " age"), "Not confirmed yet": waiting(label + " age")}.get(
                        r["Age"], lambda c: c["values"][label + " age"] == [age])
                    n = sum(1 for c in want if is_row(c))
                    check.same(f"{table}, {r['Age']}, {who} {sex}", n, r[f"{who} {sex}"])
    p, v = "Perpetrator sex", "Victim sex"
    want = dict(BASE)
    two = lambda c: stated(p)(c) and stated(v)(c)
    want.update({("", "Stated for both"): (two, None), ("", "Not stated in the review"): (lambda c: not two(c) and not waiting(p, v)(c), None),
                 ("", "Not confirmed yet"): (waiting(p, v), None)})
    for a in ("Male", "Female"):
        for b in ("Male", "Female"):
            want[("", f"{a} perpetrator and {b.lower()} victim")] = (lambda c, a=a, b=b: has(p, a)(c) and has(v, b)(c), two)
    check.split("gender", want, "Perpetrator and victim")
    want = dict(BASE) | attribute("Dependent children", check.cases, ["Yes", "No"]) | unasked(UNASKED[0]) | unasked(UNASKED[1])
    check.split("children", want, "Dependent children", "Attribute")


def health(check):
    p, v = "Perpetrator mental health", "Victim mental health"
    want = dict(BASE) | pair(p, v, "Perpetrator and victim") | attribute(p, check.cases, CONDITIONS) | attribute(v, check.cases, CONDITIONS)
    check.split("mental-health", want | unasked(UNASKED[2]) | unasked(UNASKED[3]), "Mental health", "Whose")
    a, b = "Perpetrator substance use", "Victim substance use"
    either = lambda c: (some(a)(c) or some(b)(c)) and not waiting(a, b)(c)
    used = lambda c: set() if waiting(a, b)(c) else {x for s in (a, b) for y in c["values"][s] for x in y.lower().replace("none", "").split(" & ") if x}
    want = dict(BASE) | pair(a, b, "Perpetrator and victim") | attribute(a, check.cases, SUBSTANCES) | attribute(b, check.cases, SUBSTANCES) | unasked(UNASKED[4])
    want |= {("Of either", "Either or both"): (either, None), ("Of either", "Alcohol"): (lambda c: used(c) == {"alcohol"}, either),
             ("Of either", "Drugs"): (lambda c: used(c) == {"drugs"}, either), ("Of either", "Alcohol & drugs"): (lambda c: used(c) == {"alcohol", "drugs"}, either),
             ("Of either", "No use, not stated or not confirmed yet"): (lambda c: not either(c), None)}
    check.split("substance-use", want, "Substance use", "Whose")
    want = dict(BASE)
    for who, h, s in (("Perpetrator", p, a), ("Victim", v, b)):
        x, y, wait = some(h), some(s), waiting(h, s)
        base = lambda c, wait=wait: not wait(c)
        want |= {(who, "Decided for both"): (base, None), (who, "Mental health and substance use"): (lambda c, x=x, y=y, base=base: base(c) and x(c) and y(c), base),
                 (who, "Mental health only"): (lambda c, x=x, y=y, base=base: base(c) and x(c) and not y(c), base),
                 (who, "Substance use only"): (lambda c, x=x, y=y, base=base: base(c) and y(c) and not x(c), base),
                 (who, "Neither, or not stated"): (lambda c, x=x, y=y, base=base: base(c) and not x(c) and not y(c), base), (who, "Not confirmed yet"): (wait, None)}
    want[("Both people", "Mental health and substance use of each")] = (lambda c: all(some(t)(c) for t in (p, v, a, b)), None)
    check.split("health-and-substances", want, "Mental health and substance use", "Whose")


def violence(check):
    p, v, together = "Perpetrator history of violence", "Victim history of violence", "Perpetrator history of violence, taken together"
    others = lambda c: has(p, "Others")(c) or has(p, "Women")(c)
    want = dict(BASE) | attribute(p, check.cases, VIOLENCE) | attribute(v, check.cases, ["Yes", "No"]) | unasked(UNASKED[5])
    want |= {(together, "Violence or criminality"): (some(p), stated(p)), (together, "Towards the victim only"): (lambda c: has(p, "Victim")(c) and not others(c), stated(p)),
             (together, "Towards others, women among them"): (others, stated(p)),
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
                if label in UNASKED:
                    return ALL if value == "Not confirmed yet" else NONE
                return {"Not confirmed yet": waiting(label), "Not stated in the review": silent(label)}.get(value, has(label, value))
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
    everything = [(c, r) for c in check.cases for r in c["recommendations"].values()]
    known = [k for _, k in TYPES if k not in (None, "*")]
    years = sorted({c["year"] for c in check.cases} - {""})
    by_type = [(name, lambda c, k=k: k == "*" or c["type"] == k or k is None and c["type"] not in known) for name, k in TYPES]
    by_year = [(y, lambda c, y=y: c["year"] == y) for y in years] + [("All", ALL)]
    if any(c["year"] == "" for c in check.cases):
        by_year.append(("Not stated", lambda c: c["year"] == ""))
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
    cases = read_gold(sys.argv[1])
    if len(sys.argv) > 3:
        decide(cases, sys.argv[3])
    check = Check(cases, sys.argv[2])
    for tables in (people, health, violence, splits, matrices, recommendations):
        tables(check)
    print(f"{check.compared} numbers of attributes and recommendations compared, {check.wrong} differ")
    return 1 if check.wrong or check.compared < 8000 else 0


if __name__ == "__main__":
    sys.exit(main())
