#!/usr/bin/env python3
"""Loads the service at URL, whose process is PID, for MINUTES with a mix of everything, and looks at what it holds.

usage: soak.py URL PID MINUTES; bench/soak.sh starts what it needs. Prints a line every minute and a table at the end.
"""

import collections
import http.client
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse
import uuid

CLIENTS = 8
EVERY = 15  # seconds between two looks
PAUSE = 0.02  # seconds between two requests of a client: the machine is loaded, not choked
CALLER = {"X-Forwarded-Email": "soak@example.com"}
API = "/api/v1"

# How much the last quarter may have over the second: the first is warm-up. Threads and descriptors also come and go by a few.
MAY_GROW = {"heap after collection MB": (1.15, 8), "resident MB": (1.10, 10), "threads": (1.0, 4), "descriptors": (1.0, 12), "connections": (1.0, 2)}


class Client:
    """One caller on one connection, which it opens again when it breaks."""

    def __init__(self, url):
        self.address = urllib.parse.urlsplit(url).netloc
        self.connection = http.client.HTTPConnection(self.address, timeout=30)

    def send(self, method, path, body=None, **headers):
        text = None if body is None else json.dumps(body)
        kind = {} if body is None else {"Content-Type": headers.pop("kind", "application/json")}
        try:
            self.connection.request(method, path, text, {**CALLER, **kind, **headers})
            answer = self.connection.getresponse()
            return answer.status, answer.headers, answer.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            return 0, {}, b""

    def get(self, path):
        return self.send("GET", path)


class Soak:
    def __init__(self, url):
        self.url = url
        self.statuses, self.longest, self.lost = collections.Counter(), 0.0, 0
        self.lock, self.ending = threading.Lock(), threading.Event()

    def prepare(self):
        """A published query over the service's own database, by its client's secret."""
        client, variables = Client(self.url), os.environ
        environment = {
            "host": "localhost", "port": int(variables["PGPORT"]), "database": variables["PGDATABASE"], "workspace": variables["DATABRICKS_HOST"],
            "endpoint": variables["LAKEBASE_ENDPOINT"], "tls": {"mode": "require"}, "pool": {"maxSize": 4},
            "authentication": {"method": "oauth-m2m", "clientId": variables["DATABRICKS_CLIENT_ID"], "clientSecret": variables["DATABRICKS_CLIENT_SECRET"]},
        }
        connection = self.created(client, "/connections", {"name": "Soak", "environments": {"production": environment}})
        definition = {"sql": "select n, n * n as square from generate_series(1, :n) n", "parameters": {"n": {"type": "integer", "required": True}}}
        query = self.created(client, "/queries", {"name": "Squares", "slug": "squares", "connectionId": connection, "definition": definition})
        status, _, body = client.send("POST", f"{API}/queries/{query}/publication", {"version": 1})
        if status != 200:
            sys.exit(f"the query could not be published: {status} {body[:500]}")

    def created(self, client, path, body):
        status, _, answer = client.send("POST", API + path, body)
        if status != 201:
            sys.exit(f"POST {path}: {status} {answer[:500]}")
        return json.loads(answer)["id"]

    def run(self, number):
        client, chance = Client(self.url), random.Random(number)
        while not self.ending.is_set():
            self.record_life(client, chance)
            for path in (f"{API}/data-domains?limit=50", f"{API}/search?q=soak", "/domains", f"{API}/run/squares?n={chance.randint(1, 50)}", f"{API}/audit-events?limit=20", "/"):
                self.seen(client.get, path)

    def record_life(self, client, chance):
        """Created, read, changed, commented on and, half of them, deleted; a read must see what was acknowledged."""
        name = f"Soak {uuid.uuid4()}"
        status, headers, body = self.seen(client.send, "POST", f"{API}/data-domains", {"name": name, "description": "x" * 500}, **{"Idempotency-Key": name})
        if status != 201:
            return
        domain, tag = f"{API}/data-domains/{json.loads(body)['id']}", headers["ETag"]
        if self.seen(client.get, domain)[0] == 404:
            self.lost += 1
        self.seen(client.send, "PATCH", domain, {"description": "changed"}, kind="application/merge-patch+json", **{"If-Match": tag})
        if chance.random() < 0.5:
            self.seen(client.send, "DELETE", domain)

    def seen(self, call, *arguments, **headers):
        begun = time.monotonic()
        answer = call(*arguments, **headers)
        with self.lock:
            self.statuses[answer[0]] += 1
            self.longest = max(self.longest, time.monotonic() - begun)
        time.sleep(PAUSE)
        return answer


def look(client, pid):
    """What the process holds now, after a full collection."""
    subprocess.run(["jcmd", str(pid), "GC.run"], stdout=subprocess.DEVNULL, timeout=60, check=True)
    status, _, text = client.get("/q/metrics")
    if status != 200:
        sys.exit(f"GET /q/metrics: {status}")
    metrics = collections.Counter()
    for line in text.decode().splitlines():
        if not line.startswith("#"):
            name, _, value = line.rpartition(" ")
            metrics[name.partition("{")[0]] += float(value)
            metrics[name] = float(value)
    status_lines = dict(line.split(":", 1) for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines() if ":" in line)
    return {
        "heap after collection MB": sum(value for name, value in metrics.items() if name.startswith('jvm_memory_used_bytes{area="heap"')) / 2**20,
        "resident MB": int(status_lines["VmRSS"].split()[0]) / 1024,
        "threads": int(status_lines["Threads"]),
        "descriptors": len(os.listdir(f"/proc/{pid}/fd")),
        "connections": metrics["agroal_active_count"] + metrics["agroal_available_count"],
        "rotations": metrics['ontos_database_token_refresh_seconds_count{outcome="success"}'],
    }


def wait_until_ready(client):
    for _ in range(240):
        if client.get(f"{API}/data-domains?limit=1")[0] == 200:
            return
        time.sleep(0.5)
    sys.exit("the service did not become ready")


def verdict(name, looks):
    quarter = len(looks) // 4
    before = statistics.median(look[name] for look in looks[quarter : 2 * quarter])
    after = statistics.median(look[name] for look in looks[-quarter:])
    factor, more = MAY_GROW[name]
    return before, after, after <= before * factor + more


def main():
    url, pid, minutes = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    watcher, soak = Client(url), Soak(url)
    wait_until_ready(watcher)
    soak.prepare()
    threads = [threading.Thread(target=soak.run, args=(number,), daemon=True) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    looks, end = [], time.monotonic() + minutes * 60
    while time.monotonic() < end:
        time.sleep(EVERY)
        looks.append(look(watcher, pid))
        if len(looks) % 4 == 0:
            print(f"{len(looks) * EVERY:5d} s  " + "  ".join(f"{name} {value:.0f}" for name, value in looks[-1].items()) + f"  requests {sum(soak.statuses.values())}", flush=True)
    soak.ending.set()
    for thread in threads:
        thread.join(60)
    report(soak, looks, minutes)


def report(soak, looks, minutes):
    failed = sum(count for status, count in soak.statuses.items() if not 200 <= status < 300)
    print(f"\n{sum(soak.statuses.values())} requests, {failed} failed, {soak.lost} lost, longest {soak.longest * 1000:.0f} ms, {looks[-1]['rotations']:.0f} rotations")
    print("| what it holds, median | second quarter | last quarter | |\n|---|---:|---:|---|")
    flat, notes = True, []
    for name in MAY_GROW:
        before, after, holds = verdict(name, looks)
        flat &= holds
        notes.append(f"{name} {before:.0f} then {after:.0f}")
        print(f"| {name} | {before:.1f} | {after:.1f} | {'flat' if holds else 'GROWS'} |")
    row = {
        "source": "bench/soak.sh", "fault": f"soak: {CLIENTS} clients for {minutes:g} minutes, a new token every 30 s", "sent": sum(soak.statuses.values()),
        "failed": failed, "acknowledged": soak.statuses[201], "lost": soak.lost, "longestMillis": round(soak.longest * 1000),
        "statuses": {str(status): count for status, count in sorted(soak.statuses.items())},
        "note": f"{looks[-1]['rotations']:.0f} rotations. Second quarter and last: " + ", ".join(notes),
    }
    folder = pathlib.Path("target/reliability")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "soak.json").write_text(json.dumps(row) + "\n")
    if failed or soak.lost or not flat or looks[-1]["rotations"] < minutes:
        sys.exit("the soak has found something")


main()
