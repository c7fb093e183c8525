"""Reads a .qdpx with an independent reader and says which words carry which code.

    python3 readback.py FILE.qdpx FOLDER

Prints one line of JSON for each coding: document, code, coder, and the words at its place. FOLDER is for unpacking.
"""
import json
import pathlib
import sys

from pyrefiqda import RefiProject


def codes(node, found):
    for code in node.code or []:
        found[code.guid] = code.name
        codes(code, found)
    return found


def main(file, folder):
    project = RefiProject.load(file, extract_dir=folder)
    names = {}
    for code in project.code_book.codes.code:
        names[code.guid] = code.name
        codes(code, names)
    users = {u.guid: u.name for u in project.users.user}
    for source in project.sources.pdfsource:
        path = source.representation.plain_text_path.removeprefix("internal://")
        text = (pathlib.Path(folder) / "sources" / path).read_bytes().decode("utf-8")
        for selection in source.representation.plain_text_selection:
            for coding in selection.coding:
                print(json.dumps({
                    "document": source.name,
                    "code": names[coding.code_ref.target_guid],
                    "coder": users[coding.creating_user],
                    "words": text[selection.start_position:selection.end_position],
                }, ensure_ascii=False))


main(*sys.argv[1:])
