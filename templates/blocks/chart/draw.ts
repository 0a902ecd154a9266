import type { Data, Figure, Group } from "./figures.ts";

/** Part of the width that marks may take, in percent; the rest is for the figure behind them. */
const WIDE = 72;
const LINE = 22;
const LETTERS = 30;

/** Text and attributes of SVG. */
function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}

/** At most `LETTERS` a line, so that it can be read at 320 px. */
function lines(text: string): string[] {
  const all: string[] = [];
  for (const word of text.split(" ")) {
    const last = all.pop();
    if (last === undefined) all.push(word);
    else if (last.length + word.length < LETTERS) all.push(`${last} ${word}`);
    else all.push(last, word);
  }
  return all;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Where a value stands, in percent of the width. Bars start at zero; dots need not. */
function scaleOf(values: readonly number[], fromZero: boolean): (value: number) => number {
  const span = Math.max(...values) - Math.min(...values) || 1;
  const low = fromZero ? Math.min(0, ...values) : Math.min(...values) - span * 0.1;
  const high = fromZero ? Math.max(0, ...values) : Math.max(...values);
  return (value) => round(((value - low) / (high - low || 1)) * WIDE);
}

const text = (x: string, y: number, words: string, more = "") => `<text x="${x}" y="${y}"${more}>${escape(words)}</text>`;

/** One mark of each shape, so that series differ without colour. */
const SHAPES = ["M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0", "M-6-6h12v12h-12z", "M0-7 7 6H-7z", "M0-8 8 0 0 8-8 0z"];

function mark(x: number, y: number, index: number): string {
  return `<svg x="${x}%" y="${y}" overflow="visible"><path class="chart__s${index}" d="${SHAPES[index] ?? ""}"/></svg>`;
}

/** Label lines of a group and the height that they take. */
function labelled({ label }: Group, y: number): { readonly svg: string; readonly below: number } {
  const rows = lines(label);
  return {
    svg: rows.map((row, at) => text("0", y + 16 + at * LINE, row, ' class="chart__label"')).join(""),
    below: y + rows.length * LINE,
  };
}

/** One row for each figure, below the name of its group. */
function drawRows(data: Data, row: (figure: Figure, index: number, y: number) => string) {
  let y = 0;
  const parts = data.groups.map((group) => {
    const { svg, below } = labelled(group, y);
    const rows = group.figures.map((figure, index) => row(figure, index, below + index * LINE)).join("");
    y = below + group.figures.length * LINE + 14;
    return svg + rows;
  });
  return { svg: parts.join(""), height: y };
}

function drawBars(data: Data) {
  const at = scaleOf(
    data.groups.flatMap(({ figures }) => figures.map(({ value }) => value)),
    true,
  );
  const zero = at(0);
  return drawRows(data, (figure, index, y) => {
    const end = at(figure.value);
    const [x, width] = [Math.min(zero, end), round(Math.abs(end - zero))];
    const bar = `<rect class="chart__s${index}" x="${x}%" y="${y + 2}" width="${width}%" height="16" fill="url(#{id}-${index})"/>`;
    const axis = `<line class="chart__axis" x1="${zero}%" x2="${zero}%" y1="${y}" y2="${y + LINE}"/>`;
    return bar + axis + text(`${Math.max(zero, end)}%`, y + 16, figure.text, ' dx="6"');
  });
}

function drawDots(data: Data) {
  const at = scaleOf(
    data.groups.flatMap(({ figures }) => figures.map(({ value }) => value)),
    false,
  );
  return drawRows(data, (figure, index, y) => {
    const x = at(figure.value);
    const guide = `<line class="chart__guide" x1="0" x2="${x}%" y1="${y + 10}" y2="${y + 10}"/>`;
    return guide + mark(x, y + 10, index) + text(`${x}%`, y + 16, figure.text, ' dx="14"');
  });
}

function drawStacks({ series, groups }: Data) {
  const sum = ({ figures }: Group) => figures.reduce((total, { value }) => total + value, 0);
  const most = Math.max(...groups.map(sum)) || 1;
  let y = 0;
  const parts = groups.map((group) => {
    const { svg, below } = labelled(group, y);
    let x = 0;
    const segments = group.figures.map(({ value }, index) => {
      const width = round((value / most) * 100);
      const left = x;
      x = round(x + width);
      return `<rect class="chart__s${index}" x="${left}%" y="${below + 2}" width="${width}%" height="20" fill="url(#{id}-${index})"/>`;
    });
    const words = lines(group.figures.map((figure, index) => `${series[index]}\u00a0${figure.text}`.replace(/ /g, "\u00a0")).join(", "));
    const told = words.map((row, at) => text("0", below + 40 + at * LINE, row)).join("");
    y = below + 30 + words.length * LINE + 14;
    return svg + segments.join("") + told;
  });
  return { svg: parts.join(""), height: y };
}

const HIGH = 240;
/** Room above the highest point for its figure. */
const ABOVE = 28;

/** The names of the series stand at the ends of their lines, moved apart where they would meet. */
function drawLines({ series, groups }: Data) {
  const values = groups.flatMap(({ figures }) => figures.map(({ value }) => value));
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const y = (value: number) => round(ABOVE + ((high - value) / (high - low || 1)) * (HIGH - ABOVE - 12));
  const x = (at: number) => (groups.length === 1 ? 0 : round((at / (groups.length - 1)) * 60));
  const paths = series.map((_, index) => {
    const points = groups.map(({ figures }, at) => `${x(at)},${y(figures[index]?.value ?? 0)}`).join(" ");
    return `<svg width="100%" height="${HIGH}" viewBox="0 0 100 ${HIGH}" preserveAspectRatio="none" overflow="visible"><polyline class="chart__line chart__line${index}" points="${points}"/></svg>`;
  });
  const marks = groups.flatMap(({ figures }, at) => figures.map(({ value }, index) => mark(x(at), y(value), index)));
  const ends = series
    .map((name, index) => ({ name, figure: groups.at(-1)?.figures[index], index }))
    .sort((a, b) => y(a.figure?.value ?? 0) - y(b.figure?.value ?? 0));
  let free = 0;
  const names = ends.map(({ name, figure }) => {
    const rows = lines(`${name} ${figure?.text ?? ""}`).flatMap((row) => row.match(/.{1,14}(?:\s|$)|\S+/g) ?? [row]);
    const top = Math.max(free, y(figure?.value ?? 0) - 6);
    free = top + rows.length * 18;
    return rows.map((row, at) => text("60%", top + 10 + at * 18, row.trim(), ' dx="14"')).join("");
  });
  const begins = [...(groups.length > 1 ? (groups[0]?.figures ?? []) : [])].sort((a, b) => b.value - a.value);
  const apart = begins.filter(({ value }, at) => at === 0 || y(value) - y(begins[at - 1]?.value ?? 0) >= 18);
  const figures = apart.map((figure) => text("0", y(figure.value) - 10, figure.text)).join("");
  const first = text("0", HIGH + 22, groups[0]?.label ?? "");
  const last = groups.length > 1 ? text("60%", HIGH + 44, groups.at(-1)?.label ?? "", ' text-anchor="middle"') : "";
  const axis = `<line class="chart__axis" x1="0" x2="60%" y1="${y(0)}" y2="${y(0)}"/>`;
  const ticks = `<line class="chart__guide" x1="0" x2="0" y1="${ABOVE}" y2="${HIGH}"/><line class="chart__guide" x1="60%" x2="60%" y1="${ABOVE}" y2="${HIGH + 26}"/>`;
  return {
    svg: axis + ticks + paths.join("") + marks.join("") + names.join("") + figures + first + last,
    height: Math.max(HIGH + 52, free + 8),
  };
}

/** Fills that differ in grain: full, slanted, dotted, upright. */
const GRAINS = ["", "M0 8 8 0M-2 2 2-2M6 10 10 6", "M2 2h2v2H2zM6 6h2v2H6z", "M2 0v8M6 0v8"];

function patterns(count: number): string {
  return GRAINS.slice(0, count)
    .map((grain, index) => {
      const ground = `<rect class="chart__s${index}" width="8" height="8"/>`;
      const lined = grain ? `<path class="chart__grain" d="${grain}"/>` : "";
      return `<pattern id="{id}-${index}" width="8" height="8" patternUnits="userSpaceOnUse">${ground}${lined}</pattern>`;
    })
    .join("");
}

export const KINDS = ["bar", "stacked", "line", "dot"] as const;
export type ChartKind = (typeof KINDS)[number];

/**
 * What stands inside the `<svg>` of a chart, and its height in px. Widths are parts of the whole, so that letters keep their size.
 * `{id}` in it is for the template to fill in.
 */
export function drawChart(kind: ChartKind, data: Data): { readonly svg: string; readonly height: number } {
  const draw = { bar: drawBars, stacked: drawStacks, line: drawLines, dot: drawDots }[kind];
  const { svg, height } = draw(data);
  const filled = kind === "bar" || kind === "stacked";
  return { svg: filled ? `<defs>${patterns(data.series.length)}</defs>${svg}` : svg, height };
}

/** A swatch of a series for the list of names. */
export function swatch(kind: ChartKind, index: number): string {
  const filled = kind === "bar" || kind === "stacked";
  return filled
    ? `<rect class="chart__s${index}" x="1" y="1" width="18" height="18" fill="url(#{id}-${index})"/>`
    : `<svg x="10" y="10" overflow="visible"><path class="chart__s${index}" d="${SHAPES[index] ?? ""}"/></svg>`;
}
