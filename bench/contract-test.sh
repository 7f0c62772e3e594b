#!/usr/bin/env bash
# Tests a contract of 20 columns with checks against a table, over HTTP, in turns with one scan that is written by hand
# and computes the same numbers. Shows both times, their ratio, and the service's memory.
# usage: bench/contract-test.sh [ROWS] [ROUNDS]   (10000000 5). Needs ./mvnw package before, Debian's postgresql, curl and python3.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
REPO=$(cd "$HERE/.." && pwd)
ROWS=${1:-10000000}
ROUNDS=${2:-5}
JAR=$REPO/target/quarkus-app/quarkus-run.jar
PG_BIN=${PG_BIN:-$(find /usr/lib/postgresql -maxdepth 2 -name bin | sort -V | tail -1)}
RUN=$(mktemp -d "${TMPDIR:-/tmp}/ontos-contract-test.XXXXXX")
SERVICE=

say() { printf '[%4ds] %s\n' "$SECONDS" "$*" >&2; }
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

clean_up() {
  local status=$?
  if [ -n "$SERVICE" ]; then kill "$SERVICE" 2>/dev/null || true; wait "$SERVICE" 2>/dev/null || true; fi
  [ ! -f "$RUN/data/postmaster.pid" ] || as_owner "$PG_BIN/pg_ctl" -D "$RUN/data" -m immediate stop >/dev/null || true
  rm -rf "$RUN"
  exit $status
}
trap clean_up EXIT
trap 'exit 130' INT TERM

[ -f "$JAR" ] || { echo "target/quarkus-app is not there: ./mvnw -DskipTests package" >&2 && exit 1; }
DB_PORT=$(free_port) PORT=$(free_port)
chmod 755 "$RUN"
mkdir "$RUN/data" && { [ "$(id -u)" != 0 ] || chown postgres "$RUN/data"; }
as_owner "$PG_BIN/initdb" -D "$RUN/data" -A trust -U app --locale=C.UTF-8 -E UTF8 >/dev/null
as_owner "$PG_BIN/pg_ctl" -D "$RUN/data" -l "$RUN/data/server.log" -w \
  -o "-p $DB_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=256MB -c autovacuum=off -c max_wal_size=4GB" \
  start >/dev/null
sql() { psql -qAt -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$DB_PORT" -U app "$@"; }
sql postgres -c 'create database app_ontos' -c 'create database measured'

ENV=LOCAL POSTGRES_HOST=127.0.0.1 POSTGRES_PORT=$DB_PORT POSTGRES_DB=app_ontos POSTGRES_USER=app POSTGRES_PASSWORD=app \
  QUARKUS_HTTP_PORT=$PORT QUARKUS_HTTP_HOST=127.0.0.1 ONTOS_ALLOW_LOOPBACK=true \
  ONTOS_SECRET_KEY="$(head -c 32 /dev/urandom | base64)" "${JAVA_HOME:+$JAVA_HOME/bin/}java" "@$REPO/src/main/launcher/java.options" \
  -Xmx256m -jar "$JAR" >"$RUN/service.log" 2>&1 &
SERVICE=$!

say "filling a table with $ROWS rows"
sql measured -v rows="$ROWS" -f "$HERE/contract-test.sql"
for ((i = 0; ; i++)); do
  curl -fs -m 5 -o "$RUN/ready" "http://127.0.0.1:$PORT/q/health/ready" && break
  [ $i -lt 60 ] || { tail -20 "$RUN/service.log" >&2 && exit 1; }
  sleep 1
done
say "measuring"
timeout 3600 python3 "$HERE/contract-test.py" "http://127.0.0.1:$PORT" "$DB_PORT" "$SERVICE" "$ROUNDS"
