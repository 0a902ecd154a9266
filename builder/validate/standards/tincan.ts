import { checkContent, resolve } from "../content.ts";
import type { Findings } from "../finding.ts";
import type { OpenedPackage, PackageStandard } from "../package.ts";
import { allOf, attributeOf, childrenOf, type Element, readXml } from "../xml.ts";
import { isIri } from "./cmi5.ts";
import { activitiesOf } from "./launches.ts";

const FILE = "tincan.xml";
const NAMESPACE = "http://projecttincan.com/tincan.xsd";

/** Tin Can packages: Rustici's tincan.xml. */
export const tincan: PackageStandard = {
  id: "tincan",
  label: "xAPI (Tin Can)",
  sessions: false,
  claims: (opened) => opened.file(FILE) !== undefined,
  launches: (opened) => activitiesOf(opened, FILE),
  async check(opened, findings) {
    checkContent(opened, findings, true);
    const file = opened.file(FILE);
    const root = file && (await readXml(file, findings));
    if (!root) return;
    if (root.namespace !== NAMESPACE || root.name !== "tincan") {
      findings.add("tincan/namespace", at(root), { namespace: root.namespace || "none" });
      return;
    }
    const activities = allOf(root).filter(({ name }) => name === "activity");
    checkActivities(activities, findings);
    checkLaunch(root, activities, opened, findings);
  },
};

const at = ({ line }: Element) => ({ file: FILE, line, column: 1 });

function checkActivities(activities: readonly Element[], findings: Findings): void {
  const seen = new Set<string>();
  for (const activity of activities) {
    const id = attributeOf(activity, "id") ?? "";
    const type = attributeOf(activity, "type") ?? "";
    if (!isIri(id)) findings.add("tincan/bad-id", at(activity), { id });
    else if (seen.has(id)) findings.add("tincan/duplicate-id", at(activity), { id });
    seen.add(id);
    if (!isIri(type)) findings.add("tincan/bad-type", at(activity), { type });
    for (const kind of ["name", "description"]) {
      const texts = childrenOf(activity, kind);
      if (texts.length === 0) findings.add("tincan/no-text", at(activity), { kind });
      for (const text of texts.filter((one) => !attributeOf(one, "lang"))) findings.add("tincan/no-language", at(text), { kind });
    }
  }
}

function checkLaunch(root: Element, activities: readonly Element[], opened: OpenedPackage, findings: Findings): void {
  const launches = activities.flatMap((activity) => childrenOf(activity, "launch"));
  const launched = activities.filter((activity) => childrenOf(activity, "launch").length > 0);
  if (launches.length === 0) findings.add("tincan/no-launch", at(root));
  if (launched.length > 1) findings.add("tincan/several-launches", at(launched[1] ?? root), { count: launched.length });
  for (const launch of launches) {
    if (!attributeOf(launch, "lang")) findings.add("tincan/no-language", at(launch), { kind: "launch" });
    if (/^https?:\/\//i.test(launch.text)) continue;
    if (!opened.file(resolve("", launch.text))) findings.add("tincan/missing-file", at(launch), { file: launch.text });
  }
}
