#!/usr/bin/env bash
# A database for each service, with a user of its own that reaches no other one. Run once, when the data folder is new.
set -euo pipefail

for service in posts comments moderation query event_bus; do
  # psql reads the password itself: as an argument it would stand in the list of processes.
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
    --set "service=$service" --set "file=/run/secrets/${service}_password" <<'SQL'
\set password `cat :'file'`
CREATE ROLE :"service" LOGIN PASSWORD :'password';
CREATE DATABASE :"service" OWNER :"service";
REVOKE CONNECT ON DATABASE :"service" FROM PUBLIC;
SQL
done
