import type { Findings } from "../finding.ts";
import type { OpenedPackage } from "../package.ts";
import { resolve } from "../content.ts";
import { allOf, attributeOf, childrenOf, type Element, lineAt } from "../xml.ts";

export const MANIFEST = "imsmanifest.xml";
/** Moodle's upload fails beyond it. */
const LONGEST = 255;
/** XML 1.0 and its namespaces: what an xs:ID may be. ASCII is what systems agree on. */
const IDENTIFIER = /^[A-Za-z_][\w.-]*$/;

/** A manifest of IMS content packaging, as far as both versions of SCORM share it. */
export interface Manifest {
  readonly root: Element;
  readonly items: readonly Element[];
  readonly resources: readonly Element[];
}

export function manifestOf(root: Element): Manifest {
  const all = allOf(root);
  return { root, items: all.filter(({ name }) => name === "item"), resources: all.filter(({ name }) => name === "resource") };
}

/** Everything that does not depend on the version of SCORM. `text` is the manifest as it was written. */
export function checkManifest(manifest: Manifest, text: string, opened: OpenedPackage, findings: Findings): void {
  checkIdentifiers(manifest, findings);
  checkOrganizations(manifest, findings);
  checkTitles(manifest, text, findings);
  checkReferences(manifest, findings);
  checkFiles(manifest, opened, findings);
}

const at = ({ line }: Element) => ({ file: MANIFEST, line, column: 1 });

function checkIdentifiers({ root, items, resources }: Manifest, findings: Findings): void {
  const organizations = allOf(root).filter(({ name }) => name === "organization");
  const seen = new Set<string>();
  for (const element of [root, ...organizations, ...items, ...resources]) {
    const id = attributeOf(element, "identifier") ?? "";
    const values = { id, element: element.name };
    if (seen.has(id)) findings.add("manifest/duplicate-identifier", at(element), values);
    else if (id.length > LONGEST)
      findings.add("manifest/long-identifier", at(element), { ...values, id: `${id.slice(0, 30)}…`, length: id.length });
    else if (!IDENTIFIER.test(id)) findings.add("manifest/bad-identifier", at(element), values);
    seen.add(id);
  }
}

function checkOrganizations({ root }: Manifest, findings: Findings): void {
  const [organizations] = childrenOf(root, "organizations");
  const all = organizations ? childrenOf(organizations, "organization") : [];
  if (!organizations || all.length === 0) {
    findings.add("manifest/no-organization", at(organizations ?? root));
    return;
  }
  const chosen = attributeOf(organizations, "default");
  if (chosen !== undefined && !all.some((organization) => attributeOf(organization, "identifier") === chosen))
    findings.add("manifest/default-organization", at(organizations), { id: chosen });
  for (const organization of all) {
    if (childrenOf(organization, "item").length === 0) findings.add("manifest/no-items", at(organization));
  }
}

function checkTitles({ root, items }: Manifest, text: string, findings: Findings): void {
  for (const element of [...allOf(root).filter(({ name }) => name === "organization"), ...items]) {
    const [title] = childrenOf(element, "title");
    const values = { element: element.name, id: attributeOf(element, "identifier") ?? "" };
    if (!title || title.text === "") findings.add("manifest/no-title", at(title ?? element), values);
    else if (title.text.length > LONGEST) findings.add("manifest/long-title", at(title), { ...values, length: title.text.length });
  }
  const odd = /<(?:[\w.-]+:)?title\b[^>]*>(?:[^<]*&#|\s*<!\[CDATA\[)/.exec(text);
  if (odd) findings.add("manifest/title-entities", { file: MANIFEST, line: lineAt(text, odd.index), column: 1 });
}

function checkReferences({ items, resources }: Manifest, findings: Findings): void {
  const known = new Set(resources.map((resource) => attributeOf(resource, "identifier")));
  const dangling = (element: Element, reference: string | undefined) => {
    if (reference && !known.has(reference)) findings.add("manifest/dangling-reference", at(element), { id: reference });
  };
  for (const item of items) {
    const reference = attributeOf(item, "identifierref");
    dangling(item, reference);
    if (!reference && childrenOf(item, "item").length === 0)
      findings.add("manifest/item-without-resource", at(item), { id: attributeOf(item, "identifier") ?? "" });
  }
  for (const dependency of resources.flatMap((resource) => childrenOf(resource, "dependency")))
    dangling(dependency, attributeOf(dependency, "identifierref"));
}

function checkFiles({ root, resources, items }: Manifest, opened: OpenedPackage, findings: Findings): void {
  const listed = new Set<string>([MANIFEST]);
  const launched = new Set(items.map((item) => attributeOf(item, "identifierref")));
  const [container] = childrenOf(root, "resources");
  for (const element of [root, container].filter((candidate) => candidate !== undefined)) {
    if (attributeOf(element, "base")) findings.add("manifest/xml-base", at(element), { element: element.name });
  }
  for (const resource of resources) {
    const base = [root, ...(container ? [container] : []), resource].map((element) => attributeOf(element, "base") ?? "").join("");
    const href = attributeOf(resource, "href");
    if (href === undefined && launched.has(attributeOf(resource, "identifier")))
      findings.add("manifest/no-launch-file", at(resource), { id: attributeOf(resource, "identifier") ?? "" });
    const files = childrenOf(resource, "file").map((file) => [file, attributeOf(file, "href") ?? ""] as const);
    for (const [element, address] of [...(href === undefined ? [] : [[resource, href] as const]), ...files]) {
      const path = resolve("", base + address);
      if (/^([a-z]+:)?\/\//i.test(base + address)) findings.add("manifest/remote-file", at(element), { href: address });
      else if (!opened.file(path))
        findings.add(element === resource ? "manifest/missing-launch-file" : "manifest/missing-file", at(element), { href: address });
      listed.add(path);
    }
  }
  const inMetadata = allOf(root).filter(({ name }) => name === "location");
  for (const { text } of inMetadata) listed.add(resolve("", text));
  const unlisted = opened.files.map(({ path }) => path).filter((path) => !listed.has(path) && !/\.(xsd|dtd)$/.test(path));
  if (unlisted.length > 0)
    findings.add("manifest/unlisted-file", { file: MANIFEST }, { count: unlisted.length, names: unlisted.slice(0, 3).join(", ") });
}

/** The prefixes that Moodle looks for as they stand, by namespace. */
export function checkPrefixes({ root }: Manifest, expected: Readonly<Record<string, string>>, findings: Findings): void {
  if (root.prefix !== "") findings.add("manifest/prefixed-root", at(root), { prefix: root.prefix });
  const used = allOf(root).flatMap((element) => [
    element,
    ...element.attributes.map((attribute) => ({ ...attribute, line: element.line })),
  ]);
  const told = new Set<string>();
  for (const { namespace, prefix, line } of used) {
    const wanted = expected[namespace];
    if (wanted === undefined || prefix === wanted || told.has(namespace)) continue;
    told.add(namespace);
    findings.add("manifest/wrong-prefix", { file: MANIFEST, line, column: 1 }, { prefix: prefix || "none", wanted });
  }
}

/** Checks the declared version, to the letter. */
export function checkVersion({ root }: Manifest, text: string, known: readonly string[], findings: Findings): void {
  const [metadata] = childrenOf(root, "metadata");
  const version = metadata && childrenOf(metadata, "schemaversion")[0];
  const raw = /<(?:[\w.-]+:)?schemaversion[^>]*>([^<]*)</.exec(text)?.[1] ?? "";
  if (!version || !known.includes(raw))
    findings.add("manifest/schemaversion", at(version ?? metadata ?? root), { version: raw, known: known.join('" or "') });
}

/** Reports where the schemas are named and not in the package. */
export function checkSchemaFiles(names: readonly string[], opened: OpenedPackage, findings: Findings): void {
  const missing = names.filter((name) => !opened.file(name));
  if (missing.length > 0) findings.add("manifest/schemas-missing", { file: MANIFEST }, { names: missing.join(", ") });
}
