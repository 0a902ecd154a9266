/** An element of a manifest, found without a parser of XML: hosts read a few values, and a package's check reads it all. */
export interface XmlElement {
  /** Its start tag. */
  readonly tag: string;
  /** All between its tags, up to the next element of its own name. */
  readonly body: string;
}

/** The text of a document without its comments. */
export function withoutComments(xml: string): string {
  return xml.replace(/<!--[^]*?-->/g, "");
}

/** Elements of that name, whatever their prefix, in the order of their start tags. */
export function elementsIn(xml: string, name: string): readonly XmlElement[] {
  const found = xml.matchAll(new RegExp(`(<(?:[\\w.-]+:)?${name}(?=[\\s>/])(?:"[^"]*"|'[^']*'|[^>"'])*?(/?)>)`, "g"));
  return [...found].map(({ index, 1: tag = "", 2: empty }) => {
    const rest = xml.slice(index + tag.length);
    const end = empty ? 0 : rest.search(new RegExp(`</?(?:[\\w.-]+:)?${name}[\\s>/]`));
    return { tag, body: end < 0 ? rest : rest.slice(0, end) };
  });
}

/** The text of the first element of that name; `undefined` where there is none. */
export function textIn(xml: string, name: string): string | undefined {
  const [found] = elementsIn(xml, name);
  return found && decoded(found.body.trim());
}

/** An attribute's value, whatever its prefix. */
export function attributeOf(tag: string, name: string): string | undefined {
  const [, double, single] = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag) ?? [];
  const value = double ?? single;
  return value === undefined ? undefined : decoded(value);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text
    .replace(/<!\[CDATA\[([^]*?)\]\]>/g, (_, data: string) => data.replaceAll("&", "&amp;"))
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, number?: string, name?: string) =>
      name === undefined ? String.fromCodePoint(Number.parseInt(hex ?? number ?? "", hex ? 16 : 10)) : (ENTITIES[name] ?? whole),
    );
}
