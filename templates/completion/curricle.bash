# Completion of curricle for bash. To load it: source <(curricle completion bash)
# It asks the curricle that is typed, so that it knows the commands of that version and the names of the project.
_curricle() {
  local word
  COMPREPLY=()
  while IFS=$'\t' read -r word _; do
    COMPREPLY+=("$word")
  done < <("${COMP_WORDS[0]}" completion --complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o bashdefault -o default -F _curricle curricle
