import type { XmlElement } from "libxml2-wasm";
import type { Findings } from "./finding.ts";
import type { PackedFile } from "./package.ts";

/** An element as plain data. Names are without prefix. */
export interface Element {
  readonly name: string;
  readonly prefix: string;
  readonly namespace: string;
  readonly attributes: readonly Attribute[];
  readonly children: readonly Element[];
  /** All text below it, trimmed. */
  readonly text: string;
  readonly line: number;
}

export interface Attribute {
  readonly name: string;
  readonly prefix: string;
  readonly namespace: string;
  readonly value: string;
}

/**
 * The root of an XML file; `undefined` after reporting why it cannot be read. A file that declares a document type or
 * entities is not parsed at all: both are ways to read a server's files or to fill its memory.
 */
export async function readXml(file: PackedFile, findings: Findings): Promise<Element | undefined> {
  const text = file.text();
  if (text === undefined) {
    findings.add("xml/not-utf8", { file: file.path });
    return undefined;
  }
  const declared = /<!(DOCTYPE|ENTITY)/i.exec(text);
  if (declared) {
    findings.add("xml/doctype", { file: file.path, line: lineAt(text, declared.index), column: 1 }, { what: declared[1] ?? "" });
    return undefined;
  }
  const { ParseOption, XmlDocument, XmlLibError } = await import("libxml2-wasm");
  try {
    using document = XmlDocument.fromString(text, { option: ParseOption.XML_PARSE_NONET });
    return plain(document.root);
  } catch (error) {
    const [detail] = error instanceof XmlLibError ? error.details : [];
    const reason = (detail?.message ?? String(error)).trim().split("\n")[0] ?? "";
    findings.add("xml/malformed", { file: file.path, line: detail?.line ?? 0, column: detail?.col ?? 0 }, { reason });
    return undefined;
  }
}

function plain(element: XmlElement): Element {
  const children: Element[] = [];
  for (let node = element.firstChild; node; node = node.next) if ("attrs" in node) children.push(plain(node as XmlElement));
  return {
    name: element.name,
    prefix: element.prefix,
    namespace: element.namespaceUri,
    attributes: element.attrs.map(({ name, prefix, namespaceUri, value }) => ({ name, prefix, namespace: namespaceUri, value })),
    children,
    text: element.content.trim(),
    line: element.line,
  };
}

export function attributeOf(element: Element, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name)?.value;
}

export function childrenOf(element: Element, name: string): readonly Element[] {
  return element.children.filter((child) => child.name === name);
}

/** The element and all below it, in the order of the file. */
export function allOf(element: Element): readonly Element[] {
  return [element, ...element.children.flatMap(allOf)];
}

/** Line of a place in a text, from 1. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}
