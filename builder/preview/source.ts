import type { PackageRecord } from "../summary.ts";

/** A package that can be played. */
export interface ListedPackage extends Pick<PackageRecord, "path" | "course" | "archetype" | "target" | "title" | "units"> {
  /** How long it is; `undefined` while a mistake keeps it from being made. */
  readonly facts: Pick<PackageRecord, "pages" | "questions" | "minutes"> | undefined;
  /** Bytes of the zip; `undefined` while that is not known. */
  readonly size: number | undefined;
}

/** Where the packages come from that are played. Paths are those of their zips, relative to the output folder. */
export interface PackageSource {
  list(): Promise<readonly ListedPackage[]>;
  /** The bytes of a file in a package; `undefined` where there is no such package or file. */
  file(zip: string, path: string): Promise<Uint8Array | undefined>;
}
