"""Gets a service's pages over HTTP and prints how long the answers took, as a table. Used by pages.sh.

The time is from the request to the last byte, on one connection: the server's own time and a little of the client's.
Ends with 1 if a page takes more than 30 ms at the 95th percentile.
"""

import hashlib
import http.client
import json
import statistics
import sys
import time
import urllib.parse
import uuid

MOST_MILLIS = 30
WARM_UP, EACH = 150, 200


def seeded(text):
    return uuid.UUID(bytes=hashlib.md5(text.encode()).digest())


def get(connection, path):
    start = time.perf_counter()
    connection.request("GET", path, headers={"Accept": "*/*", "Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    elapsed = (time.perf_counter() - start) * 1000
    if answer.status != 200:
        raise SystemExit(f"{answer.status} for {path}: {body[:300]!r}")
    return elapsed, len(body)


def first_id(connection, collection):
    connection.request("GET", f"/api/v1/{collection}?limit=1")
    return json.loads(connection.getresponse().read())["items"][0]["id"]


def main():
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(sys.argv[1]).netloc, timeout=60)
    contract, product, concept = seeded("bench1000"), seeded("bench1002"), seeded("bench1003")
    glossary = seeded("bench glossary")
    domain, team, project = (first_id(connection, name) for name in ("data-domains", "teams", "projects"))
    pages = [
        "/", "/contracts/waiting", "/contracts/red", "/products/waiting", "/comments/heard",
        "/domains", f"/domains/{domain}", "/teams", f"/teams/{team}", "/projects", f"/projects/{project}",
        "/contracts", "/contracts?lifecycle=active", "/contracts?q=w1000", f"/contracts/{contract}", f"/contracts/{contract}/form",
        f"/contracts/{contract}/edit", f"/contracts/{contract}/diff", f"/contracts/{contract}/tests",
        "/products", f"/products/{product}", f"/products/{product}/lineage",
        "/glossaries", f"/glossaries/{glossary}", f"/concepts/{concept}",
        "/connections", "/queries", "/sql", "/test-runs", "/roles", "/tags",
        f"/comments/of/data-contract/{contract}", f"/ratings/of/data-contract/{contract}", f"/tags/of/data-contract/{contract}",
        "/search?q=customer+order", "/choices/data-domain?find=custo", "/audit", "/system",
    ]
    for _ in range(2):
        for page in pages:
            for _ in range(WARM_UP // 2):
                get(connection, page)
    print("\n| page | bytes sent | p50 ms | p95 ms | max ms |\n|---|---|---|---|---|")
    slow = []
    for page in pages:
        answers = [get(connection, page) for _ in range(EACH)]
        took = [millis for millis, _ in answers]
        p95 = statistics.quantiles(took, n=20)[18]
        print(f"| `{page}` | {answers[0][1]} | {statistics.median(took):.1f} | {p95:.1f} | {max(took):.1f} |")
        if p95 > MOST_MILLIS:
            slow.append(page)
    if slow:
        raise SystemExit(f"more than {MOST_MILLIS} ms: {', '.join(slow)}")


main()
