#!/usr/bin/env bash
# Fills a database of its own with records of all kinds, starts the packaged service on it, and times its pages over HTTP.
# usage: bench/pages.sh [ROWS]   (100000). Needs ./mvnw package before, Debian's postgresql, curl and python3.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROWS=${1:-100000}
NAME=pages
# shellcheck source=bench/private-service.sh
. "$HERE/private-service.sh"

start_database
start_service ONTOS_ALLOW_LOOPBACK=true ONTOS_SECRET_KEY="$(head -c 32 /dev/urandom | base64)"
say "seeding $ROWS records"
sql app_ontos -v rows=$((ROWS * 2 / 5)) -f "$HERE/search-seed.sql"
sql app_ontos -v rows=$((ROWS * 3 / 5)) -f "$HERE/pages-seed.sql"
say "measuring"
sql app_ontos -c "select 'PostgreSQL ' || current_setting('server_version') || ', ' || count(*) || ' records' from indexed_record"
timeout 900 python3 "$HERE/pages.py" "http://127.0.0.1:$PORT"
