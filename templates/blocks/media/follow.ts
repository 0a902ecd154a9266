/**
 * Keeps transcript and player in step: marks what is said, and plays from what is clicked. Each paragraph gets a button with its
 * time, so that the keyboard can do the same.
 */
export function followTranscript(block: HTMLElement, player: HTMLMediaElement | null): void {
  const words = block.querySelector<HTMLElement>(".media__words");
  const spans = [...block.querySelectorAll<HTMLElement>("[data-cue]")].map((span) => {
    const [from = 0, until = 0] = (span.dataset["cue"] ?? "").split(" ").map(Number);
    return { span, from, until };
  });
  if (!player || !words || spans.length === 0) return;
  const play = (from: number) => {
    player.currentTime = from;
    void player.play().catch(() => undefined);
  };
  const timed = new Set<Element>();
  for (const { span, from } of spans) {
    const paragraph = span.closest("p,li,td");
    if (!paragraph || timed.has(paragraph)) continue;
    timed.add(paragraph);
    const button = block.ownerDocument.createElement("button");
    const time = `${Math.floor(from / 60)}:${String(Math.floor(from % 60)).padStart(2, "0")}`;
    button.type = "button";
    button.className = "media__time";
    button.textContent = time;
    button.setAttribute("aria-label", (words.dataset["say"] ?? "").replace("{time}", time));
    button.addEventListener("click", () => play(from));
    paragraph.prepend(button, " ");
  }
  words.tabIndex = 0;
  words.setAttribute("role", "group");
  words.addEventListener("click", ({ target }) => {
    const clicked = spans.find(({ span }) => span === target || (target instanceof Node && span.contains(target)));
    if (clicked && !block.ownerDocument.getSelection()?.toString()) play(clicked.from);
  });
  player.addEventListener("timeupdate", () => {
    for (const { span, from, until } of spans) {
      const now = from <= player.currentTime && player.currentTime < until;
      if (now && !span.hasAttribute("data-now")) {
        words.scrollTop += span.getBoundingClientRect().top - words.getBoundingClientRect().top - words.clientHeight / 3;
      }
      span.toggleAttribute("data-now", now);
    }
  });
}
