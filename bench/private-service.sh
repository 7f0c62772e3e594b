# Sourced by the benchmarks that need the packaged service on a PostgreSQL of their own; all of it is gone when they end.
# Before: NAME names the folder. After: RUN is the folder, DB_PORT and PORT are the ports, SERVICE is the process.

REPO=$(cd "$HERE/.." && pwd)
JAR=$REPO/target/quarkus-app/quarkus-run.jar
PG_BIN=${PG_BIN:-$(find /usr/lib/postgresql -maxdepth 2 -name bin | sort -V | tail -1)}
RUN=$(mktemp -d "${TMPDIR:-/tmp}/ontos-$NAME.XXXXXX")
SERVICE=

say() { printf '[%4ds] %s\n' "$SECONDS" "$*" >&2; }
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
sql() { PGOPTIONS='-c search_path=app_ontos,public -c client_min_messages=warning' psql -qAt -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$DB_PORT" -U app "$@"; }

clean_up() {
  local status=$?
  if [ -n "$SERVICE" ]; then kill "$SERVICE" 2>/dev/null || true; wait "$SERVICE" 2>/dev/null || true; fi
  [ ! -f "$RUN/data/postmaster.pid" ] || as_owner "$PG_BIN/pg_ctl" -D "$RUN/data" -m immediate stop >/dev/null || true
  rm -rf "$RUN"
  exit $status
}

# start_database [SETTING...]: -c options of the server.
start_database() {
  [ -f "$JAR" ] || { echo "target/quarkus-app is not there: ./mvnw -DskipTests package" >&2 && exit 1; }
  trap clean_up EXIT
  trap 'exit 130' INT TERM
  DB_PORT=$(free_port) PORT=$(free_port)
  chmod 755 "$RUN"
  mkdir "$RUN/data" && { [ "$(id -u)" != 0 ] || chown postgres "$RUN/data"; }
  as_owner "$PG_BIN/initdb" -D "$RUN/data" -A trust -U app --locale=C.UTF-8 -E UTF8 >/dev/null
  as_owner "$PG_BIN/pg_ctl" -D "$RUN/data" -l "$RUN/data/server.log" -w \
    -o "-p $DB_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=256MB $*" start >/dev/null
  sql postgres -c 'create database app_ontos'
}

# start_service [NAME=VALUE...]: more of its environment. Returns when it is ready.
start_service() {
  env ENV=LOCAL POSTGRES_HOST=127.0.0.1 POSTGRES_PORT="$DB_PORT" POSTGRES_DB=app_ontos POSTGRES_USER=app POSTGRES_PASSWORD=app \
    QUARKUS_HTTP_PORT="$PORT" QUARKUS_HTTP_HOST=127.0.0.1 "$@" "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
    "@$REPO/src/main/launcher/java.options" -Xmx256m -jar "$JAR" >"$RUN/service.log" 2>&1 &
  SERVICE=$!
  for ((i = 0; ; i++)); do
    curl -fs -m 5 -o "$RUN/ready" "http://127.0.0.1:$PORT/q/health/ready" && break
    [ $i -lt 60 ] || { tail -20 "$RUN/service.log" >&2 && exit 1; }
    sleep 1
  done
}
