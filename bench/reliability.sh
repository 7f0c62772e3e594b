#!/usr/bin/env bash
# Breaks what the packaged service stands on, one thing after the other, and writes what was measured to
# docs/reliability.md. With names of test classes, only those are run; the rows of the others stay as they were
# measured last. Needs a JDK and python3.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
tests=${*:-app.ontos.reliability.*IT}

./mvnw -B -ntp -q package -DskipTests
status=0
./mvnw -B -ntp failsafe:integration-test failsafe:verify -Dit.test="${tests// /,}" || status=$?
python3 bench/reliability.py target/reliability >docs/reliability.md
echo "docs/reliability.md is written" >&2
exit $status
