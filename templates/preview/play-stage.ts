import { element, part, say } from "./element.ts";

/** The sizes of frame to choose from. Without a height it takes what there is. */
const SIZES = {
  phone: { width: 375, height: 667 },
  tablet: { width: 768, height: 1024 },
  lms: { width: 640, height: undefined },
  full: { width: undefined, height: undefined },
} as const;

export type FrameSize = keyof typeof SIZES;

/** Room for the outline around a frame that does not fill the stage, px. */
const MARGIN = 16;

/** The place where the package's frame stands. There is one frame, or none after the learner has closed the tab. */
export interface Stage {
  /** `undefined` once it has been taken away. */
  frame(): HTMLIFrameElement | undefined;
  /** Opens an address in the frame, in a new one where there is none; `veiled` is not seen until `unveil`. */
  open(address: string, veiled?: boolean): void;
  unveil(): void;
  /** Takes the frame away without notice, as closing a tab does. What stood in it hears `pagehide` before this returns. */
  remove(): void;
  /** What stands there instead of the frame. */
  show(instead: HTMLElement): void;
  size(size: FrameSize): void;
}

export function sizeOf(name: string | undefined): FrameSize {
  return name !== undefined && name in SIZES ? (name as FrameSize) : "full";
}

/** A size that does not fit is made smaller as a whole, so that the package still lays itself out at that width. */
export function openStage(place: HTMLElement): Stage {
  const caption = part("[data-frame-size]");
  let size: FrameSize = "full";
  let frame: HTMLIFrameElement | undefined;

  function fit(): void {
    place.dataset["size"] = size;
    const { width, height } = SIZES[size];
    if (!frame || width === undefined) {
      frame?.removeAttribute("style");
      return say(caption, "");
    }
    const room = { width: place.clientWidth - 2 * MARGIN, height: place.clientHeight - 2 * MARGIN };
    const scale = Math.min(1, room.width / width, height === undefined ? 1 : room.height / height);
    const tall = height ?? Math.floor(room.height / scale);
    const left = (place.clientWidth - width * scale) / 2;
    const top = height === undefined ? MARGIN : Math.max(MARGIN, (place.clientHeight - tall * scale) / 2);
    frame.setAttribute(
      "style",
      `width:${width}px;height:${tall}px;transform:translate(${Math.round(left)}px,${Math.round(top)}px) scale(${scale.toFixed(4)})`,
    );
    say(caption, `${width} × ${tall}${scale < 1 ? `, shown at ${Math.floor(scale * 100)}\u00a0%` : ""}`);
  }

  new ResizeObserver(fit).observe(place);
  return {
    frame: () => frame,
    open(address, veiled = false) {
      if (!frame) {
        frame = element("iframe", { title: "The course", allow: "fullscreen" });
        frame.src = address;
        frame.toggleAttribute("data-veiled", veiled);
        place.replaceChildren(frame);
        fit();
      } else frame.src = address;
    },
    unveil: () => frame?.removeAttribute("data-veiled"),
    remove() {
      frame?.remove();
      frame = undefined;
      fit();
    },
    show: (instead) => place.replaceChildren(instead),
    size(next) {
      size = next;
      fit();
    },
  };
}
