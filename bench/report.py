#!/usr/bin/env python3
"""Turns one run's results.tsv and facts.tsv (bench/run writes them) into the table, as Markdown on stdout."""
import collections
import csv
import pathlib
import statistics
import sys

NAMES = {"get": "GET by id", "page50": "page of 50", "post": "POST", "run": "published query"}
COLUMNS = {"ours": "Ontos", "fastify": "Fastify", "lakebase": "lakebase", "appkit": "AppKit", "pgbench": "pgbench", "pgbench-own": "pgbench, our SQL"}
# As ratios of ours to the other.
AIMS = {("get", "fastify"): 2.0, ("get", "pgbench"): 0.6, ("run", "pgbench"): 0.4}
AIMS |= {(op, peer): 1.0 for op in ("get", "page50", "post") for peer in ("fastify", "lakebase", "appkit") if (op, peer) not in AIMS}
# The rate with most records to that with least: flat is what is left of the noise.
FLAT = 0.8
START_AIM_MS, RSS_AIM_MB = 2000, 250


class Cell:
    """One program, operation and number of connections, over all rounds."""

    def __init__(self):
        self.rates, self.p50, self.p99, self.cpu = [], [], [], []

    def add(self, row):
        requests = float(row["requests"])
        self.rates.append(requests / float(row["seconds"]))
        if row["p50"]:
            self.p50.append(int(row["p50"]))
            self.p99.append(int(row["p99"]))
            self.cpu.append(float(row["cpu_ms"]) * 1000 / max(requests, 1))

    @property
    def rate(self):
        return statistics.median(self.rates)


def read_results(path):
    fields = ["round", "who", "op", "connections", "requests", "seconds", "p50", "p99", "errors", "cpu_ms"]
    cells = collections.defaultdict(Cell)
    with open(path, newline="") as file:
        for row in csv.DictReader(file, fields, delimiter="\t"):
            cells[row["who"], row["op"], int(row["connections"])].add(row)
    return cells


def read_facts(path):
    facts = collections.defaultdict(list)
    for line in pathlib.Path(path).read_text().splitlines():
        key, _, value = line.partition("\t")
        facts[key].append(value)
    return facts


def table(header, rows):
    """Markdown that also reads well unrendered: the first column to the left, numbers to the right."""
    widths = [max(len(line[i]) for line in [header, *rows]) for i in range(len(header))]
    line = lambda cells: "| " + " | ".join(
        cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(cells, widths))
    ) + " |"
    rule = "|" + "|".join("-" * (w + 2) if i == 0 else "-" * (w + 1) + ":" for i, w in enumerate(widths)) + "|"
    return "\n".join([line(header), rule, *map(line, rows)])


def number(value):
    return f"{value:,.0f}".replace(",", " ")


def milliseconds(values):
    return f"{statistics.median(values) / 1000:.1f}" if values else ""


def ratio(op, other, value):
    aim = AIMS.get((op, other))
    return f"{value:.2f}" if aim is None else f"{value:.2f} ({'meets' if value >= aim else 'MISSES'} {aim:g})"


def throughput(cells, others):
    ops = sorted({(op, c) for who, op, c in cells if who == "ours"}, key=lambda key: (list(NAMES).index(key[0]), key[1]))
    header = ["req/s, median", "conn.", *(COLUMNS[w] for w in ["ours", *others]), *(f"/ {COLUMNS[w]}" for w in others)]
    rows = []
    for op, connections in ops:
        ours = cells["ours", op, connections].rate
        theirs = [cells[w, op, connections].rate if (w, op, connections) in cells else None for w in others]
        ratios = [ratio(op, w, ours / t) if t else "" for w, t in zip(others, theirs)]
        rows.append([NAMES[op], str(connections), number(ours), *(number(t) if t else "" for t in theirs), *ratios])
    return table(header, rows)


def latency(cells, programs):
    header = ["latency and cost", "conn."]
    for who in programs:
        header += [f"{COLUMNS[who]} p50 ms", "p99 ms", "CPU µs/req", "lowest - highest req/s"]
    rows = []
    for op, connections in sorted({(o, c) for _, o, c in cells}, key=lambda k: (list(NAMES).index(k[0]), k[1])):
        row = [NAMES[op], str(connections)]
        for who in programs:
            if (who, op, connections) not in cells:
                row += [""] * 4
                continue
            cell = cells[who, op, connections]
            row += [milliseconds(cell.p50), milliseconds(cell.p99), number(statistics.median(cell.cpu))]
            row += [f"{number(min(cell.rates))} - {number(max(cell.rates))}"]
        rows.append(row)
    return table(header, rows)


def single_numbers(facts, programs):
    rows = []
    for key, text in [("start_migrated_ms", "schema migrated"), ("start_empty_ms", "empty database")]:
        samples = [int(v) for v in facts[key]]
        middle = statistics.median(samples)
        verdict = f"{'meets' if middle < START_AIM_MS else 'MISSES'} < {number(START_AIM_MS)} ms"
        rows.append([f"start to first 200, {text}", f"{number(middle)} ms", verdict, f"{min(samples)} - {max(samples)} of {len(samples)}"])
    for key, java in [("start_other_java_ms", "other_java"), ("start_without_archive_ms", "java")]:
        if facts[key]:
            samples = [int(v) for v in facts[key]]
            text = f"the same, no archive of classes, {facts[java][0]}"
            rows.append([text, f"{number(statistics.median(samples))} ms", "", f"{min(samples)} - {max(samples)} of {len(samples)}"])
    for who in programs:
        rss, peak = (int(facts[f"{key}_{who}"][0]) / 1024 for key in ("rss_kb", "rss_peak_kb"))
        verdict = f"{'meets' if rss < RSS_AIM_MB else 'MISSES'} < {RSS_AIM_MB} MB" if who == "ours" else ""
        rows.append([f"RSS after load, {COLUMNS[who]}", f"{rss:.0f} MB", verdict, f"peak {peak:.0f} MB"])
    for op in ("get", "page50"):
        for who in programs:
            rows.append([f"bytes of one answer, {NAMES[op]}, {COLUMNS[who]}", number(int(facts[f"bytes_{op}_{who}"][0])), "", ""])
    return table(["one number", "median", "aim", "range"], rows)


def growth(path):
    """The service alone with more and more records; a line for each operation and number of connections."""
    rates, sizes = collections.defaultdict(dict), []
    for line in path.read_text().splitlines():
        rows, op, connections, requests, seconds, p50, p99, _ = line.split("\t")
        sizes += [int(rows)] if int(rows) not in sizes else []
        rates[op, int(connections)][int(rows)] = (float(requests) / float(seconds), int(p99))
    header = ["growth, req/s (p99 ms)", "conn.", *(f"{number(size)} records" for size in sizes), "last / first"]
    rows = []
    for (op, connections), by_size in rates.items():
        cells = [f"{number(by_size[size][0])} ({milliseconds([by_size[size][1]])})" for size in sizes]
        kept = by_size[sizes[-1]][0] / by_size[sizes[0]][0]
        rows.append([NAMES[op], str(connections), *cells, f"{kept:.2f} ({'flat' if kept >= FLAT else 'NOT FLAT'})"])
    return table(header, rows)


def circumstances(facts):
    one = lambda key: facts[key][0] if facts[key] else ""
    lines = [
        f"- {one('date')}, commit {one('commit')}",
        f"- machine: {one('cores')} cores, {one('cpu')}, {one('memory_gb')} GB; load before the run {one('load_before')}",
        f"- versions: {one('java')}; PostgreSQL {one('postgres')}; {one('wrk')}" + (f"; Node {one('node')}" if one("node") else ""),
        f"- service: `{one('command')}`",
        f"- {one('rounds')} rounds of {one('seconds')} s, interleaved; warm-up {one('warmup')} s; {number(int(one('rows')))} rows;"
        " wrk, the programs and PostgreSQL share the cores",
    ]
    return "\n".join(lines + [f"- note: {note}" for note in facts["note"]])


def main():
    run = pathlib.Path(sys.argv[1])
    cells, facts = read_results(run / "results.tsv"), read_facts(run / "facts.tsv")
    present = {who for who, _, _ in cells}
    others = [who for who in COLUMNS if who in present and who != "ours"]
    programs = [who for who in ("ours", "fastify", "lakebase", "appkit") if who in present]
    print("# Benchmark\n\nWritten by `bench/run --write`. Ratios are of medians, ours to theirs; more is better.\n")
    for part in (circumstances(facts), throughput(cells, others), single_numbers(facts, programs), latency(cells, programs)):
        print(part + "\n")
    if (run / "growth.tsv").exists():
        print(growth(run / "growth.tsv") + "\n")


if __name__ == "__main__":
    main()
