#!/usr/bin/env bash
# usage: bench/soak.sh [MINUTES]   (default 20)
# The packaged service in PROD mode against the emulated Lakebase, with a new token every 30 s and mixed load: are heap, threads,
# connections and file descriptors flat? Adds its row to target/reliability, and fails where one of them grows or a request fails.
# Needs a JDK and python3, and ./mvnw package -DskipTests before.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
REPO=$(cd "$HERE/.." && pwd)
cd "$REPO"
[ -f target/quarkus-app/quarkus-run.jar ] || { echo "target/quarkus-app is not there: ./mvnw -DskipTests package" >&2 && exit 1; }

RUN=$(mktemp -d "${TMPDIR:-/tmp}/ontos-soak.XXXXXX")
EMULATOR='' SERVICE=''
JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java
PORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

clean_up() {
  local status=$? pid
  for pid in $SERVICE $EMULATOR; do kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; done
  if [ $status = 0 ]; then rm -rf "$RUN"; else echo "the service's log is in $RUN" >&2; fi
  exit $status
}
trap clean_up EXIT
trap 'exit 130' INT TERM

./mvnw -B -ntp -q dependency:build-classpath -DincludeScope=test -Dmdep.outputFile="$RUN/classpath"
"$JAVA" -cp "target/classes:target/test-classes:$(cat "$RUN/classpath")" app.ontos.local.LakebaseEmulator --token-lifetime PT2M \
  --data "$RUN/lakebase" --env-file "$RUN/variables" >"$RUN/emulator.log" 2>&1 &
EMULATOR=$!
for ((i = 0; i < 120; i++)); do
  grep -qs 'certificate authority' "$RUN/emulator.log" && break
  kill -0 $EMULATOR 2>/dev/null || { cat "$RUN/emulator.log" >&2 && exit 1; }
  sleep 0.5
done

set -a
# shellcheck disable=SC1091 # the emulator writes it
. "$RUN/variables"
set +a
ONTOS_ROTATION_INTERVAL=PT30S ONTOS_ADMINS=soak@example.com ONTOS_ALLOW_LOOPBACK=true ONTOS_SECRET_KEY=$(head -c 32 /dev/urandom | base64) \
  DATABRICKS_APP_PORT=$PORT "$JAVA" @src/main/launcher/java.options -Xmx256m -jar target/quarkus-app/quarkus-run.jar >"$RUN/service.log" 2>&1 &
SERVICE=$!
python3 "$HERE/soak.py" "http://127.0.0.1:$PORT" $SERVICE "${1:-20}"
