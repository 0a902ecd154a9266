import { expect, test } from "@jest/globals";
import host12 from "../../../templates/targets/scorm12/host.ts";
import host2004 from "../../../templates/targets/scorm2004-4th/host.ts";
import { scorm12Many } from "../../support/foreign-packages.ts";
import { openSide, play } from "./side.ts";

const ROOT = "https://test.example/packages/one/";
const RESOURCES = `<resources><resource identifier="R0" adlcp:scormtype="sco" href="other.html"/>
<resource identifier="R1" adlcp:scormtype="sco" xml:base="parts/" href='lesson%20one.html?a=1'><file href="x"/></resource></resources>`;

const of = (item: string, rest = "") => ({
  [`${ROOT}imsmanifest.xml`]: `<?xml version="1.0"?><manifest xmlns:adlcp="x"><!-- <item identifierref="R1"><adlcp:masteryscore>1</adlcp:masteryscore></item> -->
<organizations><organization><item identifier="C"><title>Chapter</title><item identifier="I0" identifierref="R0"><adlcp:masteryscore>99</adlcp:masteryscore></item>
<item isvisible="true" identifierref='R1'><title>One</title>${item}</item></item></organization></organizations>${RESOURCES}${rest}</manifest>`,
});

const LAUNCH = `${ROOT}parts/lesson%20one.html`;

test("a SCORM 1.2 manifest above the launched document says what passes, and how it is launched", async () => {
  const files = of(
    "<adlcp:maxtimeallowed>0001:00:00</adlcp:maxtimeallowed><adlcp:datafromlms><![CDATA[a & b]]></adlcp:datafromlms><adlcp:masteryscore> 75 </adlcp:masteryscore>",
  );
  const side = await openSide(host12, { launch: LAUNCH, files });
  const read = (name: string) => ["LMSGetValue", `cmi.${name}`] as const;
  expect(
    play(side, ["LMSInitialize", ""], read("student_data.mastery_score"), read("launch_data"), read("student_data.max_time_allowed")),
  ).toEqual(["true", "75", "a & b", "0001:00:00"]);
});

test.each([
  {
    edition: "3rd",
    item: `<adlcp:dataFromLMS>a &amp; b</adlcp:dataFromLMS><adlcp:completionThreshold>0.5</adlcp:completionThreshold><imsss:sequencing IDRef="S"/>`,
    rest: `<imsss:sequencingCollection><imsss:sequencing ID="S"><imsss:objectives><imsss:primaryObjective objectiveID="p" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure></imsss:primaryObjective><imsss:objective objectiveID="o"/></imsss:objectives></imsss:sequencing></imsss:sequencingCollection>`,
  },
  {
    edition: "4th",
    item: `<adlcp:dataFromLMS>a &#38; b</adlcp:dataFromLMS><adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.5"/><imsss:sequencing><imsss:objectives><imsss:primaryObjective satisfiedByMeasure="true" objectiveID="p"><imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure></imsss:primaryObjective><imsss:objective objectiveID="o"></imsss:objective></imsss:objectives></imsss:sequencing>`,
    rest: "",
  },
])(
  "a SCORM 2004 manifest says what passes, what completes, how it is launched, and its objectives: $edition edition",
  async ({ item, rest }) => {
    const side = await openSide(host2004, { launch: LAUNCH, files: of(item, rest) });
    const read = (name: string) => ["GetValue", `cmi.${name}`] as const;
    const asked = [
      read("scaled_passing_score"),
      read("completion_threshold"),
      read("launch_data"),
      read("objectives._count"),
      read("objectives.1.id"),
    ];
    expect(play(side, ["Initialize", ""], ...asked)).toEqual(["true", "0.7", "0.5", "a & b", "2", "o"]);
    expect(play(side, ["SetValue", "cmi.progress_measure", "0.6"], ["GetValue", "cmi.completion_status"])).toEqual(["true", "completed"]);
  },
);

test("what the system itself says passes goes before the manifest", async () => {
  const files = of("<adlcp:masteryscore>75</adlcp:masteryscore>");
  const side = await openSide(host12, { launch: LAUNCH, files, masteryScore: 0.5 });
  expect(play(side, ["LMSInitialize", ""], ["LMSGetValue", "cmi.student_data.mastery_score"])).toEqual(["true", "50"]);
});

test("a document that no item launches gets nothing from the manifest", async () => {
  const files = { [`${ROOT}imsmanifest.xml`]: scorm12Many["imsmanifest.xml"] ?? "" };
  const side = await openSide(host12, { launch: `${ROOT}elsewhere.html`, files });
  expect(play(side, ["LMSInitialize", ""], ["LMSGetValue", "cmi.student_data.mastery_score"], ["LMSGetLastError"])).toEqual([
    "true",
    "",
    "0",
  ]);
});
