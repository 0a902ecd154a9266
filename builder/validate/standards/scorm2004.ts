import { checkContent } from "../content.ts";
import type { Findings } from "../finding.ts";
import type { OpenedPackage, PackageStandard } from "../package.ts";
import type { newSchemas } from "../schemas.ts";
import { allOf, attributeOf, childrenOf, type Element, readXml } from "../xml.ts";
import { scosOf } from "./launches.ts";
import { checkManifest, checkPrefixes, checkSchemaFiles, checkVersion, MANIFEST, type Manifest, manifestOf } from "./manifest.ts";
import { checkSchema, isScorm2004 } from "./scorm12.ts";

const ADLCP = "http://www.adlnet.org/xsd/adlcp_v1p3";
const PREFIXES = {
  [ADLCP]: "adlcp",
  "http://www.adlnet.org/xsd/adlnav_v1p3": "adlnav",
  "http://www.adlnet.org/xsd/adlseq_v1p3": "adlseq",
  "http://www.imsglobal.org/xsd/imsss": "imsss",
};
const SCHEMAS = ["adlcp_v1p3.xsd", "imscp_v1p1.xsd"];
const VERSIONS = ["2004 3rd Edition", "2004 4th Edition", "CAM 1.3", "1.3"];

/** SCORM 2004, Content Aggregation Model, 3rd and 4th edition. */
export function scorm2004(schemas: ReturnType<typeof newSchemas>): PackageStandard {
  return {
    id: "scorm2004",
    label: "SCORM 2004",
    sessions: true,
    claims(opened) {
      const file = opened.file(MANIFEST);
      return file !== undefined && isScorm2004(file.text() ?? "");
    },
    launches: scosOf,
    async check(opened, findings) {
      checkContent(opened, findings, true);
      const file = opened.file(MANIFEST);
      const root = file && (await readXml(file, findings));
      if (root) await checkScorm2004(manifestOf(root), file?.text() ?? "", opened, findings, schemas);
    },
  };
}

async function checkScorm2004(
  manifest: Manifest,
  text: string,
  opened: OpenedPackage,
  findings: Findings,
  schemas: ReturnType<typeof newSchemas>,
): Promise<void> {
  const before = findings.list.length;
  checkVersion(manifest, text, VERSIONS, findings);
  checkPrefixes(manifest, PREFIXES, findings);
  checkManifest(manifest, text, opened, findings);
  checkScos(manifest, findings);
  checkSequencing(manifest, findings);
  checkSchemaFiles(SCHEMAS, opened, findings);
  await checkSchema(schemas, /4th Edition/.test(text) ? "2004-4th" : "2004-3rd", text, findings, before);
}

const at = ({ line }: Element) => ({ file: MANIFEST, line, column: 1 });

function checkScos({ root, resources, items }: Manifest, findings: Findings): void {
  const types = resources.map((resource) => ({ resource, type: resource.attributes.find(({ name }) => /^scormtype$/i.test(name)) }));
  for (const { resource, type } of types) {
    if (!type) continue;
    if (type.name !== "scormType") findings.add("scorm2004/scormtype-spelling", at(resource), { name: type.name });
    else if (type.value !== "sco" && type.value !== "asset") findings.add("scorm2004/scormtype-value", at(resource), { value: type.value });
    else if (type.namespace !== ADLCP) findings.add("scorm2004/wrong-namespace", at(resource), { namespace: type.namespace || "none" });
  }
  const scos = types.filter(({ type }) => type?.value.toLowerCase() === "sco").map(({ resource }) => attributeOf(resource, "identifier"));
  const launched = items.filter((item) => scos.includes(attributeOf(item, "identifierref")));
  if (scos.length === 0) findings.add("scorm2004/no-sco", at(root));
  else if (launched.length > 1) findings.add("scorm2004/several-scos", at(launched[1] ?? root), { count: launched.length });
  for (const item of launched) {
    const controls = childrenOf(item, "sequencing").flatMap((sequencing) => childrenOf(sequencing, "deliveryControls"));
    const set = (name: string) => controls.some((control) => attributeOf(control, name) === "true");
    if (!set("completionSetByContent") || !set("objectiveSetByContent"))
      findings.add("scorm2004/delivery-controls", at(item), { id: attributeOf(item, "identifier") ?? "" });
  }
}

function checkSequencing({ root }: Manifest, findings: Findings): void {
  for (const element of allOf(root)) {
    if (element.name === "mapInfo") findings.add("scorm2004/map-info", at(element));
    if (element.name === "completionThreshold") findings.add("scorm2004/completion-threshold", at(element));
    if (element.name === "sequencing" && element.children.some(({ name }) => name === "presentation"))
      findings.add("scorm2004/presentation-place", at(element));
  }
}
