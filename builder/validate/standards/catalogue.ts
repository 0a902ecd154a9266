import type { FindingKind } from "../finding.ts";

export const standardsCatalogue: Readonly<Record<string, FindingKind>> = {};
