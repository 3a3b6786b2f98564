// A search kept and looked after on a telephone, with and without scripts, and by the ear of an audit.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { artefacts, binary, fits, hears, launch, picture, watch } from './browser.mjs';
import { start } from './instance.mjs';
import { joins, publishes, settle } from './site.mjs';

const long = 'Bohrhammerverleihgenossenschaftsversammlung'.repeat(8).slice(0, 200);
const trouble = [];
let browser;
let velo;
let founder;
let bea;

before(async () => {
  await mkdir(artefacts, { recursive: true });
  browser = await launch();
  velo = await start(binary);
  founder = await settle(velo);
  bea = await joins(velo, 'bea', 'Bea', 'hafen', 'member');
});

after(async () => {
  await browser?.close();
  await velo?.stop();
});

async function person(visitor, options = {}) {
  const context = await browser.newContext({ baseURL: velo.address, viewport: { width: 360, height: 740 }, locale: 'en-GB', reducedMotion: 'reduce', ...options });
  await visitor?.into(context);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  watch(page, trouble);
  return page;
}

// In both sizes and both lights; the audit needs scripts, so it has a page of its own.
async function look(visitor, path, name) {
  for (const [width, colorScheme] of [[320, 'light'], [360, 'light'], [360, 'dark'], [1280, 'light'], [1280, 'dark']]) {
    const eye = await person(visitor, { viewport: { width, height: 800 }, colorScheme });
    await eye.goto(path);
    await fits(eye, `${name} ${width}`);
    await hears(eye, `${name} ${width} ${colorScheme}`);
    await picture(eye, `searches-${name}-${width}-${colorScheme}`);
    await eye.context().close();
  }
}

test('a search is kept, told of and ended', async (t) => {
  await publishes(founder, 'velo', `Drill ${long}`);
  await t.test('nothing yet, and a stranger', async () => {
    await look(bea, '/searches', 'empty');
    await look(undefined, '/?q=drill', 'stranger');
  });

  for (const javaScriptEnabled of [false, true]) {
    await t.test(javaScriptEnabled ? 'with scripts' : 'without scripts', async () => {
      const phone = await person(bea, { javaScriptEnabled });
      await phone.goto('/');
      assert.equal(await phone.locator('#tell-me').count(), 0);
      await phone.fill('#field-q', 'drill');
      if (javaScriptEnabled) await phone.locator('#tell-me').waitFor();
      else await phone.click('form[role=search] button.button');
      await phone.click('#kind-tool');
      await phone.locator('#kind-tool[aria-current]').waitFor();
      if (!javaScriptEnabled) await look(bea, new URL(phone.url()).pathname + new URL(phone.url()).search, 'offered');
      await phone.click('#tell-me');
      await phone.waitForURL(/done=search-saved/);
      assert.match(await phone.textContent('.notice'), /You will hear of it/);
      await look(bea, '/?q=drill&nature=tool', 'saved');
      await phone.click('#tell-me a');
      await phone.waitForURL(/\/searches#search-/);
      await phone.click('section.card details > summary');
      await phone.fill('[name=name]', `مثقاب 🌻 ${long.slice(0, 180)}`);
      await phone.click('button[value=rename]');
      await phone.waitForURL(/done=search-renamed/);
      await publishes(founder, 'velo', `New drill ${long}`);
      await look(bea, '/searches', 'list');
      await phone.click('section.card h2 a');
      await phone.waitForURL(/\/searches\/[0-9a-f-]+$/);
      const titles = await phone.locator('.tile h3').allTextContents();
      assert.match(titles[0], /^New drill/);
      await look(bea, new URL(phone.url()).pathname, 'one');
      await phone.goto('/searches');
      await phone.click('button[value=pause]');
      await phone.waitForURL(/done=search-paused/);
      await look(bea, '/searches', 'paused');
      await phone.click('button[value=again]');
      await phone.waitForURL(/done=search-again/);
      await phone.click('section.card details > summary');
      await phone.click('details.sure > summary');
      await phone.click('button[value=delete]');
      await phone.waitForURL(/done=search-deleted/);
      assert.equal(await phone.locator('section.card').count(), 0);
      await phone.context().close();
    });
  }
  assert.deepEqual(trouble, []);
});
