import { fill, one, setText } from "./element.ts";

const textIn = (document: Document) => one(document, "[data-details]") as HTMLTextAreaElement | null;

/** Shows the technical log as it is when the learner opens it. */
export function openDetails(document: Document, log: () => string): void {
  const text = textIn(document);
  text?.closest("details")?.addEventListener("toggle", () => setText(text, log()));
}

/** On plain http a page has no clipboard: then the text is selected, ready to be copied by hand. */
export async function copyDetails(document: Document, log: string): Promise<void> {
  const text = textIn(document);
  setText(text, log);
  let copied = true;
  try {
    await document.defaultView?.navigator.clipboard.writeText(log);
  } catch {
    copied = false;
    text?.select();
  }
  fill(document, { detailsCopied: copied, detailsSelected: !copied });
}
