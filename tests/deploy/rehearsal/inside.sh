#!/usr/bin/env bash
# Runs inside the rehearsal's machine, as root, with no network but its own loopback. One line a fact.
set -uo pipefail

failed=0
ok() { echo "ok    $*"; }
no() { echo "FAIL  $*"; failed=1; }
# check "a fact" COMMAND: the command succeeds. never "a fact" COMMAND: it fails, as it should.
check() { local fact=$1; shift; if "$@" >/dev/null 2>&1; then ok "$fact"; else no "$fact"; fi; }
never() { local fact=$1; shift; if "$@" >/dev/null 2>&1; then no "not so: $fact"; else ok "not so: $fact"; fi; }
# within SECONDS "a fact" COMMAND: it succeeds before the time is over; says when.
within() {
  local limit=$1 fact=$2 began=$SECONDS
  shift 2
  while ((SECONDS - began < limit)); do
    if "$@" >/dev/null 2>&1; then ok "$fact (after $((SECONDS - began)) s)"; return 0; fi
    sleep 0.2
  done
  no "$fact (not within $limit s)"
}
main_pid() { systemctl show -P MainPID "$1"; }
# shellcheck disable=SC2329 # the functions below are called by name
healthy() { python3 /checkout/deploy/health.py 1; }
# shellcheck disable=SC2329
renewed() { [[ $(main_pid "$1") != "$2" && $(main_pid "$1") != 0 ]]; }
# shellcheck disable=SC2329
server_renewed() { renewed topic-finder "$1" && healthy; }
# shellcheck disable=SC2329
page_is_there() { for _ in {1..10}; do python3 /checkout/deploy/kiosk/page_alive.py 0 || return 1; sleep 0.3; done; }
# shellcheck disable=SC2329
page_renewed() { renewed topic-finder-screen "$1" && page_is_there; }
# shellcheck disable=SC2329
in_memory() { [[ $(stat -f -c %T "$1") == tmpfs ]]; }
# shellcheck disable=SC2329
without_sandbox() { pgrep -af -- --type=renderer | grep -q -- --no-sandbox; }
# shellcheck disable=SC2329
is() { [[ $1 == "$2" ]]; }
resident() { ps -eo user:30,rss | awk -v user="$1" '$1 == user {sum += $2} END {print int(sum / 1024)}'; }

# There is no screen here: the compositor draws into the window of an X server that has none either.
Xvfb :9 -screen 0 1100x1000x24 -ac >/dev/null 2>&1 &
mkdir -p /etc/systemd/system/topic-finder-screen.service.d
printf '[Service]\nEnvironment=WLR_BACKENDS=x11 DISPLAY=:9 WLR_RENDERER=pixman\n' \
  >/etc/systemd/system/topic-finder-screen.service.d/headless.conf

# shellcheck source=/dev/null
. /etc/os-release
echo "      $PRETTY_NAME, $(systemctl --version | head -1), $(chromium --version 2>/dev/null)"
echo "--    install, with no network"
before=$(date +%s)
check "install.sh --wheelhouse" bash -xc "/checkout/deploy/kiosk/install.sh --wheelhouse /wheelhouse >/out/install.log 2>&1"
echo "      it took $(($(date +%s) - before)) s; its last words: $(tail -1 /out/install.log)"
check "the server is active" systemctl is-active topic-finder
check "it answers" healthy
check "the screen is active" systemctl is-active topic-finder-screen
within 60 "a page on the screen talks to the server" page_is_there
sleep 15
pid=$(main_pid topic-finder-screen)
check "a picture of the screen" env XDG_RUNTIME_DIR="/run/topic-finder-screen" WAYLAND_DISPLAY=wayland-0 grim /out/screen.png

echo "--    locks"
check "the browser's profile lies in memory" in_memory "/proc/$pid/root/run/topic-finder-screen"
check "no new privileges, screen" grep -q 'NoNewPrivs:.*1' "/proc/$pid/status"
check "no new privileges, server" grep -q 'NoNewPrivs:.*1' "/proc/$(main_pid topic-finder)/status"
never "Chromium gives up its sandbox" without_sandbox
never "the server is root" is "$(ps -o uid= -p "$(main_pid topic-finder)" | tr -d ' ')" 0
never "anything was written to the disk but what was installed" \
  grep -q . <(find / -xdev -newermt "@$before" -type f -user topic-finder-screen)
echo "      memory: server $(ps -o rss= -p "$(main_pid topic-finder)" | awk '{print int($1 / 1024)}') MB," \
  "browser and compositor $(resident topic-finder-screen) MB (shared pages counted more than once)"
ip addr add 192.0.2.1/32 dev lo
python3 -m http.server --bind 192.0.2.1 8000 >/dev/null 2>&1 &
sleep 1
ask='import urllib.request; urllib.request.urlopen("http://192.0.2.1:8000/", timeout=3)'
check "an address that is not 127.0.0.0/8 answers" python3 -c "$ask"
if systemd-run -q --wait -p IPAddressDeny=any python3 -c "$ask"; then
  echo "      IPAddressDeny could not be tried: this kernel or container gives units no firewall"
else
  never "a unit with our firewall reaches it" systemd-run -q --wait -p IPAddressDeny=any -p IPAddressAllow=localhost python3 -c "$ask"
fi

echo "--    faults"
old=$(main_pid topic-finder)
kill -9 "$old"
within 60 "server killed: it answers again" server_renewed "$old"
check "the screen stayed up meanwhile" is "$(main_pid topic-finder-screen)" "$pid"
old=$(main_pid topic-finder)
kill -STOP "$old"
within 150 "server hangs: it answers again" server_renewed "$old"
within 60 "and the page talks to it" page_is_there
old=$(main_pid topic-finder-screen)
kill -9 "$old"
within 60 "compositor killed: the page is back" page_renewed "$old"
sleep 5
old=$(main_pid topic-finder-screen)
pkill -9 -u topic-finder-screen -f -- --type=renderer
within 180 "tab crashed: the page is back" page_renewed "$old"

cp /etc/topic-finder/site.yaml /tmp/site.yaml
echo 'regoin: "uk"' >>/etc/topic-finder/site.yaml
never "it starts with a faulty site.yaml" systemctl restart topic-finder
sleep 5
check "and does not try for ever" is "$(systemctl show -P NRestarts topic-finder)" 0
echo "      $(systemctl status --no-pager --lines=9 topic-finder | grep -o 'site.yaml:.*')"
cp /tmp/site.yaml /etc/topic-finder/site.yaml
check "mended: it starts" systemctl restart topic-finder

echo "--    staff"
systemctl stop topic-finder-screen
sleep 45
never "what staff stopped comes back" systemctl is-active topic-finder-screen
echo "      systemd calls it: $(systemctl is-active topic-finder-screen), $(systemctl show -P Result topic-finder-screen)"
check "no profile is left" test ! -e /run/topic-finder-screen
check "the nightly restart runs" systemctl start topic-finder-night
never "and starts it" systemctl is-active topic-finder-screen
sed -i 's/^clinic:.*/clinic: "Ours"/' /etc/topic-finder/site.yaml
check "install.sh a second time" /checkout/deploy/kiosk/install.sh --wheelhouse /wheelhouse
check "the owner's settings are kept" grep -q '"Ours"' /etc/topic-finder/site.yaml
within 60 "a page talks to the server again" page_is_there
journalctl -q --no-pager -b -u topic-finder -u topic-finder-screen -u topic-finder-watch -o cat >/out/journal.txt

echo "--    uninstall"
check "uninstall.sh" /opt/topic-finder/deploy/kiosk/uninstall.sh
rm -rf /etc/systemd/system/topic-finder-screen.service.d
left=$(find / -xdev \( -path /checkout -o -path /out -o -path /wheelhouse -o -path /var/log/journal \) -prune \
  -o -name '*topic-finder*' -print)
check "nothing is left (${left:-})" is "$left" ""
never "its user is left" getent passwd topic-finder-screen
systemctl poweroff --no-block
exit $failed
