# shellcheck shell=bash
# Completion of stackctl in bash. The tool itself says what fits, so verbs, flags, services and stacks are never out of
# date. Load it with one of:
#   source <(stackctl completion bash)
#   source completions/stackctl.bash

_stackctl() {
  local words=() current=0 i word rest=$COMP_LINE trimmed
  # Bash also splits at '=' and ':'. Only what blanks part is a word here: `scale worker=2` has two after the tool.
  for i in "${!COMP_WORDS[@]}"; do
    word=${COMP_WORDS[i]}
    trimmed=${rest#"${rest%%[![:space:]]*}"}
    if [ "$i" = 0 ] || [ "$trimmed" != "$rest" ]; then words+=("$word"); else words[-1]+=$word; fi
    rest=${trimmed#"$word"}
    [ "$i" != "$COMP_CWORD" ] || current=$((${#words[@]} - 1))
  done

  # Bash replaces only what follows the last such separator.
  local typed=${words[current]} kept candidate
  kept=${typed%"${typed##*[=:]}"}
  COMPREPLY=()
  while IFS=$'\t' read -r candidate _; do
    [[ $candidate != "$typed"* ]] || COMPREPLY+=("${candidate#"$kept"}")
  done < <("${words[0]/#\~/$HOME}" __complete "$current" "${words[@]}" 2>/dev/null)
  # More is to be typed after `worker=` and `folder/`.
  if [ ${#COMPREPLY[@]} = 1 ] && [[ ${COMPREPLY[0]} = *[=/:] ]]; then compopt -o nospace 2>/dev/null; fi
}

# File names where the tool has nothing to offer.
complete -o default -F _stackctl stackctl
