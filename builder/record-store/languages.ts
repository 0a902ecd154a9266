import type { Plain } from "./check.ts";

/** Language ranges that a client wants, the best first. */
export type Wanted = readonly string[];

/** Reads the header Accept-Language (RFC 9110 12.5.4); "*" where it is absent. */
export function wantedLanguages(header: string): Wanted {
  const wishes = (header || "*").split(",").map((wish) => {
    const [range = "", ...rest] = wish.trim().split(/\s*;\s*/);
    return { range: range.toLowerCase(), quality: Number(/^q=([\d.]+)$/.exec(rest[0] ?? "")?.[1] ?? 1) };
  });
  return wishes
    .filter(({ range, quality }) => range !== "" && quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ range }) => range);
}

/**
 * Leaves the one text of a language map that suits best: by a range that it is in, then by a shorter range, then the first
 * (xAPI 1.0.3 Communication 2.1.3, language filtering).
 */
export function inOneLanguage(map: Plain, wanted: Wanted): Plain {
  const tags = Object.keys(map);
  const shortened = wanted.map((range) => range.split("-")[0] ?? "");
  const best = [...wanted, ...shortened]
    .map((range) => tags.find((tag) => isIn(tag.toLowerCase(), range)))
    .find((tag) => tag !== undefined);
  const tag = best ?? tags[0];
  return tag === undefined ? {} : { [tag]: map[tag] };
}

/** RFC 4647 3.3.1. */
function isIn(tag: string, range: string): boolean {
  return range === "*" || tag === range || tag.startsWith(`${range}-`);
}
