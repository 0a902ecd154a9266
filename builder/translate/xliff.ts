import { createHash } from "node:crypto";
import { type Cheerio, type CheerioAPI, load } from "cheerio/slim";
import { codesOf, type Inline, inlineOf } from "./inline.ts";

type NodeOf<List> = List extends Cheerio<infer Node> ? Node : never;
type AnyNode = NodeOf<ReturnType<ReturnType<CheerioAPI>["contents"]>>;
type Element = NodeOf<ReturnType<ReturnType<CheerioAPI>["children"]>>;

/** A text with its translation, as a file of translations keeps it. */
export interface Unit {
  readonly id: string;
  /** Markdown. */
  readonly source: string;
  /** Markdown; "" where there is none. */
  readonly target: string;
  /** `initial`, `translated`, `reviewed` or `final` (XLIFF 2.1, 4.7.1.17). */
  readonly state: string;
  /** Hash of the source that this unit was written for. */
  readonly hash: string;
  /** Hash of the translation when this unit was written; "" where there was none. */
  readonly was: string;
  /** True where the source had changed when this unit was written: the translation is that of an earlier text. */
  readonly outdated: boolean;
}

export interface XliffFile {
  readonly module: string;
  /** Path of the source from the project's root. */
  readonly original: string;
  readonly source: string;
  readonly language: string;
  readonly units: readonly Unit[];
  /** Translations of texts that the module no longer has. */
  readonly unused: readonly Unit[];
}

/** `Node.nodeType` of a text. */
const TEXT = 3;
const OUTDATED = "curricle:outdated";

/** Eight hexadecimal digits that stand for a text. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text.replace(/\s+/g, " ").trim()).digest("hex").slice(0, 8);
}

/** The file as XLIFF 2.1: a group for each page, a unit for each segment, markup as inline codes. */
export function writeXliff({ module, original, source, language, units, unused }: XliffFile): string {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const key = unit.id.split(".")[0] ?? "";
    groups.set(key, [...(groups.get(key) ?? []), unit]);
  }
  if (unused.length > 0) groups.set("unused-translations", [...unused]);
  const lines = [...groups].flatMap(([id, list]) => [`    <group id="${xml(id)}">`, ...list.flatMap(unitLines), "    </group>"]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="${xml(source)}" trgLang="${xml(language)}">`,
    `  <file id="${xml(module)}" original="${xml(original)}">`,
    ...lines,
    "  </file>",
    "</xliff>",
    "",
  ].join("\n");
}

function unitLines({ id, source, target, state, hash, was, outdated }: Unit): string[] {
  const codes = newCodes();
  const from = markedUp(inlineOf(source), codes);
  codes.again();
  const to = markedUp(inlineOf(target), codes);
  const data = codes.all();
  return [
    `      <unit id="${xml(id)}">`,
    "        <notes>",
    `          <note category="source">${hash}</note>`,
    ...(was ? [`          <note category="was">${was}</note>`] : []),
    "        </notes>",
    ...(data.length > 0
      ? [
          "        <originalData>",
          ...data.map((code, at) => `          <data id="d${at + 1}">${xml(code)}</data>`),
          "        </originalData>",
        ]
      : []),
    `        <segment state="${xml(state)}"${outdated ? ` subState="${OUTDATED}"` : ""}>`,
    `          <source>${from}</source>`,
    ...(target ? [`          <target>${to}</target>`] : []),
    "        </segment>",
    "      </unit>",
  ];
}

interface Codes {
  /** Number of that piece of markup. */
  data(code: string): string;
  /** The id of an inline element: the same for the same markup in source and target. */
  id(code: string): string;
  again(): void;
  all(): readonly string[];
}

function newCodes(): Codes {
  const list: string[] = [];
  const ids = new Map<string, number>();
  let used = new Map<string, number>();
  return {
    data(code) {
      if (!list.includes(code)) list.push(code);
      return `d${list.indexOf(code) + 1}`;
    },
    id(code) {
      const nth = (used.get(code) ?? 0) + 1;
      used.set(code, nth);
      const key = `${code}\n${nth}`;
      if (!ids.has(key)) ids.set(key, ids.size + 1);
      return String(ids.get(key));
    },
    again: () => (used = new Map()),
    all: () => list,
  };
}

function markedUp(parts: readonly Inline[], codes: Codes): string {
  return parts
    .map((part) => {
      switch (part.kind) {
        case "text":
          return xml(part.text);
        case "mark":
          return `<ph id="${codes.id(part.code)}" dataRef="${codes.data(part.code)}"/>`;
        case "span": {
          const start = codes.data(part.open);
          const end = codes.data(part.close);
          const id = codes.id(`${part.open} ${part.close}`);
          return `<pc id="${id}" dataRefStart="${start}" dataRefEnd="${end}">${markedUp(part.inside, codes)}</pc>`;
        }
      }
    })
    .join("");
}

/** Escaped for text and attributes; what XML 1.0 cannot hold is left out. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/** Reads the units of a file that any tool may have written in between. Throws with a reason where it is no XLIFF 2. */
export async function readXliff(text: string): Promise<Pick<XliffFile, "units" | "unused">> {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Error("it declares a document type, which is not read");
  const { ParseOption, XmlDocument } = await import("libxml2-wasm");
  // Cheerio reads on over what is not well-formed.
  XmlDocument.fromString(text, { option: ParseOption.XML_PARSE_NONET }).dispose();
  const $ = load(text, { xml: true });
  const root = $("xliff").first();
  if (!root.attr("version")?.startsWith("2.")) throw new Error("it is not XLIFF 2");
  const unitOf = (element: Element): Unit => {
    const unit = $(element);
    const data = new Map(
      unit
        .find("originalData > data")
        .get()
        .map((one) => [$(one).attr("id") ?? "", $(one).text()]),
    );
    const segments = unit.find("segment");
    const all = (name: string) =>
      segments
        .get()
        .map((one) =>
          $(one)
            .children(name)
            .get()
            .map(({ children }) => markdownOf(children, data))
            .join(""),
        )
        .join(" ")
        .replace(/[^\S\n]*\n\s*/g, (space) => (space.startsWith("  \n") ? space : " "))
        .trim();
    const note = (category: string) => unit.find(`note[category="${category}"]`).first().text().trim();
    return {
      id: unit.attr("id") ?? "",
      source: all("source"),
      target: all("target"),
      state: segments.first().attr("state") ?? "initial",
      hash: note("source"),
      was: note("was"),
      outdated: segments.first().attr("subState") === OUTDATED,
    };
  };
  const units = $("unit").get();
  const isUnused = (element: Element) => $(element).closest('group[id="unused-translations"]').length > 0;
  return { units: units.filter((one) => !isUnused(one)).map(unitOf), unused: units.filter(isUnused).map(unitOf) };
}

function markdownOf(nodes: readonly AnyNode[], data: ReadonlyMap<string, string>): string {
  return nodes
    .map((node) => {
      if (!("attribs" in node))
        return node.nodeType === TEXT && "data" in node ? node.data : "children" in node ? markdownOf(node.children, data) : "";
      const { name, attribs, children } = node;
      const of = (attribute: string) => data.get(attribs[attribute] ?? "") ?? "";
      if (name === "pc") return `${of("dataRefStart")}${markdownOf(children, data)}${of("dataRefEnd")}`;
      if (name === "ph" || name === "sc" || name === "ec") return of("dataRef");
      return markdownOf(children, data);
    })
    .join("");
}

/** How a unit stands to the text that the module has now. */
export type Standing = "translated" | "missing" | "stale" | "broken";

/** `broken` where markup was lost or added, so that bold, links or citations would be. */
export function standingOf({ target, hash, was, outdated, state, source }: Unit, text: string): Standing {
  if (target === "") return "missing";
  if (hash !== hashOf(text)) return "stale";
  // Whoever translates changes the text, or says that it still holds.
  if (outdated && state === "initial" && hashOf(target) === was) return "stale";
  return codesOf(inlineOf(target)).join("\n") === codesOf(inlineOf(source)).join("\n") ? "translated" : "broken";
}
