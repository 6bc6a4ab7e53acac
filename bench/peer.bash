# Docker Compose, which stackctl is compared with. Sourced; needs `root`, and say, logged and fail of cli/setup.bash.
# shellcheck shell=bash disable=SC2154

# The `docker compose` that is installed, or, beside a checkout that has it, the one that ../shared/tools/peer-compose installs.
provide_peer() {
  local installer=$root/../shared/tools/peer-compose
  if [ -x "$installer" ] && ! [ -x "$("$installer" path)" ]; then
    say 'installing the peer'
    logged 'installing the peer' "$installer"
  fi
  docker compose version >&2 || fail 'there is no Docker Compose to compare with: install the plugin docker-compose'
}

# Says when, where and with what.
say_where() {
  printf '%s, %s cores, Docker Engine %s, %s\n\n' "$(date -u +%F)" "$(nproc)" \
    "$(docker version -f '{{.Server.Version}}')" "$(docker compose version)"
}

# Whatever was made for the benchmark.
remove_all() {
  docker ps -aq --filter name=stackctl-bench- | xargs -r docker rm -f >/dev/null
  docker network ls -q --filter name=stackctl-bench- | xargs -r docker network rm >/dev/null || true
  docker image rm "$IMAGE" >/dev/null
}
