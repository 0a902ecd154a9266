import { isPlain, type Plain } from "./check.ts";
import type { Call } from "./exchange.ts";
import { objectTypeOf, part, parts } from "./statement-parts.ts";
import { inUtc } from "./times.ts";

/** The statement with what the store itself sets (xAPI 1.0.3 Data 2.4.7 … 2.4.10), times in UTC, context activities as lists. */
export function completed(sent: Plain, id: string, stored: string, { caller, version }: Call): Plain {
  const authority = { objectType: "Agent", account: { homePage: "https://curricle.example/record-store", name: caller?.user ?? "" } };
  const defaults = { version: version === "2.0.0" ? "2.0.0" : "1.0.0", timestamp: stored };
  return { ...defaults, ...regular(sent), id, stored, authority };
}

function regular(statement: Plain): Plain {
  const { timestamp, context } = statement;
  return {
    ...statement,
    ...(typeof timestamp === "string" && { timestamp: inUtc(timestamp) }),
    ...(isPlain(context) && { context: withLists(context) }),
    ...(objectTypeOf(statement) === "SubStatement" && { object: regular(part(statement, "object")) }),
  };
}

/** Data 2.4.6.2. */
function withLists(context: Plain): Plain {
  const lists = context["contextActivities"];
  if (!isPlain(lists)) return context;
  return { ...context, contextActivities: Object.fromEntries(Object.keys(lists).map((kind) => [kind, parts(lists, kind)])) };
}
