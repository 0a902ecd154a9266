import { loadKit } from "../compile/kit.ts";
import { loadTemplates } from "../compile/render/templates.ts";
import { writeFiles } from "../compile/write.ts";
import { kitFolders } from "../index.ts";
import { junitReport } from "../validate/report-junit.ts";
import { type RecordStoreElsewhere, withoutSecret } from "../verify/reach.ts";
import { htmlReport } from "../verify/report-html.ts";
import { jsonReport } from "../verify/report-json.ts";
import type { Verified } from "../verify/results.ts";

export interface ReportPlace {
  readonly home: string;
  /** Absolute. */
  readonly folder: string;
  readonly today: string;
  /** Whose secret must not be in it. */
  readonly store?: RecordStoreElsewhere | undefined;
}

/** Writes the report as a page, as JSON and for a continuous-integration server. Returns the last two. */
export async function writeVerifyReport(
  results: readonly Verified[],
  { home, folder, today, store }: ReportPlace,
): Promise<{ readonly json: string; readonly junit: string }> {
  const kit = await loadKit(kitFolders(home));
  const safe = (text: string) => withoutSecret(text, store);
  const page = await htmlReport(results, today, kit.templates, loadTemplates(kit.templates, await kit.specs()));
  const json = safe(JSON.stringify(jsonReport(results), undefined, 2));
  const plain = results.map((one) => ({ ...one, standards: [] }));
  const junit = safe(junitReport(plain, false));
  await writeFiles(folder, [
    { path: "index.html", bytes: safe(page) },
    { path: "report.json", bytes: `${json}\n` },
    { path: "junit.xml", bytes: junit },
  ]);
  return { json, junit };
}
