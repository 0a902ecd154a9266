import { createHash } from "node:crypto";
import { scanPage, scanText, type Scope, type Seen } from "../validate/content-rules.ts";
import type { Entry } from "./assemble.ts";

/** Something that a package must not hold, and the file of the package that holds it. */
export interface ScannedFile {
  readonly path: string;
  readonly seen: readonly Seen[];
}

/**
 * Looks through the files of a package for credentials, requests to other servers, programs made of text or hidden in
 * attributes, unload handlers and, unless `workers`, service workers (rules SEC-1, SEC-4, SEC-8, SEC-10). Returns the files in
 * which something was found.
 */
export type Scanner = (entries: readonly Entry[], workers: boolean) => readonly ScannedFile[];

type Piece = Entry["pieces"][number];
type Kind = "page" | "code" | "prose";

/** Packages share most of what is in them: each distinct piece is looked through once, and remembered by its hash. */
export function newScanner(): Scanner {
  const known = new Map<string, readonly Seen[]>();
  const scanOnce = (piece: Piece, kind: Kind, scope: Scope) => {
    const key = `${kind} ${scope.lms} ${createHash("sha256").update(piece).digest("base64")}`;
    const seen = known.get(key) ?? scan(typeof piece === "string" ? piece : new TextDecoder().decode(piece), kind, scope);
    known.set(key, seen);
    return seen;
  };
  return (entries, workers) => {
    const scope = { lms: !workers, own: true };
    return entries.flatMap(({ path, pieces }) => {
      const seen = pieces.flatMap((piece, index) => {
        const kind = kindOf(path, pieces[index - 1]);
        return kind ? scanOnce(piece, kind, scope) : [];
      });
      return seen.length > 0 ? [{ path, seen }] : [];
    });
  };
}

/** How to read a piece; `undefined` where it is no text of ours. `before` is the piece before it in the same file. */
function kindOf(path: string, before: Piece | undefined): Kind | undefined {
  if (/\.(?:js|css)$/.test(path)) return "code";
  if (/\.(?:json|xml|txt|webmanifest)$/.test(path)) return "prose";
  if (!/\.(?:html|svg)$/.test(path)) return undefined;
  // A page is cut inside its style and its script, which are the same in many.
  return typeof before === "string" && /<(?:style|script)>$/.test(before) ? "code" : "page";
}

function scan(text: string, kind: Kind, scope: Scope): readonly Seen[] {
  if (kind === "page") return [...scanText(text, scope, true), ...scanPage(text, scope).seen];
  return scanText(text, scope, kind === "prose");
}
