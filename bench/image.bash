# The image that benchmarks run. Sourced; needs IMAGE, and fail and logged of cli/setup.bash.
# shellcheck shell=bash

# An image FROM scratch with a static busybox, whose command ends at once when it is told to.
provide_image() {
  local work busybox
  ! docker image inspect "$IMAGE" >/dev/null 2>&1 || return 0
  work=$(mktemp -d)
  busybox=$(command -v busybox || true)
  if [ -z "$busybox" ] || ldd "$busybox" >/dev/null 2>&1; then
    (cd "$work" && logged 'downloading busybox' apt-get -o APT::Sandbox::User=root download busybox-static)
    dpkg -x "$work"/busybox-static_*.deb "$work/package"
    busybox=$(find "$work/package" -type f -path '*/bin/busybox')
  fi
  mkdir -p "$work/root/bin"
  cp "$busybox" "$work/root/bin/busybox"
  for applet in sh sleep true; do ln -s busybox "$work/root/bin/$applet"; done
  tar -C "$work/root" -c . | docker import \
    -c 'CMD ["sh", "-c", "trap \"exit 0\" TERM; while :; do sleep 3600 & wait $!; done"]' \
    -c 'ENV PATH=/bin' - "$IMAGE" >/dev/null
  rm -rf "$work"
}
