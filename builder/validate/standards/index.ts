import type { PackageStandard } from "../package.ts";

export const standards: readonly PackageStandard[] = [];
