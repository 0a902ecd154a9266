import { checkContent, resolve } from "../content.ts";
import type { Findings } from "../finding.ts";
import type { OpenedPackage, PackageStandard } from "../package.ts";
import { allOf, attributeOf, childrenOf, type Element, readXml } from "../xml.ts";
import { unitsOf } from "./launches.ts";

const FILE = "cmi5.xml";
const NAMESPACE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd";
const MOVE_ON = ["NotApplicable", "Passed", "Completed", "CompletedAndPassed", "CompletedOrPassed"];
const METHODS = ["OwnWindow", "AnyWindow"];
/** Added to the address at launch (cmi5 8.1). */
const RESERVED = /[?&](endpoint|fetch|actor|registration|activityId)=/;
const NAMED = ["course", "block", "au", "objective"];

/** cmi5, Quartz: sections 13 and 14, the course structure and the package. */
export const cmi5: PackageStandard = {
  id: "cmi5",
  label: "cmi5",
  sessions: true,
  claims: (opened) => opened.file(FILE) !== undefined,
  launches: (opened) => unitsOf(opened, FILE),
  async check(opened, findings) {
    checkContent(opened, findings, true);
    const file = opened.file(FILE);
    const root = file && (await readXml(file, findings));
    if (!root) return;
    if (root.namespace !== NAMESPACE || root.name !== "courseStructure") {
      findings.add("cmi5/namespace", at(root), { namespace: root.namespace || "none" });
      return;
    }
    checkIds(root, findings);
    checkTexts(root, findings);
    const units = allOf(root).filter(({ name }) => name === "au");
    if (childrenOf(root, "course").length !== 1) findings.add("cmi5/no-course", at(root));
    if (units.length === 0) findings.add("cmi5/no-unit", at(root));
    for (const unit of units) checkUnit(unit, opened, findings);
  },
};

const at = ({ line }: Element) => ({ file: FILE, line, column: 1 });

/** Definitions have an `id`; references to objectives an `idref`. */
function checkIds(root: Element, findings: Findings): void {
  const defined = allOf(root).filter((element) => NAMED.includes(element.name) && attributeOf(element, "idref") === undefined);
  const seen = new Set<string>();
  for (const element of defined) {
    const id = attributeOf(element, "id") ?? "";
    if (!isIri(id)) findings.add("cmi5/bad-id", at(element), { id, element: element.name });
    else if (seen.has(id)) findings.add("cmi5/duplicate-id", at(element), { id });
    seen.add(id);
  }
  for (const reference of allOf(root).filter((element) => attributeOf(element, "idref") !== undefined)) {
    const id = attributeOf(reference, "idref") ?? "";
    if (!seen.has(id)) findings.add("cmi5/dangling-objective", at(reference), { id });
  }
}

function checkTexts(root: Element, findings: Findings): void {
  for (const element of allOf(root).filter(
    ({ name, attributes }) => NAMED.includes(name) && !attributes.some((one) => one.name === "idref"),
  )) {
    for (const kind of ["title", "description"]) {
      const texts = childrenOf(element, kind).flatMap((child) => childrenOf(child, "langstring"));
      if (texts.length === 0) findings.add("cmi5/no-text", at(element), { element: element.name, kind });
      for (const text of texts.filter((one) => !attributeOf(one, "lang"))) findings.add("cmi5/no-language", at(text));
    }
  }
}

function checkUnit(unit: Element, opened: OpenedPackage, findings: Findings): void {
  const moveOn = attributeOf(unit, "moveOn");
  const mastery = attributeOf(unit, "masteryScore");
  const method = attributeOf(unit, "launchMethod");
  if (moveOn !== undefined && !MOVE_ON.includes(moveOn))
    findings.add("cmi5/move-on", at(unit), { value: moveOn, known: MOVE_ON.join(", ") });
  if (method !== undefined && !METHODS.includes(method)) findings.add("cmi5/launch-method", at(unit), { value: method });
  if (mastery !== undefined && !(/^\d+(\.\d+)?$/.test(mastery) && Number(mastery) <= 1))
    findings.add("cmi5/mastery-score", at(unit), { value: mastery });
  if (mastery === undefined && /Passed/.test(moveOn ?? "")) findings.add("cmi5/passed-without-mastery", at(unit), { value: moveOn ?? "" });
  const [url] = childrenOf(unit, "url");
  const address = url?.text ?? "";
  if (address === "") findings.add("cmi5/no-url", at(url ?? unit));
  else if (RESERVED.test(address)) findings.add("cmi5/reserved-query", at(url ?? unit), { url: address });
  else if (/^https?:\/\//i.test(address)) return;
  else if (/^[a-z][a-z0-9+.-]*:|^\//i.test(address)) findings.add("cmi5/bad-url", at(url ?? unit), { url: address });
  else if (!opened.file(resolve("", address))) findings.add("cmi5/missing-file", at(url ?? unit), { url: address });
}

export function isIri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text);
}
