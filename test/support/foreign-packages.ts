/** Correct packages in the way that other tools write them, as files by path. Tests break them one place at a time. */
export type Files = Readonly<Record<string, string>>;

const page =
  "<!doctype html><html lang='en'><head><title>Lesson</title><script src='lib/api.js'></script></head><body><p>Hello</p><a href='https://example.org'>More</a></body></html>";
const shared: Files = { "lesson.html": page, "lib/api.js": "function find(win) { return win.API || win.parent.API; }" };
const XSD = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>';
const schemas12: Files = { "adlcp_rootv1p2.xsd": XSD, "imscp_rootv1p1p2.xsd": XSD };
const schemas2004: Files = { "adlcp_v1p3.xsd": XSD, "imscp_v1p1.xsd": XSD };

export const scorm12: Files = {
  ...shared,
  ...schemas12,
  "imsmanifest.xml": `<?xml version="1.0" standalone="no" ?>
<!-- written by a tool -->
<manifest identifier="com.example.tool.course_1" version="1"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="ORG-1">
    <organization identifier="ORG-1">
      <title>Fire &amp; safety</title>
      <item identifier="ITEM-1" identifierref="RES-1">
        <title>Lesson one</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="RES-1" type="webcontent" adlcp:scormtype="sco" href="lesson.html?page=1#top">
      <file href="lesson.html"/>
      <file href="lib/api.js"/>
    </resource>
  </resources>
</manifest>`,
};

/** Several SCOs, with prerequisites, dependencies, a record of metadata and xml:base on resources. */
export const scorm12Many: Files = {
  ...schemas12,
  "a/index.html": "<p>A</p><img src='../shared/logo.png' alt=''>",
  "b/index.html": "<p>B</p>",
  "shared/logo.png": "png",
  "imsmanifest.xml": `<?xml version="1.0"?>
<manifest identifier="M" version="1.1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
 xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion>
<imsmd:lom><imsmd:general><imsmd:title><imsmd:langstring xml:lang="en">Two parts</imsmd:langstring></imsmd:title></imsmd:general></imsmd:lom></metadata>
<organizations default="O"><organization identifier="O" structure="hierarchical"><title>Two parts</title>
<item identifier="CHAPTER"><title>Chapter</title>
<item identifier="A" identifierref="RA" isvisible="true"><title>Part A</title></item>
<item identifier="B" identifierref="RB"><title>Part B</title><adlcp:prerequisites type="aicc_script">A</adlcp:prerequisites></item>
</item></organization></organizations>
<resources>
<resource identifier="RA" type="webcontent" adlcp:scormtype="sco" xml:base="a/" href="index.html"><file href="index.html"/><dependency identifierref="RS"/></resource>
<resource identifier="RB" type="webcontent" adlcp:scormtype="sco" href="b/index.html"><file href="b/index.html"/></resource>
<resource identifier="RS" type="webcontent" adlcp:scormtype="asset"><file href="shared/logo.png"/></resource>
</resources></manifest>`,
};

const manifest2004 = (version: string) => `<?xml version="1.0" encoding="utf-8"?>
<manifest identifier="course-x" version="1.0"
    xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
    xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3"
    xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>${version}</schemaversion>
    <adlcp:location>about.xml</adlcp:location>
  </metadata>
  <organizations default="org">
    <organization identifier="org" adlseq:objectivesGlobalToSystem="false">
      <title>Hygiene</title>
      <item identifier="item" identifierref="res">
        <title>Hygiene</title>
        <adlnav:presentation>
          <adlnav:navigationInterface>
            <adlnav:hideLMSUI>continue</adlnav:hideLMSUI>
          </adlnav:navigationInterface>
        </adlnav:presentation>
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
      <imsss:sequencing>
        <imsss:controlMode choice="true" flow="true"/>
      </imsss:sequencing>
    </organization>
  </organizations>
  <resources>
    <resource identifier="res" type="webcontent" adlcp:scormType="sco" href="lesson.html">
      <file href="lesson.html"/>
      <file href="lib/api.js"/>
    </resource>
  </resources>
</manifest>`;

const scorm2004: Files = { ...shared, ...schemas2004, "about.xml": "<lom/>" };
export const scorm2004Third: Files = { ...scorm2004, "imsmanifest.xml": manifest2004("2004 3rd Edition") };
export const scorm2004Fourth: Files = { ...scorm2004, "imsmanifest.xml": manifest2004("2004 4th Edition") };

/** Nested blocks, objectives, two languages, a unit on another server. */
export const cmi5: Files = {
  "au/index.html": page.replace("lib/api.js", "../lib/api.js"),
  "lib/api.js": "start()",
  "cmi5.xml": `<?xml version="1.0" encoding="utf-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="https://example.org/course">
    <title><langstring lang="en-US">Hygiene</langstring><langstring lang="cy">Hylendid</langstring></title>
    <description><langstring lang="en-US">About hygiene.</langstring></description>
  </course>
  <objectives>
    <objective id="https://example.org/objective/1">
      <title><langstring lang="en-US">Wash</langstring></title>
      <description><langstring lang="en-US">Wash your hands.</langstring></description>
    </objective>
  </objectives>
  <block id="https://example.org/block/1">
    <title><langstring lang="en-US">Part one</langstring></title>
    <description><langstring lang="en-US">The first part.</langstring></description>
    <au id="https://example.org/au/1" launchMethod="OwnWindow" moveOn="CompletedAndPassed" masteryScore="0.8" activityType="https://example.org/lesson">
      <title><langstring lang="en-US">Lesson</langstring></title>
      <description><langstring lang="en-US">The lesson.</langstring></description>
      <objectives><objective idref="https://example.org/objective/1"/></objectives>
      <url>au/index.html?lesson=1</url>
      <launchParameters>mode=full</launchParameters>
    </au>
  </block>
  <au id="https://example.org/au/2" moveOn="Completed">
    <title><langstring lang="en-US">Elsewhere</langstring></title>
    <description><langstring lang="en-US">On another server.</langstring></description>
    <url>https://content.example.org/lesson</url>
  </au>
</courseStructure>`,
};

/** Many activities, in two languages. */
export const tincan: Files = {
  "story.html": page,
  "lib/api.js": "start()",
  "tincan.xml": `<?xml version="1.0" encoding="utf-8" ?>
<tincan xmlns="http://projecttincan.com/tincan.xsd">
  <activities>
    <activity id="http://example.org/course" type="http://adlnet.gov/expapi/activities/course">
      <name lang="en-US">Hygiene</name>
      <description lang="en-US">About hygiene.</description>
      <launch lang="en-US">story.html</launch>
    </activity>
    <activity id="http://example.org/course/slide-1" type="http://adlnet.gov/expapi/activities/module">
      <name lang="en-US">Slide</name>
      <description lang="en-US">The slide.</description>
    </activity>
  </activities>
</tincan>`,
};

export const web: Files = { "index.html": page, "lib/api.js": "start()", "pictures/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>" };

/** Content that does much and nothing wrong. */
export const busyWeb: Files = {
  ...web,
  "style.css": "@import url('other.css'); body { background: url(data:image/png;base64,AAAA) }",
  "other.css": "p { color: red }",
  "app.js":
    "const onloaded = 1; window.addEventListener('pagehide', save); const auth = `Basic ${token}`; fetch('data.json'); // https://example.org",
};
