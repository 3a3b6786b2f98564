// Pictures of the main pages with the sample cooperatives, at every width, by day and by night, with and without scripts; none is wider than its screen.
// With ALLMENDE_SCREENSHOTS=docs it makes those of docs/screenshots instead.
import assert from 'node:assert/strict';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { artefacts, binary, fits, launch, picture } from './browser.mjs';
import { start } from './instance.mjs';
import { Visitor, importSamples, importTools, joins, settle } from './site.mjs';

const docs = new URL('../../docs/screenshots/', import.meta.url).pathname;
const photo = new URL('../../config/samples/images/cargo-bike.jpg', import.meta.url).pathname;
const isForDocs = process.env.ALLMENDE_SCREENSHOTS === 'docs';
const bytesMax = 250_000;

let browser;
let instance;
let founder;
let bike;

before(async () => {
  await mkdir(isForDocs ? docs : artefacts, { recursive: true });
  browser = await launch();
  instance = await start(binary);
  founder = await settle(instance);
  const steward = await joins(instance, 'steffi', 'Steffi', 'hafen', 'steward');
  await importTools(instance);
  await importSamples(instance);
  // Something with a picture, and something that waits for somebody.
  [, bike] = (await founder.reads('/?q=biporteur&view=list')).match(/<h3[^]*?href="(\/listings\/[\w-]+)"/);
  await steward.does(`${bike}/ask`, [['as', 'hafen'], ['body', 'Is it free on Saturday, from nine to six?']]);
  await founder.does('/coops/velo/joining', [['join_open', 'yes'], ['join_words', 'We meet on Wednesdays at the workshop.']]);
  await new Visitor(instance.address, 'stranger').does('/coops/velo/join', [['display_name', 'Clara'], ['login', 'clara'], ['why', 'I live next door and like to mend things.']]);
  await founder.does('/running/backups', []);
});

after(async () => {
  await browser?.close();
  await instance?.stop();
});

async function open(options, isSignedIn) {
  const context = await browser.newContext({ baseURL: instance.address, locale: 'en-GB', reducedMotion: 'reduce', ...options });
  if (isSignedIn) await founder.into(context);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

test('pictures for the documents', { skip: !isForDocs }, async () => {
  const wanted = [
    ['catalogue', '/', { width: 1280, height: 1080 }, 'light', false],
    ['listing', bike, { width: 360, height: 760 }, 'light', false],
    ['home', '/home', { width: 1280, height: 900 }, 'dark', true],
    ['map', '/map?at=49.6,6.9,6', { width: 768, height: 1150 }, 'light', false],
    ['running', '/running', { width: 1280, height: 900 }, 'light', true],
    // Last: it leaves a draft behind.
    ['publish', '/coops/velo/publish', { width: 360, height: 760 }, 'light', true],
  ];
  for (const [name, path, viewport, colorScheme, isSignedIn] of wanted) {
    const page = await open({ viewport, colorScheme, deviceScaleFactor: viewport.width < 500 ? 2 : 1 }, isSignedIn);
    await page.goto(path);
    if (name === 'publish') {
      await page.setInputFiles('[data-camera]', photo);
      await page.waitForSelector('.shot canvas');
      await page.fill('.shot .field input', 'A red bicycle with a wooden box');
      await page.check('[name=verb][value=lend]');
      await page.fill('#field-title', 'Cargo bike, two wheels');
      await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
    }
    await page.waitForLoadState('networkidle');
    // The name of a test's instance says nothing and differs each time.
    await page.evaluate(() => {
      const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (all.nextNode()) all.currentNode.data = all.currentNode.data.replaceAll(location.host, 'allmende.example').replaceAll('http://', 'https://');
    });
    await fits(page, name);
    await page.screenshot({ path: `${docs}${name}.png` });
    const { size } = await stat(`${docs}${name}.png`);
    assert.ok(size < bytesMax, `${name}.png has ${size} bytes`);
    await page.context().close();
  }
});

test('every main page at every width, by day and by night, with and without scripts', { skip: isForDocs }, async (t) => {
  const pages = {
    catalogue: '/', list: '/?view=list&q=a', listing: bike, map: '/map', coops: '/coops', coop: '/coops/velo', home: '/home', publish: '/coops/velo/publish', inquiries: '/coops/velo/inquiries',
    notifications: '/notifications', searches: '/searches', members: '/coops/velo/members', running: '/running',
  };
  let count = 0;
  for (const javaScriptEnabled of [true, false]) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await open({ colorScheme, javaScriptEnabled, viewport: { width: 360, height: 800 } }, true);
      for (const [name, path] of Object.entries(pages)) {
        await page.setViewportSize({ width: 360, height: 800 });
        const answer = await page.goto(path);
        assert.equal(answer.status(), 200, path);
        for (const width of [360, 768, 1280]) {
          if (width > 360) await page.setViewportSize({ width, height: 800 });
          const shot = `${name}-${width}-${colorScheme}${javaScriptEnabled ? '' : '-plain'}`;
          await fits(page, shot);
          await picture(page, `page-${shot}`, false);
          count += 1;
        }
      }
      await page.context().close();
    }
  }
  t.diagnostic(`${count} pictures`);
  assert.ok((await readFile(`${artefacts}page-catalogue-360-light.png`)).length > 1_000);
});
