#!/usr/bin/env bash
# Starts Redis as the user redis, with its files in /data. See README.md.
set -euo pipefail

# `docker run IMAGE --appendonly yes` and `docker run IMAGE my.conf` are words for the server.
case ${1:-redis-server} in
  -* | *.conf) set -- redis-server "$@" ;;
esac

if [ "$1" != redis-server ]; then
  exec "$@"
fi
# Only the engine's port publishing makes the server reachable, so it need not refuse other hosts when it has no
# password. What is given here comes first: the words of the command overrule it.
shift
case ${1:-} in
  -v | --version | -h | --help | --test-memory | *.conf) set -- redis-server "$@" ;;
  *) set -- redis-server --protected-mode no "$@" ;;
esac
if [ "$(id -u)" = 0 ]; then
  find . \! -user redis -exec chown redis:redis {} +
  exec setpriv --reuid redis --regid redis --init-groups "$@"
fi
exec "$@"
