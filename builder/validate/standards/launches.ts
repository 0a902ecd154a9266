import { newFindings } from "../findings.ts";
import type { Launch, OpenedPackage } from "../package.ts";
import { allOf, attributeOf, childrenOf, type Element, readXml } from "../xml.ts";
import { zipCatalogue } from "../zip-catalogue.ts";
import { standardsCatalogue } from "./catalogue.ts";
import { MANIFEST, manifestOf } from "./manifest.ts";

/** Items of an IMS manifest whose resource is a SCO. */
export async function scosOf(opened: OpenedPackage): Promise<readonly Launch[]> {
  const root = await rootOf(opened, MANIFEST);
  if (!root) return [];
  const { items, resources } = manifestOf(root);
  const [container] = childrenOf(root, "resources");
  return items.flatMap((item) => {
    const resource = resources.find((one) => attributeOf(one, "identifier") === attributeOf(item, "identifierref"));
    const type = resource?.attributes.find(({ name }) => /^scormtype$/i.test(name))?.value.toLowerCase();
    const href = resource && attributeOf(resource, "href");
    if (!resource || href === undefined || type !== "sco") return [];
    const base = [root, container, resource].map((element) => (element && attributeOf(element, "base")) ?? "").join("");
    const mastery = Number(allOf(item).find(({ name }) => name === "masteryscore")?.text || Number.NaN) / 100;
    return local({
      path: base + href + (attributeOf(item, "parameters") ?? ""),
      title: childrenOf(item, "title")[0]?.text ?? "",
      activity: attributeOf(item, "identifier") ?? "",
      ...(Number.isNaN(mastery) ? {} : { masteryScore: mastery }),
    });
  });
}

/** The assignable units of a course structure (cmi5 13.1.4). */
export async function unitsOf(opened: OpenedPackage, file: string): Promise<readonly Launch[]> {
  const root = await rootOf(opened, file);
  const units = root ? allOf(root).filter(({ name }) => name === "au") : [];
  return units.flatMap((unit) => {
    const mastery = attributeOf(unit, "masteryScore");
    return local({
      path: childrenOf(unit, "url")[0]?.text ?? "",
      title: childrenOf(unit, "title")[0]?.text ?? "",
      activity: attributeOf(unit, "id") ?? "",
      ...(mastery === undefined ? {} : { masteryScore: Number(mastery) }),
    });
  });
}

/** Activities of a `tincan.xml` that have something to launch; each in its first language. */
export async function activitiesOf(opened: OpenedPackage, file: string): Promise<readonly Launch[]> {
  const root = await rootOf(opened, file);
  const activities = root ? allOf(root).filter(({ name }) => name === "activity") : [];
  return activities.flatMap((activity) => {
    const [launch] = childrenOf(activity, "launch");
    const title = childrenOf(activity, "name")[0]?.text ?? "";
    return launch ? local({ path: launch.text, title, activity: attributeOf(activity, "id") ?? "" }) : [];
  });
}

function local(launch: Launch): readonly Launch[] {
  return launch.path === "" || /^([a-z]+:)?\/\//i.test(launch.path) ? [] : [launch];
}

/** What is wrong with the file is told by the standard's checks. */
function rootOf(opened: OpenedPackage, path: string): Promise<Element | undefined> {
  const file = opened.file(path);
  return file ? readXml(file, newFindings({ ...zipCatalogue, ...standardsCatalogue })) : Promise.resolve(undefined);
}
