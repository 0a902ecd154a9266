/** Languages that are written from right to left, in the script that they are mostly written in. */
const RIGHT_TO_LEFT = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"]);
const SCRIPTS = /-(Arab|Hebr|Nkoo|Syrc|Thaa)\b/i;
const OTHER_SCRIPT = /-[A-Za-z]{4}\b/;

/** The value of `dir` for a BCP 47 tag; "" from left to right, where none is needed. */
export function directionOf(language: string): "rtl" | "" {
  if (SCRIPTS.test(language)) return "rtl";
  return RIGHT_TO_LEFT.has(baseOf(language)) && !OTHER_SCRIPT.test(language) ? "rtl" : "";
}

/** `en` of `en-GB`. */
export function baseOf(language: string): string {
  return (language.split("-")[0] ?? "").toLowerCase();
}

/** The one of these that suits a language best: the tag itself, else another region of it. */
export function bestFor<Choice extends { readonly language: string }>(language: string, choices: readonly Choice[]): Choice | undefined {
  return choices.find((choice) => choice.language === language) ?? choices.find((choice) => baseOf(choice.language) === baseOf(language));
}
