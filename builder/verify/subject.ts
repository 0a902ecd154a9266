import type { Target } from "../../templates/contract/target.ts";
import { newFindings } from "../validate/findings.ts";
import { openZip } from "../validate/open-zip.ts";
import type { Launch, OpenedPackage, PackageStandard } from "../validate/package.ts";
import { newSchemas } from "../validate/schemas.ts";
import { standardsWith } from "../validate/standards/index.ts";
import { findingKinds } from "../validate/validate.ts";

/** A package that can be played, and on what. */
export interface Subject {
  readonly opened: OpenedPackage;
  readonly standard: Pick<PackageStandard, "id" | "label" | "sessions">;
  /** The output format whose other side plays it. */
  readonly target: Target;
  /** At least one. */
  readonly launches: readonly Launch[];
}

/** Opens a zip to be played; `file` is its name. `undefined` where nothing in it can be. What is wrong with it, `validate` says. */
export async function openSubject(bytes: Uint8Array, targets: readonly Target[], file = ""): Promise<Subject | undefined> {
  const opened = openZip(bytes, newFindings(findingKinds));
  const standards = standardsWith(newSchemas());
  const standard = opened && standards.find((one) => one.claims(opened));
  if (!opened || !standard) return undefined;
  // A format of a project's own, of which nobody has published a standard, is told by the name of the zip alone.
  const own = targets.find(({ id, standard: named }) => file.endsWith(`-${id}.zip`) && !standards.some((known) => known.id === named));
  const target = own ?? targetFor(standard.id, opened, targets);
  const found = await standard.launches(opened);
  const launches = found.filter(({ path }) => opened.file(fileOf(path)) !== undefined);
  return target && launches.length > 0 ? { opened, standard, target, launches } : undefined;
}

/** Of several for one standard, the one whose edition the package names, else the newest, which is listed last. */
function targetFor(standard: string, { files }: OpenedPackage, targets: readonly Target[]): Target | undefined {
  const able = targets.filter((target) => target.standard === standard);
  if (able.length < 2) return able[0];
  const manifest = files.find(({ path }) => path === "imsmanifest.xml")?.text() ?? "";
  return able.find(({ edition }) => edition !== undefined && manifest.includes(edition)) ?? able.at(-1);
}

/** The file that an address within a package names. */
function fileOf(address: string): string {
  const plain = address.replace(/[?#].*$/, "").replace(/^\.\//, "");
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
