import type { Course } from "./course.ts";
import type { HostFault, StoreExchange } from "./store-exchange.ts";

/** What `verify` opens a package with. Plain data: it crosses from the tool into the browser. */
export interface StageSetting {
  /** Path of the document to launch, from the root of the server. */
  readonly launch: string;
  /** Address of the record store, ending in `/`. Relative to the server, or of another one. */
  readonly recordStore: string;
  readonly authorization: string;
  readonly activity: string;
  readonly learner: { readonly id: string; readonly name: string };
  readonly personality?: string;
  readonly masteryScore?: number;
  /** As the host's last record says; `null` at the first visit. */
  readonly stored: unknown;
  /** Where the package is shown: in a frame of this page, or in a window that this page opens. */
  readonly place: "frame" | "window";
}

/** What a host says of itself. */
export interface AboutHost {
  readonly personalities: readonly { readonly id: string; readonly label: string }[];
  /** None where nobody is told anything, so that nothing can fail. */
  readonly faults: readonly HostFault[];
}

/** What the page around a package offers to whoever plays it. */
export interface StagePage {
  open(setting: StageSetting): Promise<void>;
  /** The learner leaves: the document goes, then the LMS ends the visit. */
  leave(): Promise<void>;
  /** From now on, until it is called again. Played where the host plays its faults in the page. */
  fault(fault: HostFault | undefined): void;
  /** The record store has answered. */
  exchanged(exchange: StoreExchange): void;
  /** How often the keyboard's focus has come to this page, out of the package, since it was last asked. */
  arrivals(): number;
  about(): AboutHost;
}

export interface StageWindow {
  curricleStage: StagePage;
}

/** What is on screen in one frame. */
export interface Screen {
  /** Of the document. */
  readonly title: string;
  readonly heading: string;
  /** All that can be read, in one line. */
  readonly text: string;
  /** How far it can be scrolled sideways, px. */
  readonly sideways: number;
  /** Elements that the Tab key stops at. */
  readonly stops: number;
}

export type ControlKind = "next" | "start" | "finish" | "submit" | "radio" | "checkbox" | "select" | "text" | "button" | "link" | "back";

/** Something that can be pressed or filled in, in one frame. */
export interface Control {
  /** For `control`. */
  readonly index: number;
  readonly kind: ControlKind;
  readonly label: string;
  /** Of radio buttons and checkboxes that belong together. */
  readonly group: string;
  readonly filled: boolean;
  /** Of a list. */
  readonly values: readonly string[];
}

/** What `verify` puts into every frame: it sees, and works the controls with the keys that the tool presses. */
export interface Eyes {
  screen(): Screen;
  /** The course of a package that curricle has made; `null` in any other. */
  course(): Course | null;
  /** Id of the page of such a course that is on screen; "" where there is none. */
  page(): string;
  controls(): readonly Control[];
  /** The element of a control, to press it. */
  control(index: number): unknown;
  /** Puts the keyboard on the first element that can be seen and matches. False where there is none. */
  focus(selector: string): boolean;
  /** Puts the keyboard on the first element that it stops at. False where there is none. */
  enter(): boolean;
  /** True once an element that matches can be seen. */
  shows(selector: string): boolean;
  textOf(selector: string): string;
  /** Answers a question of a course of ours, in its form. */
  answer(slot: number, right: boolean): Promise<void>;
  /** Slots of the questions that the page on screen asks. */
  asked(page: string): readonly number[];
  /** What the keyboard is on, in words. */
  focused(): string;
  /** Handlers that are set as properties: names of events. */
  handlers(): readonly string[];
  /** What has been given as answer to a question: the values of its controls, in one text. */
  given(slot: number): string;
}

export interface EyesWindow {
  curricleEyes: Eyes;
}

/** What eyes tell as it happens. */
export type Note =
  | { readonly kind: "listens"; readonly event: string }
  /** A request or a call while the page was closing. */
  | { readonly kind: "sends"; readonly event: string; readonly what: string };
