import type { LanguageMap } from "./xapi-statement.ts";

/** A statement as somebody else has written it: everything may be missing. */
export interface GivenStatement {
  readonly id?: string;
  readonly verb?: { readonly id?: string; readonly display?: LanguageMap };
  readonly object?: {
    readonly objectType?: string;
    readonly id?: string;
    readonly name?: string;
    readonly mbox?: string;
    readonly definition?: { readonly name?: LanguageMap };
  };
  readonly result?: {
    readonly success?: boolean;
    readonly completion?: boolean;
    readonly response?: string;
    readonly duration?: string;
    readonly score?: { readonly scaled?: number; readonly raw?: number; readonly min?: number; readonly max?: number };
  };
  readonly context?: { readonly registration?: string; readonly extensions?: Readonly<Record<string, unknown>> };
  readonly timestamp?: string;
}

/** One statement in plain words: `answered "Which of these?": b (success, 100 %)`. */
export function inWords({ verb, object, result }: GivenStatement): string {
  const name = firstOf(object?.definition?.name) ?? object?.name ?? object?.id ?? object?.mbox ?? "something";
  const outcome = [
    result?.success === undefined ? "" : result.success ? "success" : "no success",
    scoreInWords(result?.score),
    result?.duration ?? "",
  ].filter(Boolean);
  const response = result?.response === undefined ? "" : `: ${result.response}`;
  return `${verbWord(verb)} "${name}"${response}${outcome.length > 0 ? ` (${outcome.join(", ")})` : ""}`;
}

function scoreInWords({ scaled, raw, max }: NonNullable<NonNullable<GivenStatement["result"]>["score"]> = {}): string {
  if (typeof scaled === "number") return `${Math.round(scaled * 100)} %`;
  return typeof raw === "number" ? `${raw}${typeof max === "number" ? ` of ${max}` : ""}` : "";
}

function verbWord({ id = "", display }: NonNullable<GivenStatement["verb"]> = {}): string {
  return firstOf(display) ?? (id.slice(id.lastIndexOf("/") + 1) || "said something of");
}

function firstOf(map: LanguageMap | undefined): string | undefined {
  return map && Object.values(map)[0];
}
