/** Markup inside a stretch of Markdown: a `mark` stands alone, a `span` holds what may be translated. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "mark"; readonly code: string }
  | { readonly kind: "span"; readonly open: string; readonly close: string; readonly inside: readonly Inline[] };

const PATTERN =
  /(?<escape>\\[^\n])|(?<mark>`+[^`]*`+|\[\^[A-Za-z0-9-]+\]|!\[[^\]]*\]\([^)]*\)|<(?:https?|mailto):[^>]*>|\{\{\*?|\}\}|[ ]->[ ]|(?:[ ]{2,}|\\)\n)|\[\[(?<term>[^[\]]+)\]\]|\[(?<words>[^\]]*)\](?<target>\([^)]*\))|(?<sign>\*\*|__)(?<strong>(?:(?!\k<sign>)[^])+)\k<sign>|(?<tone>[*_])(?<em>(?:(?!\k<tone>)[^])+)\k<tone>(?![A-Za-z0-9])/g;

/** Takes Markdown apart; `textOf` puts it together again. */
export function inlineOf(text: string): Inline[] {
  const parts: Inline[] = [];
  let plain = "";
  let at = 0;
  const add = (part: Inline) => {
    if (plain !== "") parts.push({ kind: "text", text: plain });
    plain = "";
    parts.push(part);
  };
  const span = (open: string, inside: readonly Inline[], close: string) => add({ kind: "span", open, inside, close });
  for (const found of text.matchAll(PATTERN)) {
    const { escape, mark, term, words, target, sign = "", strong, tone = "", em } = found.groups ?? {};
    plain += text.slice(at, found.index);
    at = found.index + found[0].length;
    // An underscore within a word is one.
    const isInWord = tone === "_" && /[A-Za-z0-9]$/.test(text.slice(0, found.index));
    if (escape !== undefined || isInWord) plain += found[0];
    else if (mark !== undefined) add({ kind: "mark", code: mark });
    else if (term !== undefined) span("[[", [{ kind: "text", text: term }], "]]");
    else if (words !== undefined) span("[", inlineOf(words), `]${target}`);
    else if (strong !== undefined) span(sign, inlineOf(strong), sign);
    else if (em !== undefined) span(tone, inlineOf(em), tone);
  }
  plain += text.slice(at);
  if (plain !== "") parts.push({ kind: "text", text: plain });
  return parts;
}

export function textOf(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      switch (part.kind) {
        case "text":
          return part.text;
        case "mark":
          return part.code;
        case "span":
          return `${part.open}${textOf(part.inside)}${part.close}`;
      }
    })
    .join("");
}

/** All markup, sorted: a translation may move it and must not lose any. */
export function codesOf(parts: readonly Inline[]): string[] {
  return parts
    .flatMap((part) => {
      if (part.kind === "text") return [];
      return part.kind === "mark" ? [part.code] : [`${part.open} ${part.close}`, ...codesOf(part.inside)];
    })
    .sort();
}
