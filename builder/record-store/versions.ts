/** The versions of the specification that are spoken: 1.0.3 for all 1.0.x, and 2.0.0 (IEEE 9274.1.1) for all 2.0.x. */
export type Version = "1.0.3" | "2.0.0";

/** By which a request is treated that names none, or one that is not spoken: what both specifications' clients take. */
export const UNNAMED: Version = "1.0.3";

/** Reads the header X-Experience-API-Version (xAPI 1.0.3 Communication 3.3); `undefined` for any other version. */
export function versionOf(header: string): Version | undefined {
  if (/^1\.0(\.\d+)?$/.test(header)) return "1.0.3";
  return /^2\.0(\.\d+)?$/.test(header) ? "2.0.0" : undefined;
}

/**
 * What `/about` lists. A client of 1.0.x is told of 1.0.x alone: the lists that such clients accept end there (Communication
 * 2.8), and other versions are of no use to it.
 */
export function versionsFor(version: Version | undefined): readonly string[] {
  const early = ["1.0.0", "1.0.1", "1.0.2", "1.0.3"];
  return version === "1.0.3" ? early : [...early, "2.0.0"];
}
