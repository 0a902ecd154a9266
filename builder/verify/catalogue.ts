import { error, type FindingKind, warning } from "../validate/finding.ts";

const RTE = "The run-time rules of the package's standard";
const PLAYED = "Seen while it was played";
const AXE = "WCAG 2.2, as axe-core checks it";

/** Everything that playing a package can find. Codes are permanent. Those of the zip and its manifest are `validate`'s. */
export const verifyCatalogue: Readonly<Record<string, FindingKind>> = {
  "play/cannot-be-played": error(
    "Nothing in the package can be launched: {reason}.",
    "Seen while it was opened",
    "Mend what the check of the zip has found, and name a document to launch in the manifest.",
  ),
  "play/not-ready": error(
    "{unit} showed nothing to begin with within {seconds} s.",
    PLAYED,
    "Open it in `curricle preview` with the browser's console, and see what it waits for.",
  ),
  "play/failed": error(
    "The robot could not go on in {unit}: {reason}.",
    PLAYED,
    "Try the same by hand, with the keyboard alone. If a learner can do it, tell us.",
  ),
  "play/stuck": warning(
    "The robot found no way on from “{screen}” after {screens} screens.",
    PLAYED,
    "Give the way on a real button or link with a name such as Next, so that keyboards and screen readers find it too.",
  ),
  "record/nothing": error(
    "The package told the learning system nothing at all.",
    PLAYED,
    "Let it look for the API in its parents and its opener, and begin the session when it opens.",
  ),
  "record/no-finish": error(
    "The session was begun and never ended.",
    RTE,
    "End the session (LMSFinish, Terminate, the statement terminated) when the learner leaves, also in pagehide.",
  ),
  "record/never-committed": error(
    "Something was set and never committed, so the learning system does not have it: {problem}",
    RTE,
    "Commit after setting anything that matters, not only at the end.",
  ),
  "record/status-backwards": error(
    "A result that the learner had was taken back: {problem}",
    "Learners and reports lose what they were told",
    "Read the status when the session begins, and leave passed and completed alone.",
  ),
  "record/score-out-of-range": error(
    "The score was refused: {problem}",
    RTE,
    "Send a raw score between its min and max, which are 0 and 100, and a scaled one between 0 and 1.",
  ),
  "record/out-of-turn": error(
    "A call came out of turn: {problem}",
    RTE,
    "Begin the session before anything else, and say nothing after its end.",
  ),
  "record/begun-again": warning(
    "The session was begun again while it was open. Systems say no to that and go on as before: {problem}",
    RTE,
    "Begin the session once.",
  ),
  "record/refused": error(
    "The learning system refused what the package sent: {problem}",
    RTE,
    "Send what the standard describes, and look at the error after each call.",
  ),
  "record/not-by-standard": warning(
    "A strict learning system objects: {problem}",
    RTE,
    "Check what your learning system makes of it; many take it, some do not.",
  ),
  "record/failed-commit-ignored": error(
    "The learning system said that it had not stored the result, and the package neither tried again nor told the learner.",
    PLAYED,
    "Look at what a commit answers. Try again while the page is open, and tell the learner until it has worked.",
  ),
  "record/passed-on-opening": error(
    "It was {standing} before the learner had done anything.",
    PLAYED,
    "Set the status when the learner has earned it.",
  ),
  "record/not-passed": error(
    "Everything was answered right and read, and the learning system holds: {standing}.",
    "The package's own rules",
    "Compare the rule of the course with what it sends at the end.",
  ),
  "record/passed-when-wrong": error(
    "Everything was answered wrong, and the learning system holds: {standing}.",
    "The package's own rules",
    "Compare the pass mark with what the package sends.",
  ),
  "record/lost-after-network-loss": error(
    "The network was away at the moment of passing, and the result never arrived: the learning system holds {standing}.",
    PLAYED,
    "Keep the result and send it again until it is stored, at the next visit at the latest.",
  ),
  "record/second-tab": error(
    "A second tab that was open beside the first took the better result away: {before} became {standing}.",
    PLAYED,
    "Let only one copy record, or read what is stored before writing.",
  ),
  "record/second-tab-risk": warning(
    "A second tab that was open beside the first took the better result away: {before} became {standing}.",
    PLAYED,
    "Tell learners to open the course once; many learning systems see to that.",
  ),
  "resume/state-lost": error(
    "The learner left at “{left}” and came back to “{found}”.",
    PLAYED,
    "Save the place and the answers (suspend data, the state document) and read them when the session begins. In SCORM set exit to suspend.",
  ),
  "resume/answers-lost": error(
    "The learner came back to “{left}”, and {count} of the answers there were gone.",
    PLAYED,
    "Save each answer when it is given.",
  ),
  "resume/lost-after-kill": error(
    "The browser died at “{left}”, with data stored, and the learner came back to “{found}”.",
    PLAYED,
    "Read the place from what is stored when the session begins, also where the last session had no end.",
  ),
  "resume/saves-only-at-the-end": warning(
    "The browser died at “{left}”, and nothing had been stored by then: the learner came back to “{found}”.",
    PLAYED,
    "Commit at each page, not only when the learner leaves.",
  ),
  "answers/codebook-differs": error(
    "The codebook and the package do not agree on what is right: {questions}.",
    "The codebook beside the zip",
    "Build the package and its codebook together.",
  ),
  "page/remote-request": error(
    "The package asked another server: {address}.",
    "Learners' networks block it, and it tells others who learns",
    "Put the file into the package.",
  ),
  "page/missing-file": error(
    "The package asks for a file that it does not hold: {address}.",
    PLAYED,
    "Add the file, or remove what asks for it.",
  ),
  "page/unload-handler": error(
    "The page does something at unload, which browsers no longer wait for.",
    "https://developer.chrome.com/docs/web-platform/deprecating-unload",
    "Listen to pagehide and visibilitychange instead, and save before the learner leaves.",
  ),
  "page/sends-when-closing": error(
    "The page sends while it asks whether to leave (beforeunload): {what}. Browsers do not promise to wait for it.",
    "https://developer.mozilla.org/docs/Web/API/Window/beforeunload_event",
    "Save as the learner goes along, and send the last word in pagehide.",
  ),
  "page/dialog": error(
    "A dialog of the browser stopped everything: {text}",
    PLAYED,
    "Say it on the page. Browsers and learning systems suppress such dialogs, and the course then waits for ever.",
  ),
  "page/error": error("A script failed: {text}", PLAYED, "Mend the script; what comes after it is not done."),
  "page/console-error": warning("The browser's console shows an error: {text}", PLAYED, "See whether something is missing for learners."),
  "page/slow": warning(
    "It took {seconds} s until a learner could begin, on this machine and without a network between.",
    PLAYED,
    "Make pictures and scripts smaller, and load them when they are needed.",
  ),
  "page/sideways": warning(
    "On a phone of 360 px, {count} screens can only be read by scrolling sideways, “{screen}” first.",
    "WCAG 2.2, 1.4.10 Reflow",
    "Give nothing a fixed width; let tables and pictures scroll by themselves.",
  ),
  "access/keyboard-trap": error(
    "The keyboard cannot leave {element} on “{screen}”.",
    "WCAG 2.2, 2.1.2 No Keyboard Trap",
    "Let Tab and Shift+Tab pass on, and Escape close what holds the focus.",
  ),
  "access/no-alternative": error(
    "On “{screen}”, {count} pictures have no text that stands for them: {html}",
    "WCAG 2.2, 1.1.1 Non-text Content, as axe-core checks it",
    'Add an alt text, or alt="" where the picture says nothing.',
  ),
  "access/serious": error("On “{screen}”, {rule}: {help} ({count}×, {html})", AXE, "{address}"),
  "access/moderate": warning("On “{screen}”, {rule}: {help} ({count}×, {html})", AXE, "{address}"),
};
