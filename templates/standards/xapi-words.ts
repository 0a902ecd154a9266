import type { LanguageMap, Statement } from "./xapi-statement.ts";

/** A statement as a record store gives it out: anything but the identifiers may be missing. */
export type GivenStatement = Pick<Statement, "verb" | "object"> & Partial<Statement>;

/** One statement in plain words: `answered "Which of these?": b (success, 100 %)`. */
export function inWords({ verb, object, result }: GivenStatement): string {
  const name = firstOf(object.definition?.name) ?? object.id;
  const outcome = [
    result?.success === undefined ? "" : result.success ? "success" : "no success",
    result?.score ? `${Math.round(result.score.scaled * 100)} %` : "",
    result?.duration ?? "",
  ].filter(Boolean);
  const response = result?.response === undefined ? "" : `: ${result.response}`;
  return `${verbWord(verb)} "${name}"${response}${outcome.length > 0 ? ` (${outcome.join(", ")})` : ""}`;
}

function verbWord({ id, display }: Statement["verb"]): string {
  return firstOf(display) ?? id.slice(id.lastIndexOf("/") + 1);
}

function firstOf(map: LanguageMap | undefined): string | undefined {
  return map && Object.values(map)[0];
}
