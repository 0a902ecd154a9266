import type { ScormVersion, Values } from "./scorm-version.ts";

/** What a commit has brought that was not there before: `recorded: passed, 85; 2 answers`. */
export function recordedWords({ results, elements }: ScormVersion, before: Values, after: Values, isLost: boolean): string {
  const isNew = (name: string) => after.has(name) && after.get(name) !== before.get(name);
  const result = results.some(isNew)
    ? results.map((name) => after.get(name) ?? "").filter((word) => !/^(|unknown|not attempted)$/.test(word))
    : [];
  const answers = [...after.keys()].filter((name) => /^cmi\.interactions\.\d+\.id$/.test(name) && !before.has(name)).length;
  const isElse = [...after.keys()].some(
    (name) => isNew(name) && !results.includes(name) && !/interactions/.test(name) && name !== elements.place,
  );
  const parts = [
    result.join(", "),
    answers > 0 ? `${answers} ${answers === 1 ? "answer" : "answers"}` : "",
    isNew(elements.place) ? "the place to resume from" : "",
  ].filter(Boolean);
  const what = parts.length > 0 ? parts.join("; ") : isElse ? "what else was set" : "";
  if (what === "") return isLost ? "nothing is recorded" : "nothing new to record";
  return `${isLost ? "not recorded" : "recorded"}: ${what}`;
}
