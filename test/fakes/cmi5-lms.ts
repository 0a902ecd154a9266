import { randomUUID } from "node:crypto";
import { type StoreSetting, textOf } from "../../builder/record-store/exchange.ts";
import { handle } from "../../builder/record-store/record-store.ts";
import { newStore, type RecordStore } from "../../builder/record-store/store.ts";
import { broken, type Incoming, type Session, type Template, verbOf } from "../../templates/lms/cmi5-rules.ts";
import type { Fault, HeldStatement, SeenRequest } from "./xapi-store.ts";

/** How the LMS opens the AU this time. */
export interface LaunchOptions {
  readonly mode?: Session["mode"];
  readonly mastery?: number;
  readonly returnURL?: string;
  /** More of LMS.LaunchData. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly template?: (Omit<Template, "extensions"> & { readonly extensions?: Template["extensions"] }) | undefined;
}

export interface LmsSetting {
  readonly faults?: readonly Fault[];
  /** False where the token may not read statements. */
  readonly readable?: boolean;
  /** The learner's preferences; none are kept where absent. */
  readonly preferences?: object;
  /** What the token's address answers from the first time on. */
  readonly token?: { readonly status: number; readonly body: string };
  /** Whose account the launches are for, and under which registration; Ada's where absent. */
  readonly learner?: { readonly name: string; readonly registration: string };
}

/** A strict LMS with its record store, behind a bad network. `statements` is what is stored, `requests` what was answered. */
export interface Cmi5Lms {
  readonly store: RecordStore;
  /** Opens a session, abandons the one before, and returns the address of the AU. */
  launch(options?: LaunchOptions): string;
  readonly fetch: typeof fetch;
  readonly requests: SeenRequest[];
  /** Every rule that a statement or a write has broken, in words. A retry of what is stored breaks none, and is refused. */
  readonly violations: string[];
  statements(): HeldStatement[];
  verbs(): string[];
  /** The AU's own state document. */
  state(): Readonly<Record<string, unknown>> | undefined;
  named(name: string): SeenRequest[];
  /** Requests from now on meet these. */
  break(faults: readonly Fault[]): void;
}

export const ENDPOINT = "https://lms.example/xapi/";
export const ACTOR = { objectType: "Agent", name: "Ada", account: { name: "ada", homePage: "https://lms.example" } };
export const REGISTRATION = "8f1f8e0c-59a4-4f0b-9a58-6ccff1a1f4a2";
export const ACTIVITY = "https://lms.example/activities/7f";
export const SESSION_ID = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";

interface Open extends Session {
  readonly token: string;
  readonly data: object;
  readonly asked: Set<string>;
  spent: boolean;
}

const OUR_OWN = { authorization: `Basic ${btoa("lms:lms")}` };

export function openLms({ faults = [], readable = true, preferences, token, learner }: LmsSetting = {}): Cmi5Lms {
  const store = newStore();
  const actor = learner ? { ...ACTOR, name: learner.name, account: { ...ACTOR.account, name: learner.name } } : ACTOR;
  const registration = learner?.registration ?? REGISTRATION;
  const sessions: Open[] = [];
  const requests: SeenRequest[] = [];
  const violations: string[] = [];
  let left = faults.map((fault) => ({ ...fault }));
  const statements = () => [...store.statements.values()].map(({ statement }) => statement as unknown as HeldStatement);

  const launch = (options: LaunchOptions = {}) => {
    const { mode = "Normal", mastery, returnURL, template, data } = options;
    const number = sessions.length + 1;
    const contextTemplate = { ...template, extensions: { ...template?.extensions, [SESSION_ID]: `session ${number}` } };
    sessions.push({
      actor,
      activity: ACTIVITY,
      registration,
      template: contextTemplate,
      mode,
      mastery,
      // Not what base64 looks like: the value must travel as it is.
      token: `to/k+en~${number}==`,
      data: {
        contextTemplate,
        launchMode: mode,
        moveOn: "Passed",
        ...(mastery !== undefined && { masteryScore: mastery }),
        returnURL,
        ...data,
      },
      asked: new Set(),
      spent: false,
    });
    const parameters = {
      endpoint: ENDPOINT,
      fetch: `https://lms.example/token?launch=${number}`,
      actor: JSON.stringify(actor),
      registration,
      activityId: ACTIVITY,
    };
    return `https://host.example/course/index.html?${Object.entries(parameters)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join("&")}`;
  };

  const handOut = (number: number) => {
    const session = sessions[number - 1];
    const isFirst = session && !session.spent;
    if (session) session.spent = true;
    if (token) return { ...token, headers: {} };
    return json(200, isFirst ? { "auth-token": session.token } : { "error-code": "1", "error-text": "The token was handed out before." });
  };

  const refuse = (why: string) => json(403, { message: why });

  const deal = (url: URL, method: string, headers: Readonly<Record<string, string>>, body: string) => {
    const session = sessions.find((item) => item.spent && headers["Authorization"] === `Basic ${item.token}`);
    if (!session) return json(401, {});
    if (session !== sessions.at(-1)) return refuse("The session has been abandoned.");
    const path = url.pathname.replace("/xapi", "");
    const ask = () =>
      handle(store, { method, url: path + url.search, headers: { ...headers, Authorization: undefined, ...OUR_OWN }, body }, SETTING);
    const document = url.searchParams.get("stateId") ?? url.searchParams.get("profileId") ?? "";
    if (document === "LMS.LaunchData" || document === "cmi5LearnerPreferences") {
      session.asked.add(document);
      const held = document === "LMS.LaunchData" ? session.data : preferences;
      if (method === "GET") return held ? json(200, held) : json(404, {});
      violations.push(`10.2 ${method} ${document}`);
      return refuse("The AU does not write this.");
    }
    if (path !== "/statements") return ask();
    if (method === "GET") return readable ? ask() : refuse("Statements may not be read.");
    const own = (item: HeldStatement) => item.context["extensions"] as Readonly<Record<string, unknown>> | undefined;
    const id = session.template.extensions[SESSION_ID];
    const all = statements() as unknown as (HeldStatement & Incoming)[];
    const here: Incoming[] = all.filter((item) => own(item)?.[SESSION_ID] === id);
    const earlier = all.filter((item) => own(item)?.[SESSION_ID] !== id);
    for (const item of [JSON.parse(body) as Incoming | Incoming[]].flat()) {
      const faultsOf = broken(item, session, { session: here, earlier });
      if (!store.statements.has(item.id ?? "")) violations.push(...faultsOf);
      if (faultsOf.length > 0) return refuse(faultsOf.join("\n"));
      here.push(item);
    }
    return ask();
  };

  const send = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    await Promise.resolve();
    const url = new URL(input as string);
    const method = init.method ?? "GET";
    const headers = { ...(init.headers as Record<string, string>) };
    const body = (init.body ?? "") as string;
    const document = url.searchParams.get("stateId") ?? url.searchParams.get("profileId");
    const name = `${method} ${document ?? url.pathname.replace("/xapi/", "").replace("/", "")}`;
    const fault = left.find(({ on, times }) => on === name && times > 0);
    if (fault) fault.times -= 1;
    const isToken = url.pathname === "/token";
    const dealt =
      fault && !fault.stores
        ? json(fault.status, {})
        : isToken
          ? handOut(Number(url.searchParams.get("launch")))
          : deal(url, method, headers, body);
    const answer = fault ? { status: fault.status, headers: { ...fault.headers }, body: fault.body ?? "" } : dealt;
    requests.push({ name, query: url.searchParams, headers, body, keepalive: init.keepalive ?? false, answered: answer.status });
    if (answer.status === 0) throw new TypeError("Failed to fetch");
    return new Response(answer.status === 204 ? null : textOf(answer.body), { status: answer.status, headers: answer.headers });
  };

  return {
    store,
    launch,
    fetch: send,
    requests,
    violations,
    statements,
    verbs: () => statements().map(verbOf),
    state() {
      const document = [...store.documents.values()].find(({ id }) => id === "curricle-state");
      return document && (JSON.parse(textOf(document.body)) as Record<string, unknown>);
    },
    named: (name) => requests.filter((request) => request.name === name),
    break(more) {
      left = more.map((fault) => ({ ...fault }));
    },
  };
}

const SETTING: StoreSetting = { now: () => new Date(), uuid: randomUUID, accepts: "anybody", strict: true };

function json(status: number, value: object) {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(value) };
}
