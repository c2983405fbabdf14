#!/usr/bin/env bash
# Rehearse the kiosk on a real Debian 12 with a real systemd, in a container: sudo tests/deploy/rehearsal/run.sh [FOLDER]
# Needs root, debootstrap and systemd-container; fetches about 700 MB of packages into FOLDER once, then needs no network.
# Not part of the tests: it takes minutes and boots a machine. What it showed last: docs/kiosk/rehearsal.md.
set -euo pipefail

here=$(dirname "$(readlink -f "$0")")
source=$(readlink -f "$here/../../..")
folder=$(readlink -f "${1:-/var/tmp/topic-finder-rehearsal}")
machine=$folder/machine
mkdir -p "$folder/out"

if [[ ! -e $machine/etc/os-release ]]; then
  debootstrap --variant=minbase --include=systemd-sysv,dbus,udev,ca-certificates,iproute2,procps bookworm "$machine"
fi
# The only part with a network: Debian's packages, and the wheels that the installer will be given.
if [[ ! -d $machine/wheelhouse ]]; then
  systemd-nspawn -q --register=no --keep-unit -D "$machine" --bind-ro="$source:/checkout" bash -euc '
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends python3-venv python3-pip chromium cage xwayland seatd fonts-dejavu-core grim xvfb >/dev/null
    python3 -m pip download --quiet -r /checkout/requirements.txt -d /wheelhouse.part
    mv /wheelhouse.part /wheelhouse'
fi

install -m 755 "$here/inside.sh" "$machine/inside.sh"
cat >"$machine/etc/systemd/system/rehearsal.service" <<'UNIT'
[Unit]
After=multi-user.target
[Service]
Type=oneshot
ExecStart=/inside.sh
StandardOutput=truncate:/out/report.txt
StandardError=inherit
TimeoutStartSec=900
UNIT
ln -sf /dev/null "$machine/etc/systemd/system/console-getty.service"
mkdir -p "$machine/etc/systemd/system/default.target.wants"
ln -sf ../rehearsal.service "$machine/etc/systemd/system/default.target.wants/rehearsal.service"
mkdir -p "$machine/etc/systemd/system/multi-user.target.wants"

timeout 1200 systemd-nspawn -q --register=no --keep-unit --private-network -D "$machine" --volatile=overlay \
  --bind-ro="$source:/checkout" --bind="$folder/out:/out" -b >"$folder/out/boot.log" 2>&1 || true
cat "$folder/out/report.txt"
