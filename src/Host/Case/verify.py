#!/usr/bin/env python3
"""Checks a sealed case file without the program that wrote it: python3 verify.py [FILE.zip]. Exit code 0 when whole, 1 when broken."""
import hashlib, json, os, re, sys, zipfile


def sha256(data):
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def instant(at):
    date, fraction = re.match(r"([^.Z+]+)(?:\.(\d+))?(?:Z|\+00:00)$", at).groups()
    return f"{date}.{(fraction or '').ljust(6, '0')[:6]}Z"


def broken_fact(record):
    previous = "0" * 64
    for place, fact in enumerate(record["facts"], 1):
        name = f"fact {fact['position']} ({fact['kind']})"
        if fact["position"] != place:
            return f"a fact is missing before {name}"
        if fact["previous"] != previous:
            return f"{name} does not follow the one before it"
        if fact.get("data") is not None and sha256(fact["salt"] + "\n" + fact["data"]) != fact["dataHash"]:
            return f"the text of {name} was changed"
        head = ["passerelle-fact/1", record["case"], fact["position"], fact["kind"], fact["subject"], instant(fact["at"]), fact.get("account"),
                fact.get("office"), fact["channel"], fact["readers"], fact["dataHash"], fact["previous"]]
        if sha256("\n".join("" if part is None else str(part) for part in head)) != fact["hash"]:
            return f"the head of {name} was changed"
        previous = fact["hash"]
    return None


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    if len(sys.argv) > 1:
        archive = zipfile.ZipFile(sys.argv[1])
        read = archive.read
    else:
        read = lambda name: open(os.path.join(here, *name.split("/")), "rb").read()
    record = json.loads(read("facts.json"))
    fault = broken_fact(record)
    for name, expected in {} if fault else json.loads(read("contents.json")).items():
        try:
            if sha256(read(name)) != expected:
                fault = fault or f"{name} was changed"
        except (KeyError, OSError, zipfile.BadZipFile):
            fault = fault or f"{name} is missing or damaged"
    print(f"{record['reference']}: BROKEN: {fault}" if fault else f"{record['reference']}: whole, {len(record['facts'])} facts, seal {record['facts'][-1]['hash']}")
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main())
