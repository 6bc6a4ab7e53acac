# Compiles what lies below bench/deploy when it has changed. Sourced, like cli/setup.bash; `root` and `java_home` are the sourcing script's.
# shellcheck shell=bash disable=SC2154

declare -r bench=$root/bench/deploy
declare -r classes=$root/target/bench-deploy/classes

compile_bench() {
  local sources
  [ ! -e "$classes" ] || [ -n "$(find "$bench" -newer "$classes" -print -quit)" ] || return 0
  say 'compiling the benchmark'
  mapfile -t sources < <(find "$bench" -name '*.java')
  rm -rf "$classes" "$classes.new"
  mkdir -p "$classes.new"
  # It warns of sun.misc, which signals are listened to by; nothing else is to be warned of.
  logged 'compiling the benchmark' "$java_home/bin/javac" -Xlint:all,-try -d "$classes.new" "${sources[@]}"
  touch "$classes.new"
  mv "$classes.new" "$classes"
}
