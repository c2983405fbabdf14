#!/usr/bin/env bash
# Take the kiosk off this machine: sudo /opt/topic-finder/deploy/kiosk/uninstall.sh [--keep-settings]
# Leaves the Debian packages (chromium, cage, seatd): other things may use them by now.
set -euo pipefail

root=${DESTDIR:-}
state=$root/var/lib/topic-finder-install
units=(topic-finder-watch.timer topic-finder-night.timer topic-finder-watch.service topic-finder-night.service
  topic-finder-screen.service topic-finder.service)

say() { echo "topic finder: $*"; }

stop_units() {
  systemctl disable --quiet --now "${units[@]}" 2>/dev/null || true
  [[ ! -e $state/default-target ]] || systemctl set-default --quiet "$(cat "$state/default-target")"
}

remove_files() {
  local unit folder
  for unit in "${units[@]}"; do rm -f "$root/etc/systemd/system/$unit"; done
  for folder in chromium chromium-browser; do
    rm -f "$root/etc/$folder/policies/managed/topic-finder.json"
    rmdir --parents --ignore-fail-on-non-empty "$root/etc/$folder/policies/managed" 2>/dev/null || true
  done
  rm -rf "$root/opt/topic-finder" "$state"
  [[ ${1:-} == --keep-settings ]] || rm -rf "$root/etc/topic-finder"
}

if [[ -n $root ]]; then
  remove_files "$@"
  exit 0
fi
((EUID == 0)) || { say "run this with sudo" >&2; exit 1; }
stop_units
remove_files "$@"
systemctl daemon-reload
systemctl reset-failed 'topic-finder*' 2>/dev/null || true
! id topic-finder-screen >/dev/null 2>&1 || userdel topic-finder-screen
systemctl start --no-block getty@tty1.service || true
say "removed. Restart the machine to get its desktop back, if it had one"
