import { type Card, type MakeCard, type Source, SYSTEMS, type System } from "../../contract/card.ts";
import { checksFor, setting, without } from "../../standards/upload-course.ts";

const PACKAGE: Source = {
  evidence: "code",
  title: "The package itself",
  address: "",
  date: "2026-11",
};

/** Nobody is told of anything, so no learning system can use it as a record. */
export const card: MakeCard = (course) => ({
  reports: [],
  rows: [],
  guides: { ...everySystem, "web-server": webServer },
  privacy: [
    { data: "Anything that the learner does", place: "Is sent to nobody." },
    {
      data: "The place in the course, the answers, the result and the day",
      place: "Stay in this browser until its site data is deleted. On a shared computer the next learner finds them.",
    },
    {
      data: "A name that the learner types into their own record",
      place: "Goes only into the file or the print that the learner makes. It is not kept.",
    },
  ],
  checks: checksFor(course, {
    open: "Open the address of the folder.",
    begun: "Nothing is reported anywhere; that is as it should be.",
    done: "Reload the page. It still shows the result. Delete the site’s data in the browser before others use it.",
  }),
  update: "Replace all files of the folder at once. Learners keep their place as long as the address stays the same.",
});

const webServer: Card["guides"]["web-server"] = {
  fit: "best",
  advice: "Unzip the package, and put the folder on any web server. Open its index.html.",
  source: PACKAGE,
  settings: [
    setting("Server", "HTTPS", "Only then can learners install the course and open it without a network.", PACKAGE),
    setting("Anything else", "No settings", "The folder is plain files, and asks for nothing from any other address.", PACKAGE),
  ],
};

const everySystem = Object.fromEntries(
  (Object.keys(SYSTEMS) as System[]).map((system) => [system, without("no", "A web page reports nothing to a learning system.", PACKAGE)]),
) as Card["guides"];
