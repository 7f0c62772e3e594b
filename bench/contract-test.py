#!/usr/bin/env python3
"""Times tests of a contract over HTTP beside a scan that computes the same numbers, in turns."""
import json, statistics, subprocess, sys, threading, time, urllib.request

base, port, service, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])

def column(name, logical, condition=None, **more):
    """A column, what the contract says of it, and the same by hand."""
    return {"name": name, "logicalType": logical, **more}, condition

VALID = {"metric": "invalidValues", "arguments": {"validValues": ["open", "paid", "shipped"]}, "mustBe": 0}
COLUMNS = [
    column("id", "integer", "id < 1", logicalTypeOptions={"minimum": 1}),
    column("customer", "integer", "customer > 999", logicalTypeOptions={"maximum": 999}),
    column("number", "integer", "mod(number, 2) <> 0", logicalTypeOptions={"multipleOf": 2}),
    column("percent", "integer", "percent > 100", logicalTypeOptions={"maximum": 100}),
    column("price", "number", "price <= 0", logicalTypeOptions={"exclusiveMinimum": 0}),
    column("ratio", "number", "ratio > 5000", logicalTypeOptions={"maximum": 5000}),
    column("sku", "string", "sku !~ '^SKU-[0-9]+$'", logicalTypeOptions={"pattern": "^SKU-[0-9]+$"}),
    column("state", "string", "not (state in ('open', 'paid', 'shipped'))", quality=[VALID]),
    column("mail", "string", "char_length(mail) > 60", logicalTypeOptions={"maxLength": 60}),
    column("currency", "string", "currency is null", required=True),
    column("note", "string", "char_length(note) > 40", logicalTypeOptions={"maxLength": 40}),
    column("active", "boolean", "active is null", required=True),
    column("ordered", "date", "ordered < date '2020-01-01'", logicalTypeOptions={"minimum": "2020-01-01"}),
    column("updated", "timestamp", "updated < timestamptz '2025-01-01 00:00+00'", logicalTypeOptions={"minimum": "2025-01-01T00:00:00Z"}),
    column("token", "string", "token is null", required=True),
    column("weekday", "integer", "weekday > 6", logicalTypeOptions={"maximum": 6}),
    column("hour", "integer", "hour > 23", logicalTypeOptions={"maximum": 23}),
    column("country", "string", "country is null", required=True),
    column("quantity", "integer", "quantity < 0", logicalTypeOptions={"minimum": 0}),
    column("version", "integer", "version is null", required=True),
]
CONTRACT = {
    "apiVersion": "v3.1.0", "kind": "DataContract", "id": "measured", "version": "1.0.0", "status": "active", "name": "Measured",
    "schema": [{"name": "measured", "properties": [says for says, _ in COLUMNS], "quality": [{"metric": "rowCount", "mustBeGreaterThan": 0}]}],
}
BY_HAND = "select count(*), %s from measured" % ", ".join(
    "count(*) filter (where %s)%s" % (condition, "" if says.get("required") or says.get("quality") else ", count(%s)" % says["name"])
    for says, condition in COLUMNS)

def call(method, path, body=None):
    request = urllib.request.Request(base + path, method=method, data=json.dumps(body).encode() if body is not None else None,
                                     headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.loads(response.read() or b"null")

def by_hand():
    begun = time.monotonic()
    subprocess.run(["psql", "-qAt", "-h", "127.0.0.1", "-p", port, "-U", "app", "measured", "-c", BY_HAND], check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - begun

def tested():
    begun = time.monotonic()
    run = call("POST", f"/api/v1/data-contracts/{contract}/test-runs", {"connection": connection, "environment": "production"})
    while run["state"] in ("queued", "running"):
        time.sleep(0.05)
        run = call("GET", f"/api/v1/data-contracts/{contract}/test-runs/{run['id']}")
    if run.get("verdict") != "passed":
        sys.exit("the test came to " + json.dumps(run))
    return time.monotonic() - begun

def resident():
    with open(f"/proc/{service}/status") as status:
        return int(next(line for line in status if line.startswith("VmRSS")).split()[1]) // 1024

def watch():
    while True:
        memory.append(resident())
        time.sleep(0.2)

connection = call("POST", "/api/v1/connections", {"name": "Measured", "environments": {"production": {
    "host": "127.0.0.1", "port": int(port), "database": "measured", "username": "app",
    "authentication": {"method": "password", "password": "app"}, "tls": {"mode": "off"}}}})["id"]
contract = call("POST", "/api/v1/data-contracts", CONTRACT)["id"]
tested(), by_hand()  # both warm
memory = []
before = resident()
threading.Thread(target=watch, daemon=True).start()
times = [(tested(), by_hand()) for _ in range(rounds)]
ours, theirs = (statistics.median(column) for column in zip(*times))
print("round  test s  scan s")
for number, (one, other) in enumerate(times, 1):
    print(f"{number:5}  {one:6.2f}  {other:6.2f}")
print(f"median {ours:.2f} s and {theirs:.2f} s: {ours / theirs:.2f} times")
print(f"resident memory of the service: {before} MB before, {max(memory)} MB at most, {resident()} MB after")
