#!/usr/bin/env python3
"""Makes docs/reliability.md of the measurements in a folder: files of JSON lines, a row each.

A row has source (the test class, or whoever measured), fault, sent, failed, acknowledged, lost, duplicates, halfDone,
recoveryMillis, longestMillis, statuses, note. Rows that have no commit, date and load yet get those of now: the script is
run right after the tests. Other programs may put rows of the same shape into the same folder.
"""

import datetime
import json
import os
import pathlib
import platform
import subprocess
import sys

WORDS = {"0": "broken off", "-1": "nobody listens"}

HEAD = """# What breaks, and what the service keeps

Written by `bench/reliability.sh`, which breaks each of these things under load and measures; don't edit it by hand.

Measured on {machine}. The clients, the service and PostgreSQL share that machine, and others may: *load* is its load average at the
end of the run, and times that include the start of a JVM grow with it. Each row says which commit it was measured at.

## What is promised

Whatever of the rows below happens to the service:

- **Nothing acknowledged is lost.** Each record whose creation was answered with 201 is in the database.
- **Nothing is half-done.** Record, audit event and the result kept for the idempotency key are there, or none of them is.
- **A retry makes no second record.** Clients repeat each POST with its `Idempotency-Key` until they know; each key has made one
  record.
- **Failures can be gone by.** While it lasts, answers are 503 with `Retry-After`, 504, or 409 `request-in-flight` (the first
  attempt is still running), as problem documents. Never 500, never silence. Where the service itself is killed, connections break
  instead.
- **No request waits without bound.** The column *longest* is the longest of all requests.
- **Full capacity comes back by itself.** *Recovered* is the time from the fault's end to the end of the last failure, whose request
  may have begun long before, or to the first success where nothing failed any more. Then the pool must have as many connections
  inside the database as before.
- **Sessions carry nothing over.** Afterwards no session of the service is in a transaction, holds a lock, or has left a temporary
  table or prepared transaction, as PostgreSQL's superuser sees it. (Settings of other sessions can't be seen from outside.)

## What was measured

*Sent* are requests of 14 clients, unless a row says otherwise: writers that add comments, readers that read them; *failed* are those
that were not done, and were repeated.

| what breaks | sent | failed | acknowledged | lost | twice | half-done | recovered | longest | answers | commit, date, load |
|---|---|---|---|---|---|---|---|---|---|---|
"""

TAIL = """
## Measure it again

`bench/reliability.sh` does all of the classes whose names end in IT and writes this page; `bench/reliability.sh {example}` measures the
rows of one of them again. `bench/soak.sh` (20 minutes) and `./mvnw test -Dtest=HostileClientsTest` leave their rows in the same folder; then
`python3 bench/reliability.py target/reliability >docs/reliability.md`.

| class | rows |
|---|---|
{classes}

The same tests run in every `./mvnw verify`, and fail where a promise is not kept. Further rows can be added from elsewhere: a file
of JSON lines of the same shape in `target/reliability`.
"""


def rows(folder):
    now = {"commit": commit(), "date": datetime.date.today().isoformat(), "load": round(os.getloadavg()[1], 1)}
    found = []
    for file in sorted(pathlib.Path(folder).glob("*.json")):
        stamped = [now | json.loads(line) for line in file.read_text().splitlines() if line.strip()]
        file.write_text("".join(json.dumps(row) + "\n" for row in stamped))
        found += stamped
    return found


def seconds(millis):
    return "" if millis is None else f"{millis / 1000:.1f} s"


def line(row):
    statuses = ", ".join(
        f"{count} × {WORDS.get(status, status)}" for status, count in row.get("statuses", {}).items()
    )
    what = row["fault"] + (f". {row['note']}" if row.get("note") else "")
    numbers = [row.get(name, "") for name in ("sent", "failed", "acknowledged", "lost", "duplicates", "halfDone")]
    times = [seconds(row.get("recoveryMillis")), seconds(row.get("longestMillis"))]
    measured = f"{row['commit']}, {row['date']}, {row['load']}"
    return "| " + " | ".join(str(cell) for cell in [what, *numbers, *times, statuses, measured]) + " |"


def commit():
    git = lambda *words: subprocess.run(["git", *words], capture_output=True, text=True, check=True).stdout.strip()
    return git("rev-parse", "--short", "HEAD") + (", with changes" if git("status", "--porcelain", "src", "pom.xml") else "")


def machine():
    java = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr.splitlines()
    model = next(
        (l.split(":")[1].strip() for l in open("/proc/cpuinfo", encoding="utf-8") if l.startswith("model name")),
        platform.machine(),
    )
    return f"{os.cpu_count()} cores of {model}, {platform.system()} {platform.release().split('-')[0]}, {java[0] if java else 'Java'}"


def main():
    found = rows(sys.argv[1])
    sources = {}
    for row in found:
        sources.setdefault(row["source"], []).append(row["fault"].split(":")[0])
    classes = "\n".join(f"| `{name}` | {', '.join(dict.fromkeys(faults))} |" for name, faults in sources.items())
    print(HEAD.format(machine=machine()), end="")
    for row in found:
        print(line(row))
    print(TAIL.format(example=next(iter(sources), "NetworkFaultsIT"), classes=classes), end="")


main()
