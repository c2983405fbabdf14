#!/usr/bin/env bash
# Make this machine a topic finder kiosk: sudo deploy/kiosk/install.sh [--wheelhouse DIR]
# Debian 12 or Raspberry Pi OS (Bookworm), 64 bit. Run it again after an update or a mistake: it changes only what differs.
#
# --wheelhouse DIR  take the Python packages from DIR and ask no network; made on a machine of the same kind with
#                   python3 -m pip download -r requirements.txt -d DIR
# DESTDIR=DIR       only lay the files out below DIR, for an image or a look: no package, no user, nothing started.
set -euo pipefail

here=$(dirname "$(readlink -f "$0")")
source=$(dirname "$(dirname "$here")")
root=${DESTDIR:-}
app=$root/opt/topic-finder
settings=$root/etc/topic-finder
units=$root/etc/systemd/system
state=$root/var/lib/topic-finder-install
# What the server needs of this folder. The same list stands in deploy/docker/Dockerfile.
parts=(app.py faults.py classroom content packs pen press rules server subject views .streamlit site.yaml requirements.txt constraints.txt)
# cage does not start without xwayland, though nothing here uses it.
packages=(python3-venv chromium cage xwayland seatd fonts-dejavu-core)
wheelhouse=

say() { echo "topic finder: $*"; }
stop() { say "$*" >&2; exit 1; }

read_options() {
  while (($#)); do
    case $1 in
      --wheelhouse) [[ -d ${2:-} ]] || stop "--wheelhouse needs a folder"; wheelhouse=$(readlink -f "$2"); shift 2 ;;
      *) stop "there is no option '$1'; see the first lines of $0" ;;
    esac
  done
}

check_machine() {
  ((EUID == 0)) || stop "run this with sudo"
  # shellcheck source=/dev/null
  . /etc/os-release
  [[ ${VERSION_CODENAME:-} == bookworm ]] || stop "this is ${PRETTY_NAME:-unknown}; written for Debian 12 and Raspberry Pi OS (Bookworm)"
  case $(dpkg --print-architecture) in
    amd64 | arm64) ;;
    *) stop "a 64 bit system is needed: some Python packages exist for no other" ;;
  esac
}

is_installed() { [[ $(dpkg-query -W -f '${Status}' "$1" 2>/dev/null) == "install ok installed" ]]; }

install_packages() {
  local missing=() package
  for package in "${packages[@]}"; do
    # Raspberry Pi OS also has Chromium under its older name.
    is_installed "$package" || { [[ $package == chromium ]] && is_installed chromium-browser; } || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  say "installing ${missing[*]}"
  apt-get update -qq || say "the package lists could not be renewed; trying with those at hand"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" ||
    stop "these packages are missing and could not be installed: ${missing[*]}"
}

copy_files() {
  # Copying a folder onto itself would first take away what it copies.
  [[ $source != "$(readlink -m "$app")" ]] || stop "run this from the copy of the repository you brought, not from $app"
  install -d "$app/deploy" "$app/docs" "$settings" "$units" "$state"
  local part
  for part in "${parts[@]}"; do
    rm -rf "${app:?}/$part"
    cp -r "$source/$part" "$app/$part"
  done
  rm -rf "$app/deploy/kiosk" "$app/docs/kiosk"
  cp -r "$here" "$app/deploy/kiosk"
  cp -r "$source/docs/kiosk" "$app/docs/kiosk"
  cp "$source/deploy/health.py" "$app/deploy/"
  chmod +x "$app"/deploy/kiosk/*.sh  # a zip file or a stick may have lost it
  find "$app" -name '._*' -not -path '*/.venv/*' -delete  # a Mac puts one beside each file on a stick
  find "$app" -name __pycache__ -not -path '*/.venv/*' -prune -exec rm -rf {} +
  chmod -R a+rX,go-w "$app"
  install -m 644 "$here"/*.service "$here"/*.timer "$units/"
  # Debian's Chromium reads the first folder; Raspberry Pi OS may read the second.
  local folder
  for folder in chromium chromium-browser; do
    install -D -m 644 "$here/chromium-policy.json" "$root/etc/$folder/policies/managed/topic-finder.json"
  done
  # What the owner has set stays as it is.
  local file
  for file in site.yaml screen.conf; do
    [[ -e $settings/$file ]] || install -m 644 "$here/$file" "$settings/$file"
  done
}

install_python() {
  [[ -x $app/.venv/bin/python ]] || python3 -m venv "$app/.venv"
  local from=()
  [[ -z $wheelhouse ]] || from=(--no-index --find-links "$wheelhouse")
  say "installing the Python packages"
  "$app/.venv/bin/python" -m pip install --quiet --disable-pip-version-check "${from[@]}" -r "$app/requirements.txt"
  "$app/.venv/bin/python" -m compileall -q "$app" -x '/\.venv/' || true  # only a faster start
}

make_user() {
  id topic-finder-screen >/dev/null 2>&1 ||
    useradd --system --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin topic-finder-screen
  local group  # video: seatd answers it; render: the graphics chip draws for it
  for group in video render; do
    ! getent group "$group" >/dev/null || usermod --append --groups "$group" topic-finder-screen
  done
}

start() {
  # A desktop would hold the screen. What was there before is kept for uninstall.sh.
  [[ -e $state/default-target ]] || systemctl get-default >"$state/default-target"
  systemctl set-default --quiet multi-user.target
  systemctl daemon-reload
  systemctl enable --quiet seatd topic-finder topic-finder-screen topic-finder-watch.timer topic-finder-night.timer
  systemctl start seatd topic-finder-watch.timer topic-finder-night.timer
  restart topic-finder
  if systemctl is-active --quiet display-manager; then
    say "a desktop is running: restart the machine, and the kiosk takes the screen"
  else
    restart topic-finder-screen
  fi
}

restart() {
  systemctl restart "$1" || { systemctl --no-pager --lines=20 status "$1" || true; stop "$1 did not start; its last words are above"; }
}

read_options "$@"
if [[ -n $root ]]; then
  copy_files
  say "files laid out below $root"
  exit 0
fi
check_machine
install_packages
copy_files
install_python
make_user
start
[[ -e /sys/fs/cgroup/cgroup.controllers ]] && ! grep -qw memory /sys/fs/cgroup/cgroup.controllers &&
  say "this kernel counts no memory per service (Raspberry Pi OS: add cgroup_enable=memory to /boot/firmware/cmdline.txt); limits do not hold"
say "ready. Settings: /etc/topic-finder/site.yaml. Next: docs/kiosk/install.md, the checklist for the day"
