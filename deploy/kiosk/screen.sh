#!/usr/bin/env bash
# Show the kiosk page full screen. Started by topic-finder-screen.service; the policies are in chromium-policy.json.
set -euo pipefail

export HOME=$RUNTIME_DIRECTORY XDG_RUNTIME_DIR=$RUNTIME_DIRECTORY
profile=$(mktemp -d "$RUNTIME_DIRECTORY/profile.XXXXXX")
browser=$(command -v chromium || command -v chromium-browser)

flags=(
  --ozone-platform=wayland
  --kiosk
  --start-maximized  # without it the window was seen to shrink (raspberrypi/bookworm-feedback issue 31)
  --incognito
  --user-data-dir="$profile"
  --no-first-run
  --no-default-browser-check
  --password-store=basic
  # No bubble, no bar, no question that a visitor could answer.
  --noerrdialogs
  --disable-session-crashed-bubble
  --disable-infobars
  --deny-permission-prompts
  # No pinch, no swipe back.
  --disable-pinch
  --overscroll-history-navigation=0
  # Nothing is fetched or sent behind the page.
  --disable-component-update
  --disable-background-networking
  --disable-domain-reliability
  --disable-sync
  --disable-breakpad
  --dns-prefetch-disable
  "--disable-features=Translate,MediaRouter,OptimizationHints"
)

# CAGE_OPTIONS comes from /etc/topic-finder/screen.conf: -r turns the picture by 90 degrees, and may be given up to three
# times. -s lets staff leave with Ctrl+Alt+F2.
# shellcheck disable=SC2086 # several options in one variable
exec cage -s ${CAGE_OPTIONS:-} -- "$browser" "${flags[@]}" "${TOPIC_FINDER_PAGE:-http://127.0.0.1:8501/kiosk}"
