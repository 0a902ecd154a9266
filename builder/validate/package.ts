import type { Findings } from "./finding.ts";

/** A file of a package, inflated when it is asked for. */
export interface PackedFile {
  /** As the zip spells it, with `/`. */
  readonly path: string;
  /** Bytes when inflated, as the zip's directory says. */
  readonly size: number;
  /** `undefined` where the bytes cannot be had: encrypted, damaged, or larger than is safe. That has then been reported. */
  bytes(): Uint8Array | undefined;
  /** As UTF-8, without a byte order mark; `undefined` where there are no bytes or they are not UTF-8. */
  text(): string | undefined;
}

/** What is in a zip, once the zip itself has been found safe to read. Sorted by path. */
export interface OpenedPackage {
  readonly files: readonly PackedFile[];
  /** `undefined` where there is no such file; the path as it is spelt. */
  file(path: string): PackedFile | undefined;
}

/** Something in a package that a learning system launches and tracks by itself. */
export interface Launch {
  /** Path of its document within the package, with query and fragment as the manifest writes them. */
  readonly path: string;
  readonly title: string;
  /** What it is called in reports; "" where the manifest does not say. */
  readonly activity: string;
  /** What score passes, 0…1, where the manifest says so. */
  readonly masteryScore?: number;
}

/** A published standard for packages, and how to tell whether a package keeps to it. */
export interface PackageStandard {
  readonly id: string;
  readonly label: string;
  /** True where the package claims to be of this standard. */
  claims(opened: OpenedPackage): boolean;
  /** What is there to be launched, in the order of the manifest; none where it cannot be read. What lies on other servers is left out. */
  launches(opened: OpenedPackage): Promise<readonly Launch[]>;
  /** True where a visit must be begun and ended in words of its own; Tin Can and web pages know no such thing. */
  readonly sessions: boolean;
  check(opened: OpenedPackage, findings: Findings): void | Promise<void>;
}
