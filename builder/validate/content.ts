import { load } from "cheerio/slim";
import type { Findings } from "./finding.ts";
import type { OpenedPackage, PackedFile } from "./package.ts";
import { lineAt } from "./xml.ts";

/** Elements that load what they name, and the attribute that names it. Links that a learner may follow load nothing. */
const LOADING =
  "script[src], img[src], iframe[src], embed[src], source[src], audio[src], video[src], track[src], input[src], link[href], object[data], use[href]";

/** What a program says when it asks for something, or sets itself up where it should not. Each with its code. */
const PATTERNS: readonly { readonly code: string; readonly find: RegExp; readonly lms?: true }[] = [
  {
    code: "content/remote-request",
    find: /(?:\bfetch|\bimport|\bimportScripts|\.open\s*\(\s*["'`][A-Z]+["'`]\s*,)\s*\(?\s*["'`](?:https?:)?\/\/[^"'`\s$]+/,
  },
  { code: "content/remote-request", find: /(?:@import\s+(?:url\()?|url\()\s*["']?(?:https?:)?\/\/[^"')\s]+/ },
  {
    code: "content/unload-handler",
    find: /addEventListener\s*\(\s*["'`](?:before)?unload["'`]|\bon(?:before)?unload\s*=(?!=)|\.on\s*\(\s*["'`](?:before)?unload["'`]/,
  },
  { code: "content/document-write", find: /\bdocument\s*\.\s*write(?:ln)?\s*\(/ },
  { code: "content/service-worker", find: /serviceWorker\s*\.\s*register\s*\(/, lms: true },
  {
    code: "content/credential",
    find: /\b(?:password|passwd|secret|client_?secret|api_?key|access_?token|authorization|auth)["']?\s*[:=]\s*(["'`])(?!\1)(?![^"'`]*\$\{)[^"'`]+\1/i,
  },
  { code: "content/credential", find: /\b(?:Bearer|Basic)\s+(?=[\w.~+/=-]*[\d=+/])[\w.~+/-]{20,}={0,2}/ },
  { code: "content/credential", find: /https?:\/\/[^\s/"'`:@]+:[^\s/"'`@]+@/ },
];

/** Programs that a server might run. */
const SERVER_PROGRAM = /\.(php\d?|phtml|asp|aspx|jsp|cgi|pl|exe|bat|cmd|sh|com|dll|jar|htaccess)$/i;

/** Checks what the files of a package do, as far as their text shows it. `lms`: it is meant for an LMS. */
export function checkContent(opened: OpenedPackage, findings: Findings, lms: boolean): void {
  for (const file of opened.files) {
    if (SERVER_PROGRAM.test(file.path)) findings.add("content/server-program", { file: file.path });
    if (lms && file.path.endsWith(".mjs")) findings.add("content/module-script", { file: file.path });
    if (!/\.(html?|js|css|svg)$/i.test(file.path)) continue;
    const text = file.text();
    if (text === undefined) continue;
    checkText(file, text, findings, lms);
    if (/\.html?$/i.test(file.path)) checkPage(file, text, opened, findings, lms);
  }
}

function checkText({ path }: PackedFile, text: string, findings: Findings, lms: boolean): void {
  const seen = new Set<string>();
  for (const { code, find, lms: only } of PATTERNS) {
    const found = (only && !lms) || seen.has(code) ? undefined : find.exec(text);
    if (!found) continue;
    seen.add(code);
    findings.add(code, { file: path, line: lineAt(text, found.index), column: 1 }, { what: shown(found[0]) });
  }
}

function checkPage({ path }: PackedFile, text: string, opened: OpenedPackage, findings: Findings, lms: boolean): void {
  const $ = load(text);
  const folder = path.split("/").slice(0, -1).join("/");
  const tell = (code: string, what = "") => findings.add(code, { file: path }, { what: shown(what) });
  if ($("base").length > 0) tell("content/base-element");
  if (lms && $("script[type=module]").length > 0) tell("content/module-script");
  for (const element of $(LOADING).get()) {
    const address = ($(element).attr("src") ?? $(element).attr("href") ?? $(element).attr("data") ?? "").trim();
    const relation = $(element).attr("rel") ?? "";
    if (/^(https?:)?\/\//i.test(address)) {
      if (!/\b(canonical|alternate|author|license|help)\b/.test(relation)) tell("content/remote-request", address);
    } else if (address !== "" && !/^([a-z]+:|#|\/)/i.test(address) && !opened.file(resolve(folder, address)))
      tell("content/dead-link", address);
  }
}

/** Path of a relative address within the package, without query and fragment. */
export function resolve(folder: string, address: string): string {
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of decode(address.replace(/[?#].*$/, "")).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
