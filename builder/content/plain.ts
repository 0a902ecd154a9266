/** The words of HTML that the compiler has made, on one line. */
export function plainWords(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A text with spaces for what somebody says, in curly quotation marks: the words are theirs. */
export function withoutSpeech(text: string): string {
  return text.replace(/“[^”]*”?/g, (said) => " ".repeat(said.length));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
