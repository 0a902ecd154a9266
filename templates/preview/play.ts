import type { Hosted, HostRecord, LaunchMode, Host } from "../contract/host.ts";

interface PlaySettings {
  readonly launch: string;
  readonly recordStore: string;
  readonly activity: string;
  /** Where this server keeps what the LMS holds. */
  readonly held: string;
}

declare global {
  interface Window {
    /** The LMS side of the target, loaded before this script. */
    curricleHost?: Host;
    /** For browser tests: what the LMS holds now. */
    curricleHeld?: HostRecord | undefined;
  }
}

/** Opens a package as an LMS would: host first, then the frame; shows what is held beside it. */
async function play(): Promise<void> {
  const settings = JSON.parse(document.getElementById("settings")?.textContent ?? "{}") as PlaySettings;
  const frame = document.querySelector<HTMLIFrameElement>("iframe");
  const host = window.curricleHost;
  if (!frame || !host) return;
  let hosted: Hosted | undefined;
  let latest: HostRecord | undefined = await fetch(settings.held)
    .then((answer) => (answer.ok ? (answer.json() as Promise<HostRecord>) : undefined))
    .catch(() => undefined);
  show(latest);

  const begin = async () => {
    hosted = await host.open({
      window,
      launch: new URL(settings.launch, location.href).href,
      recordStore: new URL(settings.recordStore, location.href).href,
      authorization: `Basic ${btoa("preview:preview")}`,
      activity: settings.activity,
      ...personalityOf(location.search),
      mode: modeOf(location.search),
      learner: { id: "preview-learner", name: "Preview, Learner" },
      stored: latest?.state,
      record(held) {
        latest = held;
        show(held);
        keep(settings.held, held);
      },
    });
    frame.src = hosted.address;
  };
  const end = async () => {
    const gone = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
    frame.src = "about:blank";
    await gone;
    hosted?.close();
    hosted = undefined;
  };
  document.querySelector("[data-reopen]")?.addEventListener("click", () => void end().then(begin));
  document.querySelector("[data-forget]")?.addEventListener("click", () => {
    void end()
      .then(() => fetch(settings.held, { method: "DELETE" }))
      .then(() => {
        latest = undefined;
        show(undefined);
        return begin();
      });
  });
  // A page that the browser keeps may come back, and its frame has yet to say its last word.
  window.addEventListener("pagehide", ({ persisted }) => {
    if (!persisted) hosted?.close();
  });
  await begin();
}

/** `?mode=review` and `?mode=browse` play what an LMS does when the learner only looks. */
function modeOf(search: string): LaunchMode {
  const wanted = new URLSearchParams(search).get("mode");
  return wanted === "browse" || wanted === "review" ? wanted : "normal";
}

/** `?personality=moodle` plays one of the ways in which real systems behave. */
function personalityOf(search: string): { readonly personality?: string } {
  const personality = new URLSearchParams(search).get("personality");
  return personality === null ? {} : { personality };
}

/** The server keeps what the LMS holds until the preview ends. A browser lets no more than 64 KiB outlive the page. */
function keep(address: string, held: HostRecord): void {
  const body = JSON.stringify(held);
  fetch(address, { method: "PUT", body, headers: { "content-type": "application/json" }, keepalive: body.length < 60_000 }).catch(
    () => undefined,
  );
}

function show(held: HostRecord | undefined): void {
  window.curricleHeld = held;
  const body = document.querySelector("[data-held]");
  if (!body) return;
  const rows = held?.rows ?? [];
  body.replaceChildren(
    ...rows.map(({ name, value }) => {
      const row = document.createElement("tr");
      const head = document.createElement("th");
      head.scope = "row";
      head.textContent = name;
      const cell = document.createElement("td");
      cell.textContent = value;
      row.append(head, cell);
      return row;
    }),
  );
  const note = document.querySelector<HTMLElement>("[data-nothing]");
  if (note) note.hidden = rows.length > 0;
}

void play();
