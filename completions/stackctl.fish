# Completion of stackctl in fish. The tool itself says what fits, so verbs, flags, services and stacks are never out of
# date. Load it with:
#   stackctl completion fish | source

function __stackctl_candidates
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l candidates ($words[1] __complete (count $words) $words "$typed" 2>/dev/null)
    if test (count $candidates) -gt 0
        printf '%s\n' $candidates
    else
        __fish_complete_path "$typed"
    end
end

complete -c stackctl -f -a '(__stackctl_candidates)'
