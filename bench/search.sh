#!/usr/bin/env bash
# Fills a database of its own with records, starts the packaged service on it, and times searches over HTTP.
# usage: bench/search.sh [ROWS]   (100000). Needs ./mvnw package before, Debian's postgresql, curl and python3.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROWS=${1:-100000}
NAME=search
# shellcheck source=bench/private-service.sh
. "$HERE/private-service.sh"

start_database
start_service
say "seeding $ROWS records"
sql app_ontos -v rows="$ROWS" -f "$HERE/search-seed.sql"
say "measuring"
sql app_ontos -c "select 'PostgreSQL ' || current_setting('server_version') || ', ' || count(*) || ' records, '
  || (select count(*) from search_word) || ' words of names' from indexed_record"
timeout 600 python3 "$HERE/search.py" "http://127.0.0.1:$PORT"
