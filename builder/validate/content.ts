import { scanPage, scanText } from "./content-rules.ts";
import type { Findings } from "./finding.ts";
import type { OpenedPackage } from "./package.ts";
import { lineAt } from "./xml.ts";

/** Programs that a server might run. */
const SERVER_PROGRAM = /\.(php\d?|phtml|asp|aspx|jsp|cgi|pl|exe|bat|cmd|sh|com|dll|jar|htaccess)$/i;

/** Checks what the files of a package do, as far as their text shows it. `lms`: it is meant for an LMS. */
export function checkContent(opened: OpenedPackage, findings: Findings, lms: boolean): void {
  const scope = { lms, own: false };
  for (const file of opened.files) {
    const { path } = file;
    if (SERVER_PROGRAM.test(path)) findings.add("content/server-program", { file: path });
    if (lms && path.endsWith(".mjs")) findings.add("content/module-script", { file: path });
    if (!/\.(html?|js|css|svg)$/i.test(path)) continue;
    const text = file.text();
    if (text === undefined) continue;
    for (const { code, what, index } of scanText(text, scope)) {
      findings.add(code, { file: path, line: lineAt(text, index), column: 1 }, { what });
    }
    if (!/\.html?$/i.test(path)) continue;
    const page = scanPage(text, scope);
    for (const { code, what } of page.seen) findings.add(code, { file: path }, { what });
    const folder = path.split("/").slice(0, -1).join("/");
    for (const { address } of page.loaded) {
      const relative = address !== "" && !/^([a-z]+:|#|\/)/i.test(address);
      if (relative && !opened.file(resolve(folder, address))) findings.add("content/dead-link", { file: path }, { what: address });
    }
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
