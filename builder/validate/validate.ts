import type { Finding } from "./finding.ts";
import { newFindings, sortedFindings } from "./findings.ts";
import { openZip } from "./open-zip.ts";
import type { OpenedPackage, PackageStandard } from "./package.ts";
import { standardsCatalogue } from "./standards/catalogue.ts";
import { newSchemas } from "./schemas.ts";
import { standardsWith } from "./standards/index.ts";
import { zipCatalogue } from "./zip-catalogue.ts";

/** What was found out about one zip. */
export interface Validated {
  /** The zip's name, as it was given. */
  readonly file: string;
  /** The standards that it claims to be of. */
  readonly standards: readonly Pick<PackageStandard, "id" | "label">[];
  /** Errors first. */
  readonly findings: readonly Finding[];
  /** True where no system that is known of would refuse it: there are no errors. */
  readonly ready: boolean;
}

export const findingKinds = { ...zipCatalogue, ...standardsCatalogue };

/** Checks packages, one after the other. Schemas are compiled at their first use and kept. */
export function newValidator(): (bytes: Uint8Array, file: string) => Promise<Validated> {
  const standards = standardsWith(newSchemas());
  return (bytes, file) => validate(bytes, file, standards);
}

/** First that the zip is safe to read, then by the standards that it claims. Throws for nothing in the zip. */
async function validate(bytes: Uint8Array, file: string, standards: readonly PackageStandard[]): Promise<Validated> {
  const findings = newFindings(findingKinds);
  const opened = openZip(bytes, findings);
  const claimed = opened ? standards.filter((standard) => standard.claims(opened)) : [];
  if (opened) {
    for (const entry of opened.files) entry.bytes();
    if (claimed.length === 0) reportNone(opened, findings.add);
    if (claimed.length > 1)
      findings.add("package/several-standards", { file: "" }, { labels: claimed.map(({ label }) => label).join(", ") });
    for (const standard of claimed) await standard.check(opened, findings);
  }
  const sorted = sortedFindings(findings.list);
  return {
    file,
    standards: claimed.map(({ id, label }) => ({ id, label })),
    findings: sorted,
    ready: sorted.every(({ severity }) => severity !== "error"),
  };
}

const STARTS = /^(imsmanifest\.xml|cmi5\.xml|tincan\.xml|index\.html?)$/i;

/** A folder around everything is the usual reason why nothing is found. */
function reportNone({ files }: OpenedPackage, add: ReturnType<typeof newFindings>["add"]): void {
  const inside = files.find(({ path }) => STARTS.test(path.split("/")[1] ?? "") && path.split("/").length === 2)?.path.split("/");
  const [folder = "", manifest = ""] = inside ?? [];
  if (inside && files.every(({ path }) => path.startsWith(`${folder}/`) || path.startsWith("__MACOSX/")))
    add("zip/wrapped", { file: "" }, { folder, manifest });
  else add("zip/no-standard", { file: "" });
}
