import { type CheerioAPI, load } from "cheerio/slim";

/** Which rules hold: `lms` for packages meant for an LMS, `own` for those that this tool makes. */
export interface Scope {
  readonly lms: boolean;
  readonly own: boolean;
}

/** Something that a file should not do, by the code of the finding. */
export interface Seen {
  readonly code: string;
  /** The offending text, at most 80 characters. */
  readonly what: string;
  /** Where in the text it starts; 0 where a page says it as a whole. */
  readonly index: number;
}

interface Rule {
  readonly code: string;
  readonly find: RegExp;
  readonly only?: keyof Scope;
  /** True for what must not be in a text either, where nothing runs it. */
  readonly prose?: true;
}

/** What a program says when it asks for something, or sets itself up where it should not. */
const RULES: readonly Rule[] = [
  {
    code: "content/remote-request",
    find: /(?:\bfetch|\bimport|\bimportScripts|\bsendBeacon|\b(?:WebSocket|EventSource|Worker|SharedWorker|Request)|\.open\s*\(\s*["'`][A-Z]+["'`]\s*,)\s*\(?\s*["'`](?:(?:https?|wss?):)?\/\/[^"'`\s$]+/,
  },
  { code: "content/remote-request", find: /(?:@import\s+(?:url\()?|url\()\s*["']?(?:https?:)?\/\/[^"')\s]+/ },
  {
    code: "content/unload-handler",
    find: /addEventListener\s*\(\s*["'`](?:before)?unload["'`]|\bon(?:before)?unload\s*=(?!=)|\.on\s*\(\s*["'`](?:before)?unload["'`]/,
  },
  { code: "content/document-write", find: /\bdocument\s*\.\s*write(?:ln)?\s*\(/ },
  { code: "content/service-worker", find: /serviceWorker\s*\.\s*register\s*\(/, only: "lms" },
  {
    code: "content/eval",
    find: /(?<![\w$])eval\s*\(|\bnew\s+Function\s*\(|(?<![\w$])Function\s*\(\s*["'`]|\bset(?:Timeout|Interval)\s*\(\s*["'`]/,
    only: "own",
  },
  {
    code: "content/credential",
    find: /\b(?:password|passwd|secret|client_?secret|api_?key|access_?token|authorization|auth)["']?\s*[:=]\s*(["'`])(?!\1)(?![^"'`]*\$\{)[^"'`]+\1/i,
    prose: true,
  },
  { code: "content/credential", find: /\b(?:Bearer|Basic)\s+(?=[\w.~+/=-]*[\d=+/])[\w.~+/-]{20,}={0,2}/, prose: true },
  { code: "content/credential", find: /\beyJ[\w-]{10,}\.[\w-]{10,}\./, prose: true },
  { code: "content/credential", find: /https?:\/\/[^\s/"'`:@<]+:[^\s/"'`@<]+@/, prose: true },
];

/** What the text of a file shows, each code once. `prose`: nothing runs this text. */
export function scanText(text: string, scope: Scope, prose = false): Seen[] {
  const seen = new Map<string, Seen>();
  for (const { code, find, only, prose: always } of RULES) {
    const wanted = (!only || scope[only]) && (!prose || always) && !seen.has(code);
    const found = wanted ? find.exec(text) : undefined;
    if (found) seen.set(code, { code, what: shown(found[0]), index: found.index });
  }
  return [...seen.values()];
}

/** Elements that load what they name, and the attribute that names it. Links that a learner may follow load nothing. */
const LOADING =
  "script[src], img[src], iframe[src], embed[src], source[src], audio[src], video[src], track[src], input[src], link[href], object[data], use[href], image[href]";

/** A relation that asks for nothing. */
const NAMING = /\b(canonical|alternate|author|license|help)\b/;

/** Attributes that hold an address, those of SVG's animations among them. */
const ADDRESS = /^(?:(?:xlink:)?href|src|srcdoc|action|formaction|data|poster|background|to|from|values)$/i;

/** Addresses that are programs. */
const PROGRAM = /^(?:(?:javascript|vbscript):|data:(?!image\/|,|$))/i;

export interface Page {
  /** Addresses of what the page loads. */
  readonly loaded: readonly { readonly address: string; readonly relation: string }[];
  readonly seen: readonly Seen[];
}

/** What the elements of a page, a piece of one or a picture show. */
export function scanPage(text: string, scope: Scope): Page {
  const $ = load(text);
  const seen: Seen[] = [];
  const add = (code: string, what = "") => void seen.push({ code, what: shown(what), index: 0 });
  const loaded = $(LOADING)
    .get()
    .map((element) => ({
      address: ($(element).attr("src") ?? $(element).attr("href") ?? $(element).attr("data") ?? "").trim(),
      relation: $(element).attr("rel") ?? "",
    }));
  if ($("base").length > 0) add("content/base-element");
  if (scope.lms && $("script[type=module]").length > 0) add("content/module-script");
  for (const { address, relation } of loaded) {
    if (/^(https?:)?\/\//i.test(address) && !NAMING.test(relation)) add("content/remote-request", address);
  }
  if (scope.own) {
    for (const element of $("script:not([type='application/json']), style").get()) seen.push(...scanText($(element).text(), scope));
    for (const [name, value] of attributesOf($)) addAttribute(name, value, add);
  }
  return { loaded, seen };
}

function attributesOf($: CheerioAPI): [string, string][] {
  return $("*")
    .get()
    .flatMap((node) => ("attribs" in node ? Object.entries(node.attribs) : []));
}

function addAttribute(name: string, value: string, add: (code: string, what: string) => void): void {
  // Browsers take control characters and white space out of the start of an address.
  const address = [...value].filter((character) => character > " ").join("");
  if (/^on/i.test(name)) add("content/inline-handler", `${name}="${value}"`);
  else if (ADDRESS.test(name) && PROGRAM.test(address)) add("content/script-address", `${name}="${value}"`);
}

function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
