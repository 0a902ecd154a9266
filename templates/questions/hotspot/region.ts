import type { OptionSource, PictureSource } from "../../contract/question.ts";

/** Where an answer lies in the picture; percent of its width and height, from the top left corner as one looks at it. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** CSS pixels that a picture in a question gets on the narrowest window, 320 px wide. */
const NARROWEST = 240;
/** WCAG 2.2, 2.5.8: CSS pixels. */
export const TARGET = 24;

/** Reads `{at=x,y,width,height}`; `undefined` where that is no part of a picture. */
export function regionOf({ attributes }: Pick<OptionSource, "attributes">): Region | undefined {
  const numbers = (attributes.get("at")?.value ?? "")
    .split(",")
    .map((part) => (/^\s*\d+(\.\d+)?\s*$/.test(part) ? Number(part) : Number.NaN));
  const [x = Number.NaN, y = Number.NaN, width = Number.NaN, height = Number.NaN, ...more] = numbers;
  const inside = x + width <= 100 && y + height <= 100 && width > 0 && height > 0;
  return inside && more.length === 0 ? { x, y, width, height } : undefined;
}

export function overlap(a: Region, b: Region): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The shorter side of a region in CSS pixels, rounded down, on the narrowest window. Where the picture says no size, only the width is known. */
export function shortestSide({ width, height }: Region, size: PictureSource["size"]): number {
  const shown = Math.min(NARROWEST, size?.width ?? NARROWEST);
  const across = (width * shown) / 100;
  return Math.floor(size ? Math.min(across, (height * shown * size.height) / size.width / 100) : across);
}
