import { type Fault, type FakeStore, openStore, type SeenRequest } from "./xapi-store.ts";

/** Where record stores differ, each as it was measured: pelotech/xapi-lrs 0.9.6, ADL_LRS of June 2025, Learning Locker 3.6.0. */
export type Personality = "conformant" | "pelotech" | "adl" | "learningLocker";

type Sent = { readonly id?: string; readonly timestamp?: string };
type Asked = { readonly name: string; readonly headers: Readonly<Record<string, string>>; readonly statements: readonly Sent[] };

/** The status with which a store of that kind turns a request away that a conformant one would take; 0 where it does not. */
const REFUSES: Readonly<Record<Personality, (asked: Asked, held: (sent: Sent) => boolean, hasState: boolean) => number>> = {
  conformant: () => 0,
  // Compares timestamps that it sets itself where the client gives none; knows no If-Match: *.
  pelotech: ({ headers, statements }, held) =>
    headers["If-Match"] === "*" ? 412 : statements.some((sent) => held(sent) && !sent.timestamp) ? 409 : 0,
  // Takes no statement twice, nor anything that comes with it; wants an ETag even for documents of its own version.
  adl: ({ name, headers, statements }, held, hasState) => {
    if (statements.some(held)) return 409;
    return name === "PUT /activities/state" && hasState && !headers["If-Match"] ? 409 : 0;
  },
  learningLocker: ({ headers }) => (headers["X-Experience-API-Version"]?.startsWith("1.0") ? 0 : 400),
};

/** What of a store its kind shows in: what it holds, and the note of what it was asked. */
interface Behind {
  readonly store: FakeStore["store"];
  readonly fetch: typeof fetch;
  readonly requests: SeenRequest[];
}

/** `behind`, in the manner of that kind of store. */
export function behaveAs(personality: Personality, behind: Behind): typeof fetch {
  const { store } = behind;
  return (input, init = {}) => {
    const { pathname, searchParams: query } = new URL(input as string);
    const name = `${init.method ?? "GET"} ${pathname.replace("/xapi", "")}`;
    const headers = { ...(init.headers as Record<string, string>) };
    const isStore = pathname.startsWith("/xapi/");
    const statements = name === "POST /statements" ? [JSON.parse(init.body as string) as Sent | Sent[]].flat() : [];
    const held = ({ id = "" }: Sent) => store.statements.has(id);
    const status = isStore ? REFUSES[personality]({ name, headers, statements }, held, store.documents.size > 0) : 0;
    if (status > 0) {
      const body = (init.body ?? "") as string;
      behind.requests.push({ name, query, headers, body, keepalive: init.keepalive ?? false, answered: status });
      return Promise.resolve(new Response("", { status }));
    }
    // Learning Locker takes every version of a document, whatever precondition is sent with it.
    if (personality === "learningLocker" && name === "PUT /activities/state") store.documents.clear();
    if (personality === "learningLocker") delete headers["If-Match"];
    return behind.fetch(input, { ...init, headers });
  };
}

export function openAs(personality: Personality, faults: readonly Fault[] = []): FakeStore {
  const fake = openStore(faults);
  return { ...fake, fetch: behaveAs(personality, fake) };
}
