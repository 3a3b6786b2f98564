// What Lighthouse says of the main pages: a slow telephone on a slow line is computed from what the pages do (its simulated throttling),
// so that the figures depend on this machine as little as they can.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { artefacts, binary, executable, flags } from './browser.mjs';
import { start } from './instance.mjs';
import { importSamples, settle } from './site.mjs';

const least = 95;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

let browser;
let instance;
let cookie;
let listing;

before(async () => {
  await mkdir(artefacts, { recursive: true });
  // Not the one of the other tests: two that steer a browser at once spoil each other's recordings.
  browser = await launch({ chromePath: executable, chromeFlags: [...flags, '--headless=new'], ignoreDefaultFlags: false });
  instance = await start(binary);
  const founder = await settle(instance);
  await importSamples(instance);
  cookie = [...founder.cookies].map((pair) => pair.join('=')).join('; ');
  listing = (await founder.reads('/')).match(/\/listings\/[\w-]+/)[0];
});

after(async () => {
  browser?.kill();
  await instance?.stop();
});

// The scores of a page, in hundredths, with what was found wanting.
async function audited(path, headers) {
  const { lhr } = await lighthouse(instance.address + path, {
    port: browser.port, output: 'json', logLevel: 'error', onlyCategories: categories, extraHeaders: { 'Accept-Language': 'en', ...headers }, disableStorageReset: true,
  });
  const wanting = Object.values(lhr.audits).filter((audit) => audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== 'informative');
  const scores = Object.fromEntries(categories.map((name) => [name, Math.round(lhr.categories[name].score * 100)]));
  return { scores, wanting: wanting.map((audit) => `${audit.id}: ${audit.displayValue ?? audit.score}`), error: lhr.runtimeError?.message };
}

// Only how long the processor was busy depends on what else runs on this machine: where a first look is not enough, the middle one of three
// counts. A look that Lighthouse itself says it could not record (NO_NAVSTART, seen beside two compilers) says nothing of the page, and is
// taken again, twice at most. The other scores do not vary.
async function settled(path, headers) {
  const looks = [];
  for (let tries = 0; tries < 5 && looks.length < 3; tries += 1) {
    const look = await audited(path, headers);
    if (look.error && tries < 2) continue;
    looks.push(look);
    if (looks[0].scores.performance >= least) break;
  }
  looks.sort((one, other) => one.scores.performance - other.scores.performance);
  return looks[Math.floor(looks.length / 2)];
}

const pages = [
  ['catalogue', () => '/'],
  ['listing', () => listing],
  ['map', () => '/map'],
  ['cooperative', () => '/coops/velo'],
  ['sign-in', () => '/sign-in'],
  ['publish', () => '/coops/velo/publish', true],
];

for (const [name, path, isSignedIn] of pages) {
  test(`${name}: every score is ${least} or more`, { timeout: 120_000 }, async () => {
    const { scores, wanting, error } = await settled(path(), isSignedIn ? { Cookie: cookie } : {});
    await writeFile(`${artefacts}audit-${name}.json`, `${JSON.stringify({ scores, wanting }, null, 2)}\n`);
    assert.equal(error, undefined, `${name} was not looked at`);
    for (const category of categories) assert.ok(scores[category] >= least, `${category} ${scores[category]}: ${wanting.join('; ')}`);
  });
}
