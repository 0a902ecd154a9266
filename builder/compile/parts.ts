import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Kit } from "./kit.ts";
import { version } from "../version.ts";

/** Somebody's code or files inside packages. */
export interface Part {
  /** As npm knows it. */
  readonly name: string;
  readonly version: string;
  /** SPDX identifier; `NOASSERTION` where no single licence holds for it. */
  readonly licence: string;
  readonly copyright: string;
  readonly address: string;
  /** What of it is inside. */
  readonly what: string;
}

export interface Parts {
  readonly all: readonly Part[];
  /** Texts by SPDX identifier. */
  readonly licences: Readonly<Record<string, string>>;
  inPackage(target: string, theme: string): readonly Part[];
}

interface ListedPart extends Part {
  /** In every package: the tool's own. */
  readonly always?: boolean;
  /** In packages of these themes, whatever their format. */
  readonly themes?: readonly string[];
}

/** What `templates/cards/parts.json` knows of the parts that targets and themes bring along. */
export async function readParts(kit: Kit): Promise<Parts> {
  const text = await readFile(join(kit.templates, "cards", "parts.json"), "utf8");
  const listed = JSON.parse(text) as { readonly parts: readonly ListedPart[]; readonly texts: Parts["licences"] };
  const contains = (id: string) => kit.target(id).contains;
  const plain = ({ name, version: own, licence, copyright, address, what, always }: ListedPart): Part => ({
    name,
    version: always ? version : own,
    licence,
    copyright,
    address,
    what,
  });
  return {
    all: listed.parts.map(plain),
    licences: listed.texts,
    inPackage: (target, theme) =>
      listed.parts
        .filter(({ name, always, themes = [] }) => always || themes.includes(theme) || contains(target).includes(name))
        .map(plain),
  };
}

/** What a package says about the work of others that is inside it: each part with its copyright, each licence once (rule SEC-8). */
export function licencesText(parts: readonly Part[], licences: Parts["licences"]): string {
  const named = parts.map(({ name, version: own, licence, copyright, address, what }) =>
    [`${name} ${own}: ${what}.`, `${copyright}.`, `Licence: ${licence === "NOASSERTION" ? "see above" : licence}`, address]
      .filter(Boolean)
      .join("\n"),
  );
  const texts = [...new Set(parts.map(({ licence }) => licence))].flatMap((id) => (licences[id] ? [`${id}\n\n${licences[id]}`] : []));
  return `${["What is inside this package, and under which licence", ...named, ...texts].join("\n\n")}\n`;
}
