import type { Host, HostRecord, OpenHost } from "../../contract/host.ts";
import { NOTHING_SAID } from "../../standards/standing.ts";
import { PREFIX } from "./shelf.ts";

/** How often the browser's storage is looked at, ms. */
const PERIOD = 1000;

/** There is no LMS: the page is opened as any visitor would open it, and only the browser keeps something. */
const openHost: OpenHost = ({ window, launch, record }) => {
  let shown = "";
  const look = () => {
    const rows = keptRows(window);
    if (JSON.stringify(rows) === shown) return;
    shown = JSON.stringify(rows);
    record({ rows, state: null, standing: NOTHING_SAID });
  };
  look();
  const timer = window.setInterval(look, PERIOD);
  return Promise.resolve({
    address: launch,
    close() {
      window.clearInterval(timer);
      look();
    },
  });
};

/** None where the browser does not let its storage be read. */
function keptRows(window: Window): HostRecord["rows"] {
  try {
    const { localStorage } = window;
    return Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? "")
      .filter((key) => key.startsWith(PREFIX))
      .sort()
      .map((key) => ({ name: key.slice(PREFIX.length), value: localStorage.getItem(key) ?? "" }));
  } catch {
    return [];
  }
}

const host: Host = {
  open: openHost,
  personalities: [{ id: "browser", label: "A browser" }],
  faults: [],
  faultsAt: "page",
  modes: false,
  mastery: false,
};

export default host;
