# Completion of curricle for fish. To load it: curricle completion fish | source
# It asks the curricle that is typed, so that it knows the commands of that version and the names of the project.
function __curricle_complete
    set --local before (commandline --tokenize --cut-at-cursor --current-process)
    set --local program $before[1]
    set --erase before[1]
    set --local begun (commandline --current-token --cut-at-cursor)
    set --local found ($program completion --complete -- $before "$begun" 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path "$begun"
    end
end
complete --command curricle --no-files --arguments '(__curricle_complete)'
