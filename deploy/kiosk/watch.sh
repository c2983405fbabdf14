#!/usr/bin/env bash
# Start again what runs but does no work. What staff stopped stays stopped: try-restart leaves it alone.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
python=$here/../../.venv/bin/python

runs() { systemctl is-active --quiet "$1"; }

# Twenty seconds without an answer: the server hangs.
if runs topic-finder && ! "$python" "$here/../health.py" 20; then
  echo "the server runs and does not answer; it is started again"
  systemctl try-restart topic-finder
fi

# The kiosk page asks the server all the time. A minute without any connection: a crashed tab, or an error page.
if runs topic-finder && runs topic-finder-screen && ! "$python" "$here/page_alive.py" 60; then
  runs topic-finder-screen || exit 0
  echo "the screen runs and no page asks the server; it is started again"
  systemctl try-restart topic-finder-screen
fi
