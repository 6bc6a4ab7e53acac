# The Docker Engine of another Debian release, for ./test --engine: fetched into target/engines, where nothing of it is
# installed, and started in namespaces of its own. There it has the usual socket, and 127.0.0.1 to itself: it meets neither
# the machine's engine nor the ports and bridges of that one, and nothing of it outlives the command.
# Sourced after cli/setup.bash, whose `say`, `fail`, `logged` and `install_packages` it uses.
# shellcheck shell=bash disable=SC2154  # `root` is the sourcing script's

declare -r ENGINE_RELEASES='trixie sid'
# With the libraries that an older release has not, or too old ones of.
declare -r RELEASE_PACKAGES=(docker.io docker-cli containerd runc libc6 libseccomp2)
declare -r DEBIAN_KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg
declare -r FETCH_OPTIONS=(-o APT::Update::Error-Mode=any -o Acquire::Retries=2 -o Acquire::http::Timeout=30)
# Addresses that no network of the machine has: between it and the engine (a block of four for each engine that runs),
# and inside. The engine looks only for those that are taken where it runs itself.
declare -r LINK_NETWORK=10.197
declare -r ENGINE_BRIDGE=10.196.255.1/24
declare -r ENGINE_POOL=base=10.196.0.0/17,size=24

# Sets `programs` to the folder of a release's engine, fetched unless it is there.
provide_release() {
  local release=$1 mirror
  programs=$root/target/engines/$release
  [[ " $ENGINE_RELEASES " = *" $release "* ]] || fail "there is no engine of '$release': choose ${ENGINE_RELEASES// / or }"
  [ "$(id -u)" = 0 ] || fail 'an engine beside the one of the machine needs namespaces: run this as root'
  [ ! -e "$programs/complete" ] || return 0
  [ "${STACKCTL_SETUP:-}" != no ] || fail "the engine of $release is missing, and STACKCTL_SETUP=no forbids to fetch it"
  command -v apt-get >/dev/null || fail "the engine of $release is missing, and there is no apt-get to fetch it with"
  [ -e $DEBIAN_KEYRING ] || install_packages "Debian's keys" debian-archive-keyring
  mirror=$(sed -nE '/^(URIs:|deb ).*debian.*security/d; s/^URIs: *([^ ]+).*/\1/p; s/^deb +(\[[^]]*\] +)?([^ ]+).*/\2/p' \
    /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null | head -n 1 || true)
  [ -n "$mirror" ] || fail "the engine of $release is missing, and the sources of apt name no archive of Debian to fetch it from"
  say "fetching the Docker Engine of Debian $release"
  fetch_release "$mirror" "$release"
  lead_to_libraries
  touch "$programs/complete"
}

# Unpacks its packages.
fetch_release() {
  local mirror=$1 release=$2 package
  rm -rf "$programs"
  mkdir -p "$programs/apt/partial" "$programs/packages"
  printf 'deb [signed-by=%s] %s %s main\n' $DEBIAN_KEYRING "$mirror" "$release" >"$programs/sources.list"
  # apt is not to become a user who may not write here, nor to leave what it has read with the machine's own lists.
  local apt=(apt-get "${FETCH_OPTIONS[@]}" -o "Dir::Etc::sourcelist=$programs/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$programs/apt" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root)
  [ -n "$log" ] || open_log
  if ! (cd "$programs/packages" && "${apt[@]}" update && "${apt[@]}" download "${RELEASE_PACKAGES[@]}") </dev/null >>"$log" 2>&1; then
    rm -rf "$programs"
    fail "the Docker Engine of Debian $release cannot be fetched from $mirror: is there a way to the network?" \
      "What apt-get said is in $log"
  fi
  for package in "$programs"/packages/*.deb; do logged "unpacking ${package##*/}" dpkg -x "$package" "$programs"; done
  rm -rf "$programs/packages" "$programs/apt"
}

# Lets programs that this machine's C library is too old for use the one that came along.
lead_to_libraries() {
  local program libraries loader
  libraries=$(echo "$programs"/usr/lib/*-linux-gnu*)
  loader=$(echo "$libraries"/ld-linux*.so.*)
  for program in "$programs"/usr/{bin,sbin}/*; do
    if ldd "$program" 2>&1 | grep -q 'not found'; then
      command -v patchelf >/dev/null || install_packages 'patchelf, which leads programs to their libraries,' patchelf
      logged "leading $program to its libraries" patchelf --set-interpreter "$loader" --set-rpath "$libraries" "$program"
    fi
  done
}

# Runs a command where the fetched engine is the one at the usual socket, and returns as it does.
#
# $1  the engine's settings, as in its daemon.json
on_release() {
  local number=0 folder status=0
  command -v iptables >/dev/null || install_packages 'iptables, which the engine needs,' iptables
  command -v ip >/dev/null || install_packages 'ip, which joins networks,' iproute2
  while ip link show "stackctl$number" >/dev/null 2>&1; do number=$((number + 1)); done
  folder=$(mktemp -d "$root/target/engines/run.XXXXXX")
  # shellcheck disable=SC2064  # as they are now: the variables are gone by then
  trap "let_out -D $number 2>/dev/null; rm -rf '$folder'" EXIT
  echo 1 >/proc/sys/net/ipv4/ip_forward
  let_out -I $number
  # shellcheck disable=SC2016  # for the inner one
  PATH=$programs/usr/bin:$programs/usr/sbin:$PATH unshare --mount --net --pid --fork --kill-child bash -euo pipefail -c '
    root=$1 programs=$2
    shift 2
    . "$root/cli/setup.bash"
    . "$root/cli/engine.bash"
    in_namespaces "$@"' engine "$root" "$programs" $number "$folder" "$@" 7</proc/self/ns/net || status=$?
  return $status
}

# Lets what the engine runs out to the network (-I), or no more (-D).
let_out() {
  iptables "$1" FORWARD -i "stackctl$2" -j ACCEPT
  iptables "$1" FORWARD -o "stackctl$2" -j ACCEPT
  iptables -t nat "$1" POSTROUTING -s "$LINK_NETWORK.$2.0/30" -j MASQUERADE
}

# The inner part of `on_release`, as the first process of its namespaces: with its end all others end.
in_namespaces() {
  local number=$1 folder=$2 settings=$3 engine status=0
  shift 3
  mount --make-rprivate /
  join_network "$number"
  mount -t proc proc /proc
  cover_run
  printf '%s\n' "$settings" >/run/daemon.json
  dockerd --config-file /run/daemon.json --data-root "$folder" --exec-opt native.cgroupdriver=cgroupfs \
    --bip $ENGINE_BRIDGE --default-address-pool $ENGINE_POOL </dev/null >"$programs.log" 2>&1 &
  engine=$!
  await_engine $engine
  env -u DOCKER_CONTEXT DOCKER_HOST="unix://$ENGINE_SOCKET" "$@" || status=$?
  kill $engine
  wait $engine || true
  exit $status
}

await_engine() {
  local waited=0
  until docker --host "unix://$ENGINE_SOCKET" version >/dev/null 2>&1; do
    if [ $waited -ge $((ENGINE_START_SECONDS * 10)) ] || ! kill -0 "$1" 2>/dev/null; then
      tail -n 10 "$programs.log" >&2
      fail "the engine does not start; $programs.log says why"
    fi
    sleep 0.1
    waited=$((waited + 1))
  done
  say "tests run on Docker Engine $(docker --host "unix://$ENGINE_SOCKET" info --format '{{.ServerVersion}} ({{.Driver}})')," \
    "whose log is $programs.log"
}

# Makes eth0 here, and its other end in the machine's network (7).
join_network() {
  local link=stackctl$1 outside=$LINK_NETWORK.$1.1 inside=$LINK_NETWORK.$1.2
  nsenter --net=/proc/self/fd/7 bash -ec "
    ip link add $link type veth peer name eth0 netns $$
    ip addr add $outside/30 dev $link
    ip link set $link up"
  exec 7<&-
  ip addr add "$inside/30" dev eth0
  ip link set eth0 up
  ip link set lo up
  ip route add default via "$outside"
}

# An empty /run. The servers of names stay known; of a resolver that answers only on the machine's own loopback, those that
# it asks itself.
cover_run() {
  local servers=/run/systemd/resolve/resolv.conf file text
  [ -e $servers ] || servers=/etc/resolv.conf
  text=$(<$servers)
  file=$(readlink -m /etc/resolv.conf)
  mount -t tmpfs -o mode=755 tmpfs /run
  mkdir -p /run/lock "${file%/*}"
  printf '%s\n' "$text" >/run/resolv.conf
  [ -e "$file" ] || : >"$file"
  mount --bind /run/resolv.conf "$file"
}
