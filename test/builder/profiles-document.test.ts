import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { switchesOf } from "../../templates/contract/profile.ts";
import { PROFILES } from "../../templates/profiles/index.ts";
import { home } from "../support/project.ts";

const path = join(home, "docs/profiles.md");
const BASIS = {
  measured: "Measured, or read in its source",
  documented: "Documented by the vendor, not tried",
  reported: "Reported by users, not tried",
};
const sections = PROFILES.map(({ id, label, covered, choices }) => {
  const rows = choices.map(({ set, rules, evidence, basis }) => {
    const switches = Object.entries(set).map(([name, value]) => `\`${name}: ${value}\``);
    return `| ${switches.join(", ")} | ${rules.join(", ")} | ${BASIS[basis]} | ${evidence} |`;
  });
  const table = rows.length > 0 ? `| Switch | Rules | Basis | Evidence |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n` : "No switch.\n";
  return `## ${id}\n\n${label}. ${covered}\n\n${table}`;
});
const text = `# Profiles: for one learning system

A course file may say \`profile: <name>\`. Without it a package does what every system is known to take. A profile is data: a few
switches, each with the [rule](rules.md) and the evidence that it rests on. It changes nothing that identifies a course, so you
may change it at any time. Made from \`templates/profiles/index.ts\`; to renew it: \`UPDATE=1 npm test -- profiles-document\`.

${sections.join("\n")}`;

const renew: Record<string, () => void> = { "1": () => writeFileSync(path, text) };
renew[process.env["UPDATE"] ?? ""]?.();

describe("profiles", () => {
  test("are described in docs/profiles.md", () => {
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  test("have names of their own, and auto changes nothing", () => {
    expect(new Set(PROFILES.map(({ id }) => id)).size).toBe(PROFILES.length);
    expect(PROFILES.filter(({ choices }) => choices.length === 0).map(({ id }) => id)).toEqual(["auto"]);
  });

  test("set each switch once, with a rule and evidence", () => {
    const choices = PROFILES.flatMap((profile) => profile.choices.map((choice) => ({ profile, choice })));
    expect(choices.filter(({ choice }) => choice.rules.length === 0 || choice.evidence.length < 20)).toEqual([]);
    const set = PROFILES.map((profile) => profile.choices.flatMap((choice) => Object.keys(choice.set)));
    expect(set).toEqual(PROFILES.map((profile) => Object.keys(switchesOf(profile))));
  });
});
