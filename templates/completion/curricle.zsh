#compdef curricle
# Completion of curricle for zsh. To load it: source <(curricle completion zsh)
# It asks the curricle that is typed, so that it knows the commands of that version and the names of the project.
_curricle() {
  local line
  local -a found
  for line in "${(@f)$("${words[1]}" completion --complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    [[ -n $line ]] && found+=("${line%%$'\t'*}:${line#*$'\t'}")
  done
  if (( ${#found} )); then
    _describe -t values value found
  else
    _files
  fi
}
# In a folder of $fpath the file is the function; sourced, it registers it.
if [[ ${funcstack[1]} == _curricle ]]; then
  _curricle "$@"
else
  compdef _curricle curricle
fi
