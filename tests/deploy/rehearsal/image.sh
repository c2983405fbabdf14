#!/usr/bin/env bash
# Build the container's image where no registry can be reached, and run what is in it locked up as compose.yaml says:
#   sudo tests/deploy/rehearsal/image.sh PYTHON [FOLDER]
# PYTHON is a CPython 3.12 built elsewhere (the folder with bin/python3.12). With a minimal Debian 12 it stands in for
# python:3.12-slim-bookworm, under that name. Needs root, mmdebstrap, buildah and util-linux; BUILD_WITH holds more
# options for buildah, such as --volume for the settings of a PyPI mirror. Not part of the tests: it takes minutes.
set -euo pipefail

source=$(readlink -f "$(dirname "$(readlink -f "$0")")/../../..")
python=$(readlink -f "$1")
folder=$(readlink -m "${2:-/var/tmp/topic-finder-image}")
base=$folder/base
export BUILDAH_ISOLATION=chroot STORAGE_DRIVER=${STORAGE_DRIVER:-overlay}

if [[ ! -e $base/usr/local/bin/python3.12 ]]; then
  mkdir -p "$folder"
  mmdebstrap --variant=minbase --include=python3,python3-pip,ca-certificates bookworm "$base"  # their libraries serve ours
  cp -a "$python/." "$base/usr/local/"
  { grep -lIr "^#!$python" "$base/usr/local/bin" || true; } | xargs -r sed -i '1s|^#!.*|#!/usr/local/bin/python3.12|'
  ln -sf python3.12 "$base/usr/local/bin/python"
  ln -sf python3.12 "$base/usr/local/bin/python3"
  chroot "$base" ldconfig
fi
empty=$(buildah from scratch)
buildah add -q "$empty" "$base" / >/dev/null
buildah config --env PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin "$empty"
buildah commit -q "$empty" docker.io/library/python:3.12-slim-bookworm >/dev/null
buildah rm "$empty" >/dev/null

# shellcheck disable=SC2086
buildah build --format docker --pull-never --network host --volume /etc/ssl/certs:/etc/ssl/certs:ro ${BUILD_WITH:-} \
  -f "$source/deploy/docker/Dockerfile" -t topic-finder "$source"

made=$(buildah from --pull-never localhost/topic-finder)
trap 'buildah rm "$made" >/dev/null' EXIT
root=$(buildah mount "$made")

# What compose.yaml asks of a runtime: a root that is only read, a small /tmp, no right of root's, and none to be had.
# shellcheck disable=SC2016
unshare -m -p -f --kill-child bash -euc '
  root=$1
  mount --bind "$root" "$root" && mount -o remount,bind,ro "$root"
  mount -t tmpfs -o mode=1777,size=16m tmpfs "$root/tmp"
  mount -t proc proc "$root/proc" && mount --rbind /dev "$root/dev"
  chroot "$root" setpriv --no-new-privs --bounding-set=-all --inh-caps=-all --reuid 10001 --regid 10001 --clear-groups \
    env -i PATH=/usr/local/bin:/usr/bin:/bin PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 HOME=/tmp bash -euc "
      cd /opt/topic-finder
      python -V; id; grep -E \"Cap(Eff|Bnd)|NoNewPrivs\" /proc/self/status
      ! touch written 2>/dev/null || { echo \"the root can be written to\"; exit 1; }
      streamlit run app.py --server.port 8501 --server.address 0.0.0.0 >/dev/null 2>&1 &
      python deploy/health.py 30
      test -z \"\$(ls -A /tmp)\" || { echo \"something was written to /tmp:\"; ls -A /tmp; exit 1; }
      echo \"healthy, and nothing was written\"
      kill -TERM \$!
      wait \$! || true"' locked "$root"
buildah images localhost/topic-finder
