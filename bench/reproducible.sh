#!/usr/bin/env bash
# Builds the package twice, from two copies of the last commit in two folders, and compares every file of
# target/quarkus-app by its SHA-256. Prints the files that differ; fails if there are any beside the one that Quarkus
# writes in another order each time (docs/operations.md).
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() {
  git clone --quiet . "$work/$1"
  (cd "$work/$1" && ./mvnw --batch-mode --no-transfer-progress --quiet -DskipTests ${MAVEN_ARGUMENTS:-} package)
  (cd "$work/$1/target/quarkus-app" && find . -type f -print0 | sort -z | xargs -0 sha256sum) >"$work/$1.sums"
}

build first
build the-second-one # a longer path, so that paths that got in show

echo "$(wc -l <"$work/first.sums") files"
differing=$(diff "$work/first.sums" "$work/the-second-one.sums" | sed -n 's/^[<>] [0-9a-f]*  //p' | sort -u || true)
echo "${differing:-All are the same.}"
if [ -n "$(grep -vx './quarkus/generated-bytecode.jar' <<<"$differing")" ]; then
  echo "The package is not reproducible."
  if [ -n "${KEEP:-}" ]; then
    mkdir -p "$KEEP"
    cp -r "$work/first/target/quarkus-app" "$KEEP/first"
    cp -r "$work/the-second-one/target/quarkus-app" "$KEEP/second"
  fi
  exit 1
fi
