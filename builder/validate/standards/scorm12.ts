import { checkContent } from "../content.ts";
import type { Findings } from "../finding.ts";
import type { OpenedPackage, PackageStandard } from "../package.ts";
import type { newSchemas } from "../schemas.ts";
import { allOf, type Element, readXml } from "../xml.ts";
import { scosOf } from "./launches.ts";
import { checkManifest, checkPrefixes, checkSchemaFiles, checkVersion, MANIFEST, type Manifest, manifestOf } from "./manifest.ts";

const ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2";
const SCHEMAS = ["adlcp_rootv1p2.xsd", "imscp_rootv1p1p2.xsd"];

/** True for a manifest that is of SCORM 2004 by its namespace or its version. Anything else LMSs take for SCORM 1.2. */
export function isScorm2004(text: string): boolean {
  return /imsglobal\.org\/xsd\/imscp_v1p1["#]/.test(text) || /<(?:[\w.-]+:)?schemaversion[^>]*>\s*(2004|CAM 1\.3|1\.3)/.test(text);
}

/** SCORM 1.2, Content Aggregation Model. */
export function scorm12(schemas: ReturnType<typeof newSchemas>): PackageStandard {
  return {
    id: "scorm12",
    label: "SCORM 1.2",
    sessions: true,
    claims(opened) {
      const file = opened.file(MANIFEST);
      return file !== undefined && !isScorm2004(file.text() ?? "");
    },
    launches: scosOf,
    async check(opened, findings) {
      checkContent(opened, findings, true);
      const file = opened.file(MANIFEST);
      const root = file && (await readXml(file, findings));
      const text = file?.text() ?? "";
      if (root) await checkScorm12(manifestOf(root), text, opened, findings, schemas);
    },
  };
}

async function checkScorm12(
  manifest: Manifest,
  text: string,
  opened: OpenedPackage,
  findings: Findings,
  schemas: ReturnType<typeof newSchemas>,
): Promise<void> {
  const before = findings.list.length;
  checkVersion(manifest, text, ["1.2"], findings);
  checkPrefixes(manifest, { [ADLCP]: "adlcp" }, findings);
  checkManifest(manifest, text, opened, findings);
  checkScos(manifest, findings);
  for (const element of allOf(manifest.root).filter(({ name }) => name === "masteryscore"))
    findings.add("scorm12/mastery-score", at(element), { score: element.text });
  checkSchemaFiles(SCHEMAS, opened, findings);
  await checkSchema(schemas, "scorm12", text, findings, before);
}

const at = ({ line }: Element) => ({ file: MANIFEST, line, column: 1 });

function checkScos({ root, resources }: Manifest, findings: Findings): void {
  const types = resources.map((resource) => ({ resource, type: resource.attributes.find(({ name }) => /^scormtype$/i.test(name)) }));
  for (const { resource, type } of types) {
    if (!type) continue;
    if (type.name !== "scormtype") findings.add("scorm12/scormtype-spelling", at(resource), { name: type.name });
    else if (type.value !== "sco" && type.value !== "asset") findings.add("scorm12/scormtype-value", at(resource), { value: type.value });
    else if (type.namespace !== ADLCP) findings.add("scorm12/wrong-namespace", at(resource), { namespace: type.namespace || "none" });
  }
  if (!types.some(({ type }) => type?.value.toLowerCase() === "sco")) findings.add("scorm12/no-sco", at(root));
}

/** What the official schema says, where nothing else has said it better: one defect shows in both, and once is enough. */
export async function checkSchema(
  schemas: ReturnType<typeof newSchemas>,
  edition: Parameters<ReturnType<typeof newSchemas>>[0],
  text: string,
  findings: Findings,
  before: number,
): Promise<void> {
  const told = findings.list.slice(before).some(({ severity, file }) => severity === "error" && file === MANIFEST);
  const [first] = told ? [] : await schemas(edition, text);
  if (first)
    findings.add(
      "manifest/not-valid",
      { file: MANIFEST, line: first.line, column: 1 },
      { reason: first.message.replace(/\{[^}]*\}/g, "") },
    );
}
