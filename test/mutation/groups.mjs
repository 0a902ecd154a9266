/** What is mutated together, in templates/, and the tests in test/templates/ that have to notice. */
export const groups = {
  course: { mutate: ["runtime/course/*"], tests: "^runtime/" },
  journal: { mutate: ["runtime/journal/*"], tests: "^runtime/" },
  session: { mutate: ["runtime/session", "runtime/tabs"], tests: "^runtime/" },
  "scorm-commit": {
    mutate: ["standards/scorm-{saving,writer,session,visit}"],
    tests: "^(standards/(scorm|visit|cmi)|targets/scorm(12|2004)/(?!manifest|host))",
  },
  "scorm-values": {
    mutate: [
      "standards/scorm-{api,answers,best,interactions,launch,page}",
      "standards/scorm2004-{improvements,interaction,launch,values}",
      "standards/cmi{12,2004}",
      "targets/scorm12/{facts,interaction,launch}",
    ],
    tests: "^(standards/(scorm|visit|cmi)|targets/scorm(12|2004)/(?!manifest|host))",
  },
  xapi: {
    mutate: ["standards/xapi-{visit,outbox,worker,state,fact,speaker,page-life,found,fetch}", "targets/xapi/{launch,tracking,voice}"],
    tests: "^(standards/(visit|xapi-(?!profile))|targets/(xapi|cmi5)/(?!manifest|host))",
  },
  cmi5: {
    mutate: ["targets/cmi5/{tracking,voice,session-copy,token,launch}"],
    tests: "^targets/cmi5/(?!manifest|host)",
  },
};
