import type { Finding } from "./finding.ts";
import type { Validated } from "./validate.ts";

/**
 * Results in the XML that continuous-integration servers read: a test suite for each zip, a test case for each kind of
 * finding, and one that passes where there was none. Warnings fail only where `strict`.
 */
export function junitReport(results: readonly Validated[], strict: boolean): string {
  const suites = results.map((result) => suite(result, strict));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="curricle validate">\n${suites.join("")}</testsuites>\n`;
}

function suite({ file, findings }: Validated, strict: boolean): string {
  const codes = [...new Set(findings.map(({ code }) => code))];
  const cases = codes.map((code) => {
    const own = findings.filter((finding) => finding.code === code);
    const failed = strict || own.some(({ severity }) => severity === "error");
    const text = own.map(inWords).join("\n");
    const body = failed
      ? `<failure message="${escape(own[0]?.message ?? "")}">${escape(text)}</failure>`
      : `<system-out>${escape(text)}</system-out>`;
    return { failed, xml: `    <testcase classname="${escape(file)}" name="${escape(code)}">${body}</testcase>\n` };
  });
  const all = cases.length > 0 ? cases : [{ failed: false, xml: `    <testcase classname="${escape(file)}" name="no findings"/>\n` }];
  const failures = all.filter(({ failed }) => failed).length;
  return `  <testsuite name="${escape(file)}" tests="${all.length}" failures="${failures}" errors="0">\n${all.map(({ xml }) => xml).join("")}  </testsuite>\n`;
}

function inWords({ file, line, column, message, source, remedy }: Finding): string {
  const place = [file, line > 0 ? `${line}:${column}` : ""].filter(Boolean).join(":");
  return `${place === "" ? "" : `${place}: `}${message} (${source}) ${remedy}`;
}

/** Only what XML 1.0 2.2 calls a character may stand in XML, not even escaped. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
