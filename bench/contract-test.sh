#!/usr/bin/env bash
# Tests a contract of 20 columns with checks against a table, over HTTP, in turns with one scan that is written by hand
# and computes the same numbers. Shows both times, their ratio, and the service's memory.
# usage: bench/contract-test.sh [ROWS] [ROUNDS]   (10000000 5). Needs ./mvnw package before, Debian's postgresql, curl and python3.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROWS=${1:-10000000}
ROUNDS=${2:-5}
NAME=contract-test
# shellcheck source=bench/private-service.sh
. "$HERE/private-service.sh"

start_database -c autovacuum=off -c max_wal_size=4GB
sql postgres -c 'create database measured'
say "filling a table with $ROWS rows"
sql measured -v rows="$ROWS" -f "$HERE/contract-test.sql"
start_service ONTOS_ALLOW_LOOPBACK=true ONTOS_SECRET_KEY="$(head -c 32 /dev/urandom | base64)"
say "measuring"
timeout 3600 python3 "$HERE/contract-test.py" "http://127.0.0.1:$PORT" "$DB_PORT" "$SERVICE" "$ROUNDS"
