import { maxLength, pipe, regex, strictObject, string, trim } from "valibot";
import { activePart } from "../compile/check-module.ts";
import { says } from "../compile/parse/described.ts";
import { pictureSize } from "../compile/render/picture-size.ts";
import type { FileBytes } from "../compile/types.ts";
import type { Place } from "../diagnostics/diagnostic.ts";
import type { Report } from "../diagnostics/report.ts";
import type { Logo } from "./theme.ts";

/** Most bytes: each learner loads it before the first page. */
const MOST = 30_000;

export const logoSchema = strictObject({
  file: pipe(
    string("a file name"),
    regex(/\S/, "a file name"),
    says("A picture in the same folder: .svg or .png, at most 30 kB."),
    trim(),
    maxLength(60, "at most 60 characters"),
  ),
  alt: pipe(
    string("a text"),
    regex(/\S/, "the words that the logo shows"),
    says("The words that the logo shows, for those who do not see it."),
    trim(),
    maxLength(120, "at most 120 characters"),
  ),
});

export interface LogoWish {
  readonly file: string;
  readonly alt: string;
  readonly place: Place;
}

/** The logo that a file asks for; it lies in the same folder. `undefined` after reporting why it cannot be used. */
export function readLogo({ file, alt, place }: LogoWish, files: readonly FileBytes[], report: Report): Logo | undefined {
  const folder = place.file.slice(0, place.file.lastIndexOf("/") + 1);
  const path = `${folder}${file}`;
  const kind = /^[a-z0-9][a-z0-9.-]*\.(svg|png)$/.exec(file)?.[1];
  const found = files.find((candidate) => candidate.path === path);
  if (kind === undefined) report.add("theme/logo-kind", place, { file });
  else if (!found) report.add("theme/missing-logo", place, { file, path });
  else {
    const size = pictureSize(found.bytes);
    const active = activePart({ name: file, bytes: found.bytes });
    if (active) report.add("theme/active-logo", place, { file, what: active });
    else if (!size) report.add("theme/logo-without-size", place, { file });
    else if (found.bytes.length > MOST) report.add("theme/heavy-logo", place, { file, size: found.bytes.length, most: MOST });
    else return { file: path, path: `theme/logo.${kind}`, alt, bytes: found.bytes, ...size };
  }
  return undefined;
}
