// Mozilla's readability as a filter: JSON lines {"html","url"} in, {"content","title","byline","published","ms"} out.
// node mozilla.mjs FOLDER, where FOLDER is where `npm install @mozilla/readability jsdom` was done.

import { createRequire } from "node:module";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

const require = createRequire(resolve(process.argv[2], "here.js"));
const { Readability } = require("@mozilla/readability");
const { JSDOM, VirtualConsole } = require("jsdom");

function address(url) {
  return URL.canParse(url) ? url : "https://example.org/";
}

function read({ html, url }) {
  const page = new JSDOM(html, { url: address(url), virtualConsole: new VirtualConsole() });
  try {
    return new Readability(page.window.document).parse();
  } finally {
    page.window.close();
  }
}

function answer(line) {
  const before = process.cpuUsage();
  let found = null;
  try {
    found = read(JSON.parse(line));
  } catch (error) {
    console.error(String(error));
  }
  const { user, system } = process.cpuUsage(before);
  return {
    content: found?.content ?? "",
    title: found?.title ?? "",
    byline: found?.byline ?? "",
    published: found?.publishedTime ?? "",
    ms: (user + system) / 1000,
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(answer(line)) + "\n");
}
