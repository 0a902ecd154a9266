import type { HostRecord } from "../contract/host.ts";
import { keepFocus, part, say } from "./element.ts";
import { listen } from "./live.ts";
import { addressWith, type ChoiceName, type Choices, readChoices } from "./play-choices.ts";
import { applyLook, offer, onChoice, openMenus, set } from "./play-controls.ts";
import { type Exchanges, openExchanges } from "./play-exchanges.ts";
import { type AnyHost, faultOf, openLms } from "./play-lms.ts";
import { openTabs } from "./play-panel.ts";
import { openReceived } from "./play-received.ts";
import { reach, stateOf } from "./play-robot.ts";
import { type PlaySettings, readSettings } from "./play-settings.ts";
import { openStage, sizeOf } from "./play-stage.ts";
import { saveFile, transcriptOf, transcriptText } from "./play-transcript.ts";
import { openVisits } from "./play-visits.ts";
import { shortLabel } from "./play-words.ts";

declare global {
  interface Window {
    /** The LMS side of the target, loaded before this script. */
    curricleHost?: AnyHost;
    /** For browser tests: what the LMS holds now. */
    curricleHeld?: HostRecord | undefined;
  }
}

/** Opens a package as an LMS would: host first, then the frame; shows beside it what the LMS receives. */
async function play(host: AnyHost, settings: PlaySettings): Promise<void> {
  let choices: Choices = readChoices(location.search);
  const exchanges: Exchanges | undefined = host.faultsAt === "record-store" ? openExchanges(settings) : undefined;
  const received = openReceived();
  const stage = openStage(part("[data-stage]"));
  const lms = openLms({
    host,
    settings,
    exchanges,
    choices: () => choices,
    told: received.told,
    holds(held) {
      window.curricleHeld = held;
      received.holds(held);
      visits.refresh();
    },
  });
  const visits = openVisits({ stage, lms, received, choices: () => choices, moved: (page) => set("page", page) });
  const status = (text: string) => say(part("[data-status]"), text);

  /** Puts a choice into the address, and into its field. */
  function choose(name: ChoiceName, value: string): void {
    choices = { ...choices, [name]: value };
    history.replaceState(null, "", addressWith(location.href, { [name]: value }));
  }

  /** A learner who has just been brought somewhere by the robot may be sent on as an address; one who goes on may not. */
  function settle(): void {
    choose("state", "");
    set("state", "");
    status("");
  }

  async function robot(): Promise<void> {
    const state = stateOf(choices.state);
    if (!state) return;
    status("The robot is at work…");
    const isReady = await visits.startAnew();
    status(isReady ? await reach(visits.course, state, choices.page) : "The course did not begin, so the robot could not play it.");
  }

  const effects: Readonly<Record<ChoiceName, (value: string) => unknown>> = {
    size: (value) => stage.size(sizeOf(value)),
    language(language) {
      applyLook(visits.course, { language });
      visits.read();
    },
    theme: (theme) => applyLook(visits.course, { theme }),
    page(page) {
      visits.course.begin();
      visits.course.goTo(page);
    },
    state: robot,
    fault: () => playFault(),
    mode: visits.resume,
    personality() {
      showHost();
      return visits.resume();
    },
    mastery: visits.resume,
    tab: () => undefined,
  };

  function playFault(): void {
    void lms.playFault();
    document.documentElement.toggleAttribute("data-fault", faultOf(choices, host) !== undefined);
    showHost();
  }

  function showHost(): void {
    const { label } = host.personalities?.find(({ id }) => id === choices.personality) ?? host.personalities?.[0] ?? { label: "The LMS" };
    say(part("[data-who]"), `${shortLabel(label)} would show`);
  }

  offer(host, choices);
  stage.size(sizeOf(choices.size));
  part("#tab-statements").hidden = !exchanges;
  exchanges?.listen(Date.now(), received.exchanged);
  openTabs(part("[data-tabs]"), choices.tab, (tab) => choose("tab", tab));
  openMenus((address) =>
    addressWith(address, { ...choices, page: visits.course.place(), mode: "", personality: "", fault: "", state: "" }),
  );
  onChoice((name, value) => {
    choose(name, value);
    void keepFocus(() => effects[name](value));
  });
  onPress("[data-reopen]", () => void (settle(), visits.resume()));
  onPress("[data-close]", () => void (settle(), visits.closeTab()));
  onPress("[data-forget]", () => void (settle(), visits.startAnew()));
  onPress("[data-copy-address]", (button) => {
    const address = addressWith(location.href, { page: visits.course.place() });
    void navigator.clipboard.writeText(address).then(
      () => status("The link to this view is copied."),
      () => status(address),
    );
    button.focus();
  });
  openDrawer();
  for (const kind of ["json", "text"] as const)
    onPress(`[data-export=${kind}]`, () => {
      const held = lms.held();
      const savedInWords = received.saved();
      const parts = { settings, choices, held, savedInWords, address: location.href, now: new Date(), entries: received.entries };
      const transcript = transcriptOf({ ...parts, exchanges: exchanges?.all ?? [] });
      const name = `${settings.package.replace(/^.*\//, "").replace(/\.zip$/, "")}-transcript`;
      if (kind === "json") saveFile(`${name}.json`, "application/json", JSON.stringify(transcript, undefined, 2));
      else saveFile(`${name}.txt`, "text/plain", transcriptText(transcript));
    });
  // A page that the browser keeps may come back, and its frame has yet to say its last word.
  window.addEventListener("pagehide", ({ persisted }) => {
    if (!persisted) void lms.close(true);
  });
  listen({ package: settings.package, changed: () => void visits.renew() });
  playFault();
  await lms.recall();
  if (stateOf(choices.state)) await robot();
  else await visits.begin(lms.held() ? "the learner comes back" : "a new learner", choices.page);
}

function onPress(selector: string, action: (button: HTMLElement) => void): void {
  const button = part(selector);
  button.addEventListener("click", () => action(button));
}

/** On a narrow window the panel is a drawer, and the fields above the frame are behind a disclosure. */
function openDrawer(): void {
  const narrow = window.matchMedia("(max-width: 959.98px)");
  const tools = part("[data-tools]") as HTMLDetailsElement;
  const handle = part("[data-drawer]");
  const open = (isOpen: boolean) => {
    handle.setAttribute("aria-expanded", String(isOpen));
    document.documentElement.toggleAttribute("data-drawer-open", isOpen);
  };
  const fit = () => {
    tools.open = !narrow.matches;
    open(false);
  };
  narrow.addEventListener("change", fit);
  fit();
  handle.addEventListener("click", () => open(handle.getAttribute("aria-expanded") !== "true"));
  part("#lms").addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !narrow.matches) return;
    open(false);
    handle.focus();
  });
}

const { curricleHost } = window;
if (curricleHost) void play(curricleHost, readSettings(document));
