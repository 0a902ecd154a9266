import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlCleanupInputProvider, xmlRegisterInputProvider } from "libxml2-wasm";
import { findingKinds, newValidator } from "../../../builder/validate/validate.ts";
import {
  cmi5,
  busyWeb,
  type Files,
  scorm12,
  scorm12Many,
  scorm2004Fourth,
  scorm2004Third,
  tincan,
  web,
} from "../../support/foreign-packages.ts";
import { home } from "../../support/project.ts";
import { writeZip } from "../../support/zip-writer.ts";

const validate = newValidator();

async function check(files: Files) {
  const zip = writeZip(Object.entries(files).map(([name, content]) => ({ name, content })));
  const { findings, standards, ready } = await validate(zip, "foreign.zip");
  return { findings, standards: standards.map(({ id }) => id), ready, codes: findings.map(({ code }) => code) };
}

const CORRECT: readonly (readonly [string, string, Files])[] = [
  ["SCORM 1.2 with one SCO", "scorm12", scorm12],
  ["SCORM 1.2 with several SCOs, prerequisites and dependencies", "scorm12", scorm12Many],
  ["SCORM 2004, 3rd edition", "scorm2004", scorm2004Third],
  ["SCORM 2004, 4th edition", "scorm2004", scorm2004Fourth],
  ["cmi5 with blocks, objectives and a unit elsewhere", "cmi5", cmi5],
  ["Tin Can with many activities", "tincan", tincan],
  ["a web page", "web", web],
  ["a web page that does much", "web", busyWeb],
];

test.each(CORRECT)("a correct package of another tool is ready to upload: %s", async (_, standard, files) => {
  const { codes, standards, ready } = await check(files);
  expect([codes, standards, ready]).toEqual([[], [standard], true]);
});

interface Broken {
  readonly code: string;
  readonly from: Files;
  /** The file to edit; every correct package has its manifest first in mind. */
  readonly file: string;
  readonly find: string;
  readonly put: string;
  /** Line that must be named. */
  readonly line: unknown;
}

const edit = (code: string, from: Files, file: string, find: string, put: string, line?: number): Broken => ({
  code,
  from,
  file,
  find,
  put,
  line: line ?? expect.any(Number),
});
const M = "imsmanifest.xml";
const LONG = "x".repeat(300);

const BROKEN: readonly Broken[] = [
  edit("xml/doctype", scorm12, M, "<!-- written by a tool -->", '<!DOCTYPE manifest SYSTEM "file:///etc/passwd">', 2),
  edit("xml/doctype", cmi5, "cmi5.xml", "<courseStructure", '<!DOCTYPE x [<!ENTITY a "aaaa">]><courseStructure', 2),
  edit("xml/malformed", scorm12, M, "</organizations>", "", 25),
  edit("manifest/not-valid", scorm12, M, "<title>Fire &amp; safety</title>", "<title>Fire</title><colour>red</colour>"),
  edit(
    "manifest/not-valid",
    scorm2004Fourth,
    M,
    'completionSetByContent="true"',
    'completionSetByContent="perhaps" completionSetByContentToo="true" ',
    undefined,
  ),
  edit("manifest/schemaversion", scorm12, M, "<schemaversion>1.2<", "<schemaversion> 1.2 <", 9),
  edit("manifest/schemaversion", scorm2004Third, M, "2004 3rd Edition", "2004 2nd Edition"),
  edit("manifest/no-organization", scorm12, M, /<organization id[^]*<\/organization>/.exec(scorm12[M] ?? "")?.[0] ?? "", "", 11),
  edit("manifest/default-organization", scorm12, M, 'default="ORG-1"', 'default="ORG-2"', 11),
  edit("manifest/no-items", scorm12, M, /<item [^]*<\/item>/.exec(scorm12[M] ?? "")?.[0] ?? "", ""),
  edit("manifest/item-without-resource", scorm12, M, ' identifierref="RES-1"', "", 14),
  edit("manifest/dangling-reference", scorm12, M, 'identifierref="RES-1"', 'identifierref="RES-9"'),
  edit("manifest/dangling-reference", scorm12Many, M, 'dependency identifierref="RS"', 'dependency identifierref="RX"'),
  edit("manifest/duplicate-identifier", scorm12Many, M, 'item identifier="B"', 'item identifier="A"'),
  edit("manifest/bad-identifier", scorm12, M, 'item identifier="ITEM-1"', 'item identifier="1 item"'),
  edit("manifest/long-identifier", scorm12, M, 'item identifier="ITEM-1"', `item identifier="i${LONG}"`),
  edit("manifest/no-title", scorm12, M, "<title>Lesson one</title>", "<title> </title>", 15),
  edit("manifest/no-title", scorm2004Fourth, M, "<title>Hygiene</title>\n      <item", "<item"),
  edit("manifest/long-title", scorm12, M, "Lesson one", LONG, 15),
  edit("manifest/title-entities", scorm12, M, "Fire &amp; safety", "Fire &#38; safety", 13),
  edit("manifest/title-entities", scorm12, M, "Lesson one", "<![CDATA[Lesson & one]]>", 15),
  edit("manifest/no-launch-file", scorm12, M, ' href="lesson.html?page=1#top"', ""),
  edit("manifest/missing-launch-file", scorm12, M, 'sco" href="lesson.html', 'sco" href="Lesson.html', 20),
  edit("manifest/missing-file", scorm12, M, '<file href="lib/api.js"/>', '<file href="lib/api.js"/><file href="lib/gone.js"/>'),
  edit("manifest/remote-file", scorm12, M, 'href="lesson.html?page=1#top"', 'href="https://example.org/lesson.html"'),
  edit("manifest/wrong-prefix", withPrefix(scorm12, "adlcp", "a"), M, "", ""),
  edit("manifest/wrong-prefix", withPrefix(scorm2004Fourth, "imsss", "seq"), M, "", ""),
  edit("scorm12/no-sco", scorm12, M, 'adlcp:scormtype="sco"', 'adlcp:scormtype="asset"'),
  edit("scorm12/scormtype-spelling", scorm12, M, "scormtype", "scormType"),
  edit("scorm12/scormtype-value", scorm12, M, '"sco"', '"SCO"'),
  edit("scorm12/wrong-namespace", scorm12, M, 'adlcp:scormtype="sco"', 'scormtype="sco"'),
  edit("scorm2004/no-sco", scorm2004Third, M, 'adlcp:scormType="sco"', 'adlcp:scormType="asset"'),
  edit("scorm2004/scormtype-spelling", scorm2004Fourth, M, "scormType", "scormtype"),
  edit("scorm2004/scormtype-value", scorm2004Third, M, '"sco"', '"Sco"'),
  edit("scorm2004/wrong-namespace", scorm2004Third, M, 'adlcp:scormType="sco"', 'scormType="sco"'),
  edit(
    "scorm2004/map-info",
    scorm2004Fourth,
    M,
    "<imsss:deliveryControls",
    '<imsss:objectives><imsss:primaryObjective objectiveID="p"><imsss:mapInfo targetObjectiveID="g"/></imsss:primaryObjective></imsss:objectives><imsss:deliveryControls',
  ),
  edit("cmi5/namespace", cmi5, "cmi5.xml", "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd", "http://example.org", 2),
  edit("cmi5/no-course", cmi5, "cmi5.xml", /<course id[^]*<\/course>/.exec(cmi5["cmi5.xml"] ?? "")?.[0] ?? "", ""),
  edit(
    "cmi5/no-unit",
    cmi5,
    "cmi5.xml",
    /<block[^]*<\/au>\s*<\/courseStructure>/.exec(cmi5["cmi5.xml"] ?? "")?.[0] ?? "",
    "</courseStructure>",
  ),
  edit("cmi5/bad-id", cmi5, "cmi5.xml", 'au id="https://example.org/au/1"', 'au id="lesson-1"', 16),
  edit("cmi5/duplicate-id", cmi5, "cmi5.xml", "https://example.org/au/2", "https://example.org/au/1"),
  edit("cmi5/dangling-objective", cmi5, "cmi5.xml", 'idref="https://example.org/objective/1"', 'idref="https://example.org/objective/9"'),
  edit("cmi5/no-text", cmi5, "cmi5.xml", '<description><langstring lang="en-US">The lesson.</langstring></description>', ""),
  edit("cmi5/move-on", cmi5, "cmi5.xml", "CompletedAndPassed", "PassedAndCompleted"),
  edit("cmi5/launch-method", cmi5, "cmi5.xml", "OwnWindow", "NewWindow"),
  edit("cmi5/mastery-score", cmi5, "cmi5.xml", '"0.8"', '"80"'),
  edit("cmi5/no-url", cmi5, "cmi5.xml", "<url>au/index.html?lesson=1</url>", "<url></url>"),
  edit("cmi5/bad-url", cmi5, "cmi5.xml", "au/index.html?lesson=1", "file:///au/index.html"),
  edit("cmi5/missing-file", cmi5, "cmi5.xml", "au/index.html?lesson=1", "au/Index.html"),
  edit("cmi5/reserved-query", cmi5, "cmi5.xml", "?lesson=1", "?fetch=1"),
  edit("tincan/namespace", tincan, "tincan.xml", "http://projecttincan.com/tincan.xsd", "http://example.org", 2),
  edit("tincan/no-launch", tincan, "tincan.xml", '<launch lang="en-US">story.html</launch>', ""),
  edit(
    "tincan/several-launches",
    tincan,
    "tincan.xml",
    '<description lang="en-US">The slide.</description>',
    '<description lang="en-US">The slide.</description><launch lang="en-US">story.html</launch>',
  ),
  edit("tincan/missing-file", tincan, "tincan.xml", ">story.html<", ">Story.html<", 7),
  edit("tincan/bad-id", tincan, "tincan.xml", "http://example.org/course/slide-1", "slide-1", 9),
  edit("tincan/duplicate-id", tincan, "tincan.xml", "http://example.org/course/slide-1", "http://example.org/course"),
  edit("tincan/bad-type", tincan, "tincan.xml", "http://adlnet.gov/expapi/activities/module", "module"),
  edit("tincan/no-text", tincan, "tincan.xml", '<name lang="en-US">Slide</name>', ""),
  edit("content/credential", tincan, "lib/api.js", "start()", 'const auth = "Basic dXNlcjpwYXNzd29yZDE5OTk=";', 1),
  edit("content/credential", scorm12, "lib/api.js", "function", 'var config = { password: "hunter2" };\nfunction'),
];

/** Risks: the package stays ready, and the risk is named. */
const RISKY: readonly Broken[] = [
  edit("manifest/schemas-missing", without(scorm12, "adlcp_rootv1p2.xsd"), M, "", ""),
  edit("manifest/unlisted-file", scorm12, M, '<file href="lib/api.js"/>', ""),
  edit("manifest/xml-base", scorm12, M, "<resources>", '<resources xml:base="./">'),
  edit(
    "scorm12/mastery-score",
    scorm12,
    M,
    "<title>Lesson one</title>",
    "<title>Lesson one</title><adlcp:masteryscore>80</adlcp:masteryscore>",
    15,
  ),
  edit(
    "scorm2004/several-scos",
    scorm2004Fourth,
    M,
    /<item [^]*<\/item>/.exec(scorm2004Fourth[M] ?? "")?.[0] ?? "",
    twice(/<item [^]*<\/item>/.exec(scorm2004Fourth[M] ?? "")?.[0] ?? ""),
  ),
  edit(
    "scorm2004/completion-threshold",
    scorm2004Third,
    M,
    "<title>Hygiene</title>\n        <adlnav",
    "<title>Hygiene</title><adlcp:completionThreshold>1.0</adlcp:completionThreshold>\n        <adlnav",
  ),
  edit("scorm2004/delivery-controls", scorm2004Third, M, 'completionSetByContent="true" ', ""),
  edit("cmi5/no-language", cmi5, "cmi5.xml", '<langstring lang="en-US">The lesson.', "<langstring>The lesson."),
  edit("cmi5/passed-without-mastery", cmi5, "cmi5.xml", ' masteryScore="0.8"', "", 16),
  edit("tincan/no-language", tincan, "tincan.xml", '<launch lang="en-US">', "<launch>", 7),
  edit("content/remote-request", scorm12, "lesson.html", "lib/api.js", "https://cdn.example.org/api.js"),
  edit("content/remote-request", web, "lib/api.js", "start()", 'fetch("https://stats.example.org/hit")', 1),
  edit("content/remote-request", busyWeb, "other.css", "p {", "@import url(//fonts.example.org/a.css);\np {", 1),
  edit("content/unload-handler", scorm12, "lib/api.js", "function", "window.onunload = finish;\nfunction", 1),
  edit("content/unload-handler", scorm12, "lib/api.js", "function", "window.addEventListener('beforeunload', finish);\nfunction", 1),
  edit("content/document-write", scorm12, "lib/api.js", "function", "document.write('<p>');\nfunction", 1),
  edit("content/service-worker", tincan, "lib/api.js", "start()", "navigator.serviceWorker.register('sw.js')", 1),
  edit("content/module-script", tincan, "story.html", "<script ", "<script type='module' "),
  edit("content/base-element", tincan, "story.html", "<head>", "<head><base href='./'>"),
  edit("content/dead-link", web, "index.html", "lib/api.js", "lib/gone.js"),
  edit("content/server-program", { ...web, "setup.exe": "MZ" }, "index.html", "", ""),
  edit("package/several-standards", { ...tincan, "cmi5.xml": cmi5["cmi5.xml"] ?? "", "au/index.html": "<p>A" }, "tincan.xml", "", ""),
];

function without(files: Files, name: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => path !== name));
}

/** The same manifest with another prefix for a namespace, as XML allows. */
function withPrefix(files: Files, prefix: string, other: string): Files {
  const text = (files[M] ?? "").replaceAll(`${prefix}:`, `${other}:`).replace(`xmlns:${prefix}=`, `xmlns:${other}=`);
  return { ...files, [M]: text };
}

function twice(item: string): string {
  return item + item.replace(/identifier="item"/, 'identifier="item2"');
}

function apply({ from, file, find, put }: Broken): Files {
  const text = from[file] ?? "";
  expect(text).toContain(find);
  return { ...from, [file]: text.replaceAll(find, () => put) };
}

describe("one defect, document types and entities among them, is one error (SEC-6)", () => {
  test.each(BROKEN.map((broken) => [broken.code, broken.put.slice(0, 50), broken] as const))("%s: %s", async (code, _, broken) => {
    const { findings, ready } = await check(apply(broken));
    const errors = findings.filter(({ severity }) => severity === "error");
    expect([errors.map((finding) => finding.code), ready]).toEqual([[code], false]);
    expect(errors[0]?.line).toEqual(broken.line);
  });
});

describe("one risk is one warning", () => {
  test.each(RISKY.map((risky) => [risky.code, risky.put.slice(0, 50), risky] as const))("%s: %s", async (code, _, risky) => {
    const { codes, ready, findings } = await check(apply(risky));
    expect([codes, ready]).toEqual([[code], true]);
    expect(findings[0]?.line).toEqual(risky.line);
  });
});

test("a manifest that is not in UTF-8 is not guessed at", async () => {
  const zip = writeZip([{ name: "tincan.xml", content: Buffer.from("<tincan>é</tincan>", "latin1") }]);
  expect((await validate(zip, "a.zip")).findings.map(({ code }) => code)).toEqual(["xml/not-utf8"]);
});

test("a root with a prefix is an error in Moodle", async () => {
  const text = (scorm12[M] ?? "").replace('xmlns="', 'xmlns:ims="').replace(/<(\/?)([a-z]+)(?=[\s>/])/g, "<$1ims:$2");
  const { findings } = await check({ ...scorm12, [M]: text });
  expect(findings.map(({ code }) => code)).toContain("manifest/prefixed-root");
});

test("navigation inside sequencing is an error, although the schema allows it", async () => {
  const [presentation = ""] = /<adlnav:presentation>[^]*<\/adlnav:presentation>/.exec(scorm2004Fourth[M] ?? "") ?? [];
  const moved = (scorm2004Fourth[M] ?? "").replace(presentation, "").replace("<imsss:sequencing>", `<imsss:sequencing>${presentation}`);
  expect((await check({ ...scorm2004Fourth, [M]: moved })).codes).toEqual(["scorm2004/presentation-place"]);
});

test("a folder around everything is named", async () => {
  const wrapped = Object.fromEntries(Object.entries(scorm12).map(([name, content]) => [`course/${name}`, content]));
  const { codes, findings } = await check(wrapped);
  expect([codes, findings[0]?.message.includes('"course", and imsmanifest.xml')]).toEqual([["zip/wrapped"], true]);
});

test("a zip without anything to open is named", async () => {
  expect((await check({ "readme.txt": "Hello" })).codes).toEqual(["zip/no-standard"]);
});

test("every kind of finding is provoked by some test", () => {
  const tested = ["test/builder/validate/zip.test.ts", "test/builder/validate/broken-packages.test.ts"]
    .map((path) => readFileSync(`${home}/${path}`, "utf8"))
    .join("\n");
  expect(Object.keys(findingKinds).filter((code) => !tested.includes(`"${code}"`))).toEqual([]);
});

describe("our own rules agree with the official schemas", () => {
  const schema = (folder: string, file: string, more: Record<string, Uint8Array> = {}) => {
    xmlRegisterInputProvider(new XmlBufferInputProvider(more));
    using document = XmlDocument.fromBuffer(readFileSync(`${home}/test/fixtures/schemas/${folder}${file}`));
    const validator = XsdValidator.fromDoc(document);
    xmlCleanupInputProvider();
    return validator;
  };
  const schemas = { "cmi5.xml": schema("cmi5/", "CourseStructure.xsd"), "tincan.xml": schema("", "tincan.xsd") };
  const files = ["cmi5.xml", "tincan.xml"] as const;
  /** What a schema cannot state, and what it states that no system minds. */
  const BEYOND =
    /missing-file|reserved-query|several-launches|no-launch|bad-url|bad-id|bad-type|dangling|duplicate|no-language|namespace|malformed|doctype/;

  test.each(files)("a correct %s is valid", (file) => {
    using document = XmlDocument.fromString({ ...cmi5, ...tincan }[file] ?? "");
    expect(() => schemas[file].validate(document)).not.toThrow();
  });

  test.each(
    BROKEN.filter(({ code, file }) => files.some((name) => name === file) && !BEYOND.test(code)).map(
      (broken) => [broken.code, broken] as const,
    ),
  )("what we call %s is invalid there too", (_, broken) => {
    const file = broken.file as (typeof files)[number];
    using document = XmlDocument.fromString(apply(broken)[file] ?? "");
    expect(() => schemas[file].validate(document)).toThrow(/./);
  });
});
