import type { HostCall } from "../contract/host.ts";
import type { StoreExchange } from "../contract/store-exchange.ts";
import { element, part, say } from "./element.ts";
import { count } from "./play-words.ts";

/** A statement as a package has sent it, with what became of it. */
export interface SentStatement {
  /** `passed “Foundation”` */
  readonly title: string;
  /** Pretty JSON. */
  readonly json: string;
  readonly at: number;
  readonly status: number;
  /** What a strict validator found, in words; none where all is well. */
  readonly said: readonly string[];
  /** By the LMS itself, as the launch is. */
  readonly isOwn: boolean;
}

/** So many statements are shown at most, the newest. */
const MOST = 200;

interface StatementLike {
  readonly verb?: { readonly id?: string; readonly display?: Readonly<Record<string, string>> };
  readonly object?: { readonly id?: string; readonly definition?: { readonly name?: Readonly<Record<string, string>> } };
}

/** The statements in a request; none in any other. What is no JSON is one statement of that text. */
export function statementsIn({ method, path, request, status, response, at }: StoreExchange, call: HostCall | undefined): SentStatement[] {
  if ((method !== "POST" && method !== "PUT") || !/^statements(\?|$)/.test(path) || request === "") return [];
  const refused = status >= 400 || status === 0 ? [status === 0 ? "It did not arrive." : response] : [];
  const said = [...new Set([...refused, ...(call?.problems ?? [])])].filter((text) => text !== "");
  return parse(request).map((statement) => ({
    title: titleOf(statement),
    json: pretty(statement),
    at,
    status,
    said,
    isOwn: call === undefined,
  }));
}

function parse(request: string): readonly unknown[] {
  try {
    return [JSON.parse(request) as unknown].flat();
  } catch {
    return [request];
  }
}

function titleOf(statement: unknown): string {
  const { verb, object } = (typeof statement === "object" && statement !== null ? statement : {}) as StatementLike;
  const said = Object.values(verb?.display ?? {})[0] ?? verb?.id?.split("/").at(-1) ?? "A statement without a verb";
  const about = Object.values(object?.definition?.name ?? {})[0] ?? object?.id ?? "";
  return about ? `${said} “${about}”` : said;
}

function pretty(statement: unknown): string {
  return typeof statement === "string" ? statement : JSON.stringify(statement, undefined, 2);
}

/** Shows each statement as it arrives. `call` is what the host made of it; `undefined` where the LMS itself has sent it. */
export function openStatements(): { add(exchange: StoreExchange, call: HostCall | undefined): void } {
  const list = part("[data-statements]");
  let total = 0;
  return {
    add(exchange, call) {
      for (const statement of statementsIn(exchange, call)) {
        total++;
        list.append(statementElement(statement));
        if (list.children.length > MOST) list.firstElementChild?.remove();
      }
      part("[data-statements-empty]").hidden = total > 0;
      const left = total - list.children.length;
      say(
        part("[data-statements-count]"),
        count(total, "statement", "statements") + (left > 0 ? `, the newest ${MOST} of them below` : ""),
      );
    },
  };
}

function statementElement({ title, json, at, status, said, isOwn }: SentStatement): HTMLElement {
  const copy = element("button", { type: "button", class: "small" }, "Copy");
  copy.addEventListener("click", () => {
    const told = (words: string) => {
      say(copy, words);
      setTimeout(() => say(copy, "Copy"), 2000);
    };
    navigator.clipboard.writeText(json).then(
      () => told("Copied"),
      () => told("Not copied: the browser forbids it"),
    );
  });
  const verdict = said.length === 0 ? "Valid" : status >= 400 || status === 0 ? "Not taken" : "Taken, with findings";
  const state = said.length === 0 ? "taken" : "refused";
  return element(
    "li",
    { "data-outcome": state },
    element(
      "details",
      {},
      element(
        "summary",
        {},
        element("span", { class: "title" }, title),
        element("span", { class: "verdict", "data-verdict": state === "taken" ? "right" : "wrong" }, verdict),
      ),
      element(
        "p",
        { class: "dim" },
        `${isOwn ? "Sent by the LMS itself at " : ""}${new Date(at).toLocaleTimeString("en-GB")}, answered ${status === 0 ? "not at all" : status}`,
      ),
      ...said.map((text) => element("p", { class: "problem" }, text)),
      copy,
      element("pre", { tabindex: "0" }, json),
    ),
  );
}
