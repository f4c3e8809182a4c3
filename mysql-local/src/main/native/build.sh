#!/bin/sh
# Builds the two replacement libraries of this folder into the folder given, or into the module's resources.
# Needs only as and ld (binutils). Same sources and same binutils give the same bytes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/../resources/com/foobar/mysqllocal/library}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$here"
for name in aio numa; do
    as --64 -o "$work/$name.o" "$name.S"
    ld -shared -s --build-id=none --hash-style=sysv -z noseparate-code -z norelro \
        -soname "lib$name.so.1" --version-script "$name.map" -o "$out/lib$name.so.1" "$work/$name.o"
    chmod 644 "$out/lib$name.so.1"
done
cd "$out"
sha256sum libaio.so.1 libnuma.so.1 > SHA256SUMS
