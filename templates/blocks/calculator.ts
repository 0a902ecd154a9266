import type { StartBlock } from "../contract/block.ts";
import { groupsFor, outlines, type Rates, rateOf, type Said, saidOf } from "./calculator/natural-frequencies.ts";

/** How long a learner has to rest before the answer is said, ms: it is not read out at every pixel. */
const REST = 600;

/** Works everything out again as the learner moves a slider or types a number. */
const startCalculator: StartBlock = (block, say) => {
  const fields = [...block.querySelectorAll<HTMLInputElement>("[data-rate]")];
  let resting: number | undefined;
  const rates: Record<string, number> = {};
  for (const { dataset, value } of fields) rates[dataset["rate"] ?? ""] = rateOf(value) ?? 0;

  block.addEventListener("input", ({ target }) => {
    const field = target as HTMLInputElement;
    const name = field.dataset["rate"];
    const rate = rateOf(field.value);
    if (!name || rate === undefined) return;
    rates[name] = rate;
    for (const other of fields) if (other !== field && other.dataset["rate"] === name) other.value = `${rate}`;
    const said = saidOf(rates as unknown as Rates);
    showNumbers(block, said, rates as unknown as Rates);
    write(block, "ofPeople", say("ofPeople", said));
    write(block, "ofGroups", say("ofGroups", said));
    clearTimeout(resting);
    resting = setTimeout(() => {
      write(block, "ofFlagged", said.ppv ? say("ofFlagged", said) : say("nobodyFlagged"));
      write(block, "ofClear", said.npv ? say("ofClear", said) : say("everybodyFlagged"));
    }, REST);
  });
  // What is no rate goes once the learner leaves the field.
  block.addEventListener("change", ({ target }) => {
    const field = target as HTMLInputElement;
    field.value = `${rates[field.dataset["rate"] ?? ""]}`;
  });
};

function showNumbers(block: HTMLElement, said: Said, rates: Rates): void {
  for (const cell of block.querySelectorAll<HTMLElement>("[data-count]")) cell.textContent = said[cell.dataset["count"] as keyof Said];
  for (const [name, d] of Object.entries(outlines(groupsFor(rates)))) block.querySelector(`[data-group=${name}]`)?.setAttribute("d", d);
}

function write(block: HTMLElement, name: string, text: string): void {
  const place = block.querySelector(`[data-says=${name}]`);
  if (place && place.textContent !== text) place.textContent = text;
}

export default startCalculator;
