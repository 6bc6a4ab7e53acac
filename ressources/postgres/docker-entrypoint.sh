#!/usr/bin/env bash
# Starts PostgreSQL; makes the database first where the data folder is empty. Variables and folders are those of the
# public image postgres: see README.md.
set -euo pipefail

say() { echo "docker-entrypoint: $*" >&2; }
fail() { say "$*"; exit 1; }

# value NAME DEFAULT: the variable NAME, or what is in the file that NAME_FILE names.
value() {
  local name=$1 file=$1_FILE
  if [ -n "${!name:-}" ] && [ -n "${!file:-}" ]; then fail "$name and $file are both set: leave one of them out"; fi
  if [ -n "${!file:-}" ]; then cat "${!file}"; else echo "${!name:-$2}"; fi
}

# Only `postgres` and its options are our affair: `docker run IMAGE bash` is a shell.
case ${1:-postgres} in
  -*) set -- postgres "$@" ;;
  postgres) [ $# -gt 0 ] || set -- postgres ;;
  *) exec "$@" ;;
esac

# Volumes and bind mounts arrive with root's ownership. The server itself refuses to run as root.
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  chmod 700 "$PGDATA"
  find "$PGDATA" /var/run/postgresql \! -user postgres -exec chown postgres:postgres {} +
  exec setpriv --reuid postgres --regid postgres --init-groups "$0" "$@"
fi

user=$(value POSTGRES_USER postgres)
database=$(value POSTGRES_DB "$user")
password=$(value POSTGRES_PASSWORD '')
method=${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}
initdb_options=$(value POSTGRES_INITDB_ARGS '')
new=$PGDATA/new

# All words go to psql, as the database's owner and over the socket of the server that only this script sees.
run_sql() {
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$user" "$@"
}

run_init_file() {
  case $1 in
    *.sh)
      say "running $1"
      if [ -x "$1" ]; then "$1"; else bash "$1"; fi
      ;;
    *.sql) say "running $1"; run_sql --dbname "$database" --file "$1" ;;
    *.sql.gz) say "running $1"; gunzip --stdout "$1" | run_sql --dbname "$database" ;;
    *) say "ignoring $1" ;;
  esac
}

# The database comes into being in a folder of its own, and is moved when all went well: a start that is killed at any
# moment is begun anew by the next one, which could not tell half a database from a whole one.
make_database() {
  local PGDATA=$new file
  if [ -z "$password" ] && [ "$method" != trust ]; then
    fail "the database is new and has no password: set POSTGRES_PASSWORD, or POSTGRES_PASSWORD_FILE to a file that holds" \
      "it (POSTGRES_HOST_AUTH_METHOD=trust lets everyone in without one)"
  fi
  rm -rf "$new"
  # shellcheck disable=SC2086  # several words
  initdb --username "$user" --pwfile <(printf '%s\n' "${password:-none}") --auth trust --encoding UTF8 \
    $initdb_options
  echo "host all all all $method" >>"$PGDATA/pg_hba.conf"

  # Reached by this script only: a health check such as pg_isready is not to find a database that is not ready.
  export PGHOST=$PGDATA
  pg_ctl --wait --silent --options "-c listen_addresses='' -c unix_socket_directories='$PGHOST'" start
  if [ "$database" != postgres ]; then
    run_sql --dbname postgres --set "name=$database" <<<'CREATE DATABASE :"name";'
  fi
  export PGUSER=$user PGDATABASE=$database POSTGRES_USER=$user POSTGRES_DB=$database
  for file in /docker-entrypoint-initdb.d/*; do
    [ ! -e "$file" ] || run_init_file "$file"
  done
  unset PGUSER PGDATABASE PGHOST
  pg_ctl --wait --silent --mode fast stop
  touch "$new/complete"
}

# The version comes last: it is what says that a database is there.
move_database() {
  find "$new" -mindepth 1 -maxdepth 1 \! -name PG_VERSION \! -name complete -exec mv -t "$PGDATA" {} +
  mv "$new/PG_VERSION" "$PGDATA"
  rm -r "$new"
  say "the database is made"
}

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  [ -e "$new/complete" ] || make_database
  move_database
fi
unset password POSTGRES_PASSWORD
exec "$@"
