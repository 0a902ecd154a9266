import type { ServerResponse } from "node:http";
import { codeFrame } from "../diagnostics/frame.ts";
import type { Mistake, StudioEvent } from "../../templates/contract/studio.ts";
import type { Found } from "./workshop.ts";

/** Pages that want to be told at once when something changes: server-sent events (HTML Living Standard 9.2). */
export interface Live {
  /** Keeps an answer open for a page that shows the package with that zip; "" for one that shows the project. */
  join(response: ServerResponse, zip: string): void;
  /** Zips of the packages that are shown somewhere now. */
  shown(): readonly string[];
  /** Tells all pages that show the package; "" those that show the project, and `undefined` everybody. */
  tell(zip: string | undefined, event: StudioEvent): void;
  close(): void;
}

export function newLive(): Live {
  const listeners = new Map<ServerResponse, string>();
  return {
    join(response, zip) {
      openStream(response);
      listeners.set(response, zip);
      response.once("close", () => listeners.delete(response));
    },
    shown: () => [...new Set(listeners.values())].filter((zip) => zip !== ""),
    tell(zip, event) {
      for (const [response, shown] of listeners) if (zip === undefined || zip === shown) sendEvent(response, event);
    },
    close() {
      for (const response of listeners.keys()) response.end();
    },
  };
}

/** The beginning of an event stream. */
export function openStream(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store", "x-content-type-options": "nosniff" });
  response.write("retry: 500\n\n");
}

export function sendEvent(response: ServerResponse, value: unknown): void {
  response.write(`data: ${JSON.stringify(value)}\n\n`);
}

/** For a page: each mistake with the lines around it. Without hints. */
export function mistakesIn({ diagnostics, texts }: Found): readonly Mistake[] {
  return diagnostics
    .filter(({ severity }) => severity !== "hint")
    .map(({ file, line, column, code, severity, message, remedy }) => {
      const text = texts.get(file);
      return { file, line, column, code, severity, message, remedy, frame: text === undefined ? [] : codeFrame(text, line) };
    });
}
