#!/usr/bin/env bash
# Fills a database of its own with records, starts the packaged service on it, and times searches over HTTP.
# usage: bench/search.sh [ROWS]   (100000). Needs ./mvnw package before, Debian's postgresql, curl and python3.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
REPO=$(cd "$HERE/.." && pwd)
ROWS=${1:-100000}
JAR=$REPO/target/quarkus-app/quarkus-run.jar
PG_BIN=${PG_BIN:-$(find /usr/lib/postgresql -maxdepth 2 -name bin | sort -V | tail -1)}
RUN=$(mktemp -d "${TMPDIR:-/tmp}/ontos-search.XXXXXX")
SERVICE=

say() { printf '[%3ds] %s\n' "$SECONDS" "$*" >&2; }
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
  -o "-p $DB_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=256MB" start >/dev/null
sql() { PGOPTIONS='-c search_path=app_ontos -c client_min_messages=warning' psql -qAt -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$DB_PORT" -U app "$@"; }
sql postgres -c 'create database app_ontos'

ENV=LOCAL POSTGRES_HOST=127.0.0.1 POSTGRES_PORT=$DB_PORT POSTGRES_DB=app_ontos POSTGRES_USER=app POSTGRES_PASSWORD=app \
  QUARKUS_HTTP_PORT=$PORT QUARKUS_HTTP_HOST=127.0.0.1 "${JAVA_HOME:+$JAVA_HOME/bin/}java" "@$REPO/src/main/launcher/java.options" \
  -Xmx256m -jar "$JAR" >"$RUN/service.log" 2>&1 &
SERVICE=$!
for ((i = 0; ; i++)); do
  curl -fs -m 5 -o "$RUN/ready" "http://127.0.0.1:$PORT/q/health/ready" && break
  [ $i -lt 60 ] || { tail -20 "$RUN/service.log" >&2 && exit 1; }
  sleep 1
done

say "seeding $ROWS records"
sql app_ontos -v rows="$ROWS" -f "$HERE/search-seed.sql"
say "measuring"
sql app_ontos -c "select 'PostgreSQL ' || current_setting('server_version') || ', ' || count(*) || ' records, '
  || (select count(*) from search_word) || ' words of names' from indexed_record"
timeout 600 python3 "$HERE/search.py" "http://127.0.0.1:$PORT"
