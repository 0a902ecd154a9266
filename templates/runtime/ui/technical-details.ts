import { fill, one, setText } from "./element.ts";
import type { Tools } from "./view.ts";

const textIn = (document: Document) => one(document, "[data-details]") as HTMLTextAreaElement | null;

/** Shows the technical log as it is when the learner opens it. */
export function openDetails(document: Document, log: () => string): void {
  const text = textIn(document);
  text?.closest("details")?.addEventListener("toggle", () => setText(text, log()));
}

/** On plain http a page has no clipboard: then the text is selected, ready to be copied by hand. */
export async function copyDetails({ document, words }: Tools, log: string): Promise<void> {
  const text = textIn(document);
  setText(text, log);
  const navigator: Partial<Navigator> | undefined = document.defaultView?.navigator;
  const copied = await navigator?.clipboard?.writeText(log).then(
    () => true,
    () => false,
  );
  if (!copied) text?.select();
  fill(document, { copied: words.say(copied ? "detailsCopied" : "detailsSelected") });
}
