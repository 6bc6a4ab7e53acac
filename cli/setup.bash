# Installs, builds and starts what is missing. Sourced: by ./stackctl when it cannot run as it is, by ./test and
# bench/run always. Every step says itself in one line on standard error; its own output goes to target/stackctl/setup.log.
# `root` is the checkout, `state` its folder for what set-up notes. Constants are declared, not `readonly`: sourced by a
# function they stay local to it, and away from variables of the same name that the user has exported.
# shellcheck shell=bash disable=SC2154  # those variables are the sourcing script's

declare -r NEEDED_JDK=25
declare -r JDK_PACKAGE=openjdk-25-jdk-headless
declare -r ENGINE_PACKAGES=(docker.io iptables debootstrap)
declare -r ENGINE_SOCKET=/var/run/docker.sock
declare -r ENGINE_LOG=/var/log/stackctl-dockerd.log
declare -r ENGINE_START_SECONDS=60
# A build for use: what guards the sources runs in ./test and in continuous integration.
declare -r QUICK_BUILD=(-B -q -Dmaven.test.skip=true -Derror.prone=-Xlint:none -Dspotless.check.skip=true
  -Denforcer.skip=true -Djacoco.skip=true)

declare log='' package_lists_updated=''

say() {
  printf 'stackctl: %s\n' "$*" >&2
}

fail() {
  say "$@"
  exit 1
}

# Runs a step with its output in the log; shows the end of it when the step fails. What it starts does not keep the
# caller's standard input, which belongs to the verb.
logged() {
  local what=$1
  shift
  [ -n "$log" ] || open_log
  if ! "$@" </dev/null >>"$log" 2>&1; then
    tail -n 30 "$log" >&2
    fail "$what failed; its whole output is in $log"
  fi
}

# The same for what may leave a service behind, which would keep the set-up lock for ever.
logged_unlocked() {
  { logged "$@"; } 9>&-
}

# The log lies in the checkout, unless that cannot be written.
open_log() {
  log=$state/setup.log
  { : >>"$log"; } 2>/dev/null || log=$(mktemp "${TMPDIR:-/tmp}/stackctl-setup.XXXXXXXX.log")
}

# Installs distribution packages, or says which are missing and why they are wanted.
install_packages() {
  local why=$1
  shift
  [ "${STACKCTL_SETUP:-}" != no ] || fail "$why is missing, and STACKCTL_SETUP=no forbids to install it: install $*"
  command -v apt-get >/dev/null || fail "$why is missing, and there is no apt-get to install it with: install $*"
  [ "$(id -u)" = 0 ] || fail "$why is missing, and only root can install it: run 'apt-get install $*' as root"
  say "installing $why ($*)"
  update_package_lists
  DEBIAN_FRONTEND=noninteractive logged_unlocked "installing $*" \
    apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"
}

update_package_lists() {
  [ -z "$package_lists_updated" ] || return 0
  logged 'apt-get update' apt-get -o DPkg::Lock::Timeout=300 update
  package_lists_updated=yes
}

# Sets `java_home` to the folder of a JDK that is recent enough.
find_jdk() {
  local java
  java=$(command -v java || true)
  java=${java:+$(readlink -f -- "$java")}
  for java_home in ${JAVA_HOME:+"$(readlink -f -- "$JAVA_HOME")"} ${java:+"${java%/bin/java}"} /usr/lib/jvm/*; do
    ! usable_jdk || return 0
  done
  return 1
}

# Whether `java_home` is such a JDK; a Java runtime alone could not build the tool. The note of the choice has a line for
# its path.
usable_jdk() {
  [[ $java_home != *$'\n'* ]] && [ -x "$java_home/bin/java" ] && [ -x "$java_home/bin/javac" ] && [ -r "$java_home/release" ] &&
    [[ $(<"$java_home/release") =~ JAVA_VERSION=\"([0-9]+) ]] && [ "${BASH_REMATCH[1]}" -ge $NEEDED_JDK ]
}

provide_jdk() {
  if ! find_jdk; then
    if [ "$(id -u)" = 0 ] && [ "${STACKCTL_SETUP:-}" != no ] && command -v apt-get >/dev/null; then
      update_package_lists
      [ -n "$(apt-cache search --names-only "^$JDK_PACKAGE\$")" ] ||
        fail "a JDK $NEEDED_JDK or later is missing, and this distribution has no $JDK_PACKAGE:" \
          "unpack one from https://adoptium.net and point JAVA_HOME at it"
    fi
    install_packages "a JDK $NEEDED_JDK" $JDK_PACKAGE
    find_jdk || fail "$JDK_PACKAGE is installed, but no JDK $NEEDED_JDK is in /usr/lib/jvm: point JAVA_HOME at one"
  fi
}

# Provides a JDK and notes the choice for the next start; an AOT cache made for another one is gone then.
choose_jdk() {
  provide_jdk
  printf '%s\n' "$java_home" | cat - "$java_home/release" >"$state/jdk.new"
  cmp -s "$state/jdk.new" "$state/jdk" || rm -f "$state"/*.aot
  mv -f "$state/jdk.new" "$state/jdk"
}

provide_maven() {
  command -v mvn >/dev/null || install_packages Maven maven
}

# Whether an engine answers, or one is configured that is not ours to start.
engine_there() {
  local config=${client_config:-${DOCKER_CONFIG:-${HOME:-/}/.docker}}/config.json
  [ -z "${DOCKER_HOST:-}" ] || return 0
  [ -z "${DOCKER_CONTEXT:-}" ] || [ "$DOCKER_CONTEXT" = default ] || return 0
  if [ -r "$config" ] && [[ $(<"$config") =~ \"currentContext\"[[:space:]]*:[[:space:]]*\"([^\"]*) ]]; then
    [ "${BASH_REMATCH[1]}" = default ] || return 0
  fi
  engine_answers
}

# Whether an engine answers on the default socket, or one is there that this user may not ask. Neither bash nor a bare
# Debian's tools can talk to a Unix socket, but every Debian has Perl.
engine_answers() {
  [ -S $ENGINE_SOCKET ] || return 1
  ! command -v perl >/dev/null || perl -MIO::Socket::UNIX -e '
    alarm 30;
    my $engine = IO::Socket::UNIX->new($ARGV[0]) or exit !$!{EACCES};
    print $engine "GET /_ping HTTP/1.0\r\n\r\n";
    exit <$engine> !~ / 200 /' $ENGINE_SOCKET
}

provide_engine() {
  ! engine_there || return 0
  local PATH=$PATH:/usr/sbin:/sbin
  command -v dockerd >/dev/null || install_packages 'a Docker Engine' "${ENGINE_PACKAGES[@]}"
  ! engine_answers || return 0
  [ "${STACKCTL_SETUP:-}" != no ] || fail 'no Docker Engine is running, and STACKCTL_SETUP=no forbids to start it'
  [ "$(id -u)" = 0 ] || fail 'no Docker Engine is running: start it as root, or point DOCKER_HOST at another one'
  start_engine
}

# Whether `/` is not the root of this mount namespace, as in a rescue system or an installer.
in_chroot() {
  [ "$(stat -c %d:%i /)" != "$(nsenter --mount=/proc/self/ns/mnt stat -c %d:%i /)" ]
}

# Becomes the engine. A health check or `exec` enters its container's mount namespace by the namespace's root. Under an
# engine in a chroot that is the machine's root, outside of the container; so there the engine gets a mount namespace of
# its own, with the chroot as its root.
run_dockerd() {
  in_chroot || exec dockerd
  exec unshare --mount --propagation private bash -c '
    exec 8</
    exec nsenter --mount=/proc/self/ns/mnt bash -ec "
      cd /proc/self/fd/8
      pivot_root . .
      umount --lazy .
      cd /
      exec dockerd 8<&-"'
}

start_engine() {
  local waited=0 pid=
  if [ -d /run/systemd/system ]; then
    say 'starting the Docker Engine (systemctl start docker)'
    logged_unlocked 'starting the Docker Engine' systemctl start docker
  else
    say "starting the Docker Engine in the background (its log is $ENGINE_LOG)"
    # It has to outlive this shell and its terminal, and must hold none of their descriptors.
    setsid bash -c "$(declare -f in_chroot run_dockerd); run_dockerd" </dev/null >>$ENGINE_LOG 2>&1 9>&- &
    pid=$!
  fi
  until engine_answers; do
    if [ $waited -ge $((ENGINE_START_SECONDS * 10)) ] || { [ -n "$pid" ] && ! kill -0 $pid 2>/dev/null; }; then
      [ -z "$pid" ] || tail -n 10 $ENGINE_LOG >&2
      fail 'the Docker Engine does not start; its log says why'
    fi
    sleep 0.1
    waited=$((waited + 1))
  done
}

# What the bundled services do without, as Maven takes it: whatever is below cli/, and the tests of whole stacks.
all_but_services() {
  local left='!cli,!services/stack-tests' pom module
  for pom in "$root"/cli/*/pom.xml; do
    module=${pom%/pom.xml}
    left+=",!cli/${module##*/}"
  done
  printf '%s' "$left"
}

# Builds the modules named, all when none are, and notes when their sources were last read.
build() {
  local stamp=$1 what=$2
  shift 2
  provide_maven
  say "building $what"
  touch "$stamp.new"
  JAVA_HOME=$java_home logged "building $what" mvn -f "$root/pom.xml" "${QUICK_BUILD[@]}" "$@" package
  mv -f "$stamp.new" "$stamp"
}

# Records what typical command lines load, so that later runs start from it. They meet an engine that only pretends, so
# nothing real is touched, and no lock of theirs is left with the user. Never fatal: without the record, runs start slower.
train() {
  local client=$state/training socket=$state/canned.sock name
  say 'preparing quick starts'
  # Of a time when all verbs shared one: nothing starts from it any more.
  rm -f "$state/stackctl.aot"
  [ -n "$log" ] || open_log
  # The name of a socket cannot be longer.
  [ ${#socket} -le 100 ] || socket=$(mktemp -u /tmp/stackctl.XXXXXXXX)
  if lay_out_client 2>>"$log"; then record_all; else say_slow all; fi
  rm -rf "$socket" "$client"
  # An empty one says that it has been tried.
  for name in words change definition view; do
    [ -e "$state/$name.aot" ] || { : >"$state/$name.aot"; } 2>/dev/null || true
  done
}

say_slow() {
  say "starts ($1) will be slow: $log says why; to try again, remove *.aot in $state"
}

# Most users name no engine in their environment, so training does not either. The folder's name is the hash of `training`.
lay_out_client() {
  local context=$client/contexts/meta/c2fb788c7deedbeaa296e424d4c2921b871a4f6cb4cf393c1c1105653ab399b4
  mkdir -p "$context" && printf '{"currentContext": "training"}' >"$client/config.json" &&
    printf '{"Name": "training", "Endpoints": {"docker": {"Host": "unix://%s"}}}' "$socket" >"$context/meta.json"
}

record_all() {
  local engine canned=("$root/cli/app/src/training/CannedEngine.java")
  # A package's runtime has no compiler.
  [ -z "$packaged" ] || canned=(-cp "$root/cli/app/src/training" CannedEngine)
  rm -f "$socket"
  timeout 400 "$java_home/bin/java" -XX:-UsePerfData "${canned[@]}" "$socket" </dev/null >>"$log" 2>&1 9>&- &
  engine=$!
  until [ -S "$socket" ] || ! kill -0 "$engine" 2>/dev/null; do sleep 0.1; done
  # What looks at a stack is trained on the one that the changes leave.
  record words &
  record change
  wait $!
  record definition &
  record view
  wait $!
  kill "$engine" 2>/dev/null || true
}

# Makes one cache from the commands of that name.
record() {
  local made=$state/$1.aot slow=''
  rm -f "$made" "$made.new"
  (
    cd "$root/cli/app/src/training"
    set_aside LC_ALL C.UTF-8
    unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
    unset "${!DOCKER_@}"
    DOCKER_CONFIG=$client exec timeout 300 "$java_home/bin/java" -XX:AOTCacheOutput="$made.new" "${JVM_OPTIONS[@]}" \
      -Duser.home="$client" -Dstackctl.home="$root" -cp "$jar" io.stackctl.Training "commands.$1" </dev/null >>"$log" 2>&1 9>&-
  ) || slow=yes
  { cache_usable "$made.new" && mv -f "$made.new" "$made"; } || slow=yes
  # With what the JVM leaves of one that it could not finish.
  rm -f "$made.new" "$made.new.config"
  [ -z "$slow" ] || say_slow "$1"
}

# Whether a new cache is whole: a full disk leaves half a one.
cache_usable() {
  [ -s "$1" ] && "$java_home/bin/java" -XX:AOTCache="$1" -XX:AOTMode=on "${JVM_OPTIONS[@]}" -cp "$jar" \
    io.stackctl.Main version </dev/null >>"$log" 2>&1 9>&-
}

# Makes ready what ./stackctl lacks for the verb it was asked for.
set_up() {
  local mask
  mask=$(umask)
  # Whoever runs it may be somebody else.
  umask 022
  mkdir -p "$state" 2>/dev/null || true
  if { : >>"$state/lock"; } 2>/dev/null; then
    lock_state
    set_up_files
  elif [ -n "$packaged" ]; then
    # It starts without a cache, too; whoever installed it may make one.
    # shellcheck disable=SC2034
    cache=''
  elif files_stale; then
    fail "something is to be set up, but $state cannot be written: run '$0 version' as its owner"
  fi
  if wants_engine && ! engine_expected; then provide_engine; fi
  exec 9>&-
  umask "$mask"
}

# Two at once must not build into the same folder; the second finds everything done.
lock_state() {
  # Opened for adding: what somebody put in its place loses nothing.
  exec 9>>"$state/lock"
  flock -n 9 || { say 'waiting for another stackctl that sets up'; flock 9; }
}

# Builds what the images of the bundled services copy. The tool that asks for it runs: its own jars are left alone.
set_up_services() {
  umask 022
  [ -w "$state" ] || fail "the bundled services are to be built, but $state cannot be written: run '$0' as its owner"
  lock_state
  ! services_stale || {
    known_jdk || choose_jdk
    build "$state/services" 'the bundled services' -pl "$(all_but_services)"
  }
}

set_up_files() {
  known_jdk || choose_jdk
  ! cli_stale || build "$state/cli" stackctl -pl cli/app -am
  trained || train
}
