"""Asks a service questions over HTTP and prints how long the answers took, as a table. Used by search.sh."""

import http.client
import json
import statistics
import sys
import threading
import time
import urllib.parse

QUESTIONS = {
    "a word of 16 000 texts": "policy",
    "a word of 16 000 texts and 2 000 names": "customer",
    "its beginning": "cust",
    "two words": "order payment",
    "a name's beginning": "quality dash",
    "a word that is rare": "wbuk",
    "a typo": "custmer",
    "two typos": "paymnet shipmnt",
    "one letter": "c",
    "a word that is nowhere": "zyzzyva",
}
WARM_UP, EACH = 40, 200


def ask(base, connections, question, path, each):
    """The milliseconds that every answer took, and how many hits the first had."""
    took, hits, lock = [], [], threading.Lock()

    def client():
        connection = http.client.HTTPConnection(base.netloc, timeout=120)  # a cold service on a busy machine is slow, and that is not what is measured
        for _ in range(each // connections):
            start = time.perf_counter()
            connection.request("GET", path + urllib.parse.quote(question))
            answer = connection.getresponse()
            body = answer.read()
            elapsed = (time.perf_counter() - start) * 1000
            if answer.status != 200:
                raise SystemExit(f"{answer.status} for {question}: {body[:300]!r}")
            with lock:
                took.append(elapsed)
                if not hits:
                    hits.append(sum(json.loads(body)["counts"].values()))
        connection.close()

    clients = [threading.Thread(target=client) for _ in range(connections)]
    for thread in clients:
        thread.start()
    for thread in clients:
        thread.join()
    if len(took) < each // connections * connections:
        raise SystemExit(f"not every request for {question} was answered")
    return took, hits[0]


def main():
    base = urllib.parse.urlsplit(sys.argv[1])
    path = "/api/v1/search?limit=20&q="
    for question in QUESTIONS.values():
        ask(base, 1, question, path, WARM_UP)
    for connections in (1, 4):
        everything = []
        print(f"\n| {connections} connection(s) | hits ranked | p50 ms | p95 ms | max ms |\n|---|---|---|---|---|")
        for name, question in QUESTIONS.items():
            took, hits = ask(base, connections, question, path, EACH)
            everything += took
            row(f"{name}: `{question}`", hits, took)
        row("all", "", everything)


def row(name, hits, took):
    p95 = statistics.quantiles(took, n=20)[18]
    print(f"| {name} | {hits} | {statistics.median(took):.1f} | {p95:.1f} | {max(took):.1f} |")


main()
