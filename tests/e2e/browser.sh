#!/bin/sh
# Installs what the browser tests drive, where it is missing and may be installed: Chromium and axe-core.
# Where it can't, those tests are skipped and say so; with RINGKAS_REQUIRE_BROWSER set they fail instead.
cd "$(dirname "$0")" || exit 1

if ! command -v chromium >/dev/null && ! command -v google-chrome >/dev/null; then
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
    else
        echo "No Chromium: the browser tests will be skipped." >&2
    fi
fi
if [ ! -f node_modules/axe-core/axe.min.js ]; then
    if command -v npm >/dev/null; then
        npm ci --silent --no-audit --no-fund
    else
        echo "No npm: the accessibility tests will be skipped." >&2
    fi
fi
exit 0
