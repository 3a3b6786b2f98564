// Publishing on a telephone: with a photo, with and without JavaScript, by the keyboard alone; drafts, preview, another one like it. Says how many steps it takes.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { artefacts, binary, fits, hears, launch, picture } from './browser.mjs';
import { founds, marie as mariesCoop, start } from './instance.mjs';

const sample = new URL('../../config/samples/images/cargo-bike.jpg', import.meta.url).pathname;

const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };
const trouble = [];
let browser;
let velo;
let cookies;

before(async () => {
  await mkdir(artefacts, { recursive: true });
  browser = await launch();
  velo = await start(binary);
  const page = await person(phone);
  await founds(page, velo, mariesCoop);
  cookies = await page.context().cookies();
  await page.context().close();
});

after(async () => {
  await browser?.close();
  await velo?.stop();
});

// Marie with a browser of her own. Whatever goes wrong behind the pages is noted.
async function person(viewport, options = {}) {
  const context = await browser.newContext({ baseURL: velo.address, viewport, locale: 'en-GB', ...options });
  if (cookies) await context.addCookies([...cookies, { name: 'lang', value: 'en', url: velo.address }]);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('console', (message) => message.type() === 'error' && !/status of 4\d\d|publishing\.js|ERR_FAILED/.test(message.text()) && trouble.push(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(`${page.url()}: ${error}`));
  page.on('response', (response) => response.status() >= 500 && trouble.push(`${response.status()} ${response.url()}`));
  return page;
}

// Looks at the page as somebody who cannot see it, and keeps a picture for those who can.
async function look(page, name) {
  await fits(page, name);
  await hears(page, name);
  await picture(page, `publishing-${name}`);
}

// A photo as large as a telephone's camera makes it.
async function cameraPhoto(page) {
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [4032, 3024];
    const pen = canvas.getContext('2d');
    for (let spot = 0; spot < 20_000; spot += 1) {
      pen.fillStyle = `hsl(${spot % 360} 60% ${30 + (spot % 50)}%)`;
      pen.fillRect((spot * 397) % 4032, (spot * 911) % 3024, 60, 40);
    }
    return canvas.toDataURL('image/jpeg', 0.95);
  });
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(address.split(',')[1], 'base64') };
}

test('a first offer with a photo, on a telephone', async (t) => {
  const page = await person(phone, { hasTouch: true, isMobile: true });
  await page.goto('/home');
  const photo = await cameraPhoto(page);
  let taps = 0;
  const tap = async (selector) => { taps += 1; await page.tap(selector); };
  // What the script sends with a photo in it; the browser does not tell the size of files.
  await page.addInitScript(() => {
    const real = globalThis.fetch;
    globalThis.fetch = (to, options) => {
      const parts = options?.body instanceof FormData ? [...options.body.values()] : [];
      globalThis.sent = Math.max(globalThis.sent ?? 0, parts.reduce((sum, part) => sum + (part.size ?? part.length), 0));
      return real(to, options);
    };
  });
  await tap('a[href="/coops/velo/publish"]');
  await page.waitForSelector('[data-ready]');
  await look(page, 'empty');
  const started = Date.now();
  taps += 2; // The camera: opening it, and its shutter.
  await page.setInputFiles('[data-camera]', photo);
  await page.waitForSelector('.shot canvas');
  await tap('label:has([name=verb][value=lend])');
  taps += 1;
  await page.fill('#field-title', 'Bohrmaschine 🔧');
  assert.equal(await page.locator('#field-licence').isVisible(), false, 'a drill has no licence');
  await page.fill('.shot .field input', 'Eine grüne Bohrmaschine');
  await page.waitForFunction(() => document.querySelector('[data-said]').textContent.includes('saved'));
  await look(page, 'filled');
  const sent = await page.evaluate(() => globalThis.sent);
  await tap('.finish button[value=publish]');
  await page.waitForURL(/done=published/);
  assert.equal(await page.locator('.gallery img').getAttribute('alt'), 'Eine grüne Bohrmaschine');
  await look(page, 'published');
  assert.ok(sent > 10_000, 'the photo is among what was sent');
  assert.ok(photo.buffer.length > 1_500_000 && sent < 600_000, `${photo.buffer.length} bytes of the camera became ${sent}`);
  t.diagnostic(`a first offer: ${taps} taps (2 of them in the camera), 1 field to type in, and what the photo shows for those who want; ${Date.now() - started} ms in the browser; ${photo.buffer.length} bytes of photo became ${sent}`);
});

test('the same without JavaScript', async (t) => {
  // The page's own script does not come; the audit still needs the browser to run its.
  const page = await person(phone);
  await page.route('**/publishing.js*', (route) => route.abort());
  await page.goto('/coops/velo/publish');
  await page.setInputFiles('[name=photo1]', sample);
  await page.fill('[name=photo_alt1]', 'Ein Lastenrad');
  await page.check('[name=verb][value=share]');
  await page.fill('#field-title', 'Karte der Obstbäume');
  await page.check('[name=nature][value=data]');
  await page.click('button[value=kind]');
  await page.waitForSelector('.shot img');
  assert.equal(await page.inputValue('#field-title'), 'Karte der Obstbäume');
  await page.click('.finish button[value=publish]');
  await page.waitForSelector('#error-summary');
  await look(page, 'no-script-wrong');
  await page.check('[name=may_sell][value=yes]');
  await page.check('[name=must_credit][value=yes]');
  await page.check('[name=must_share][value=yes]');
  await page.click('button[value=licence]');
  await page.waitForSelector('#licence-found');
  assert.equal(await page.inputValue('#field-licence'), 'ODbL-1.0');
  await look(page, 'no-script-licence');
  await page.click('details[data-languages] summary');
  await page.selectOption('#language-1', 'de');
  await page.fill('[data-language] [name=text_title]', 'Obstbaumkarte');
  await page.click('button[value=language]');
  await page.waitForSelector('#language-2');
  assert.equal(await page.locator('[data-language] [name=text_title]').first().inputValue(), 'Obstbaumkarte');
  await page.click('.finish button[value=preview]');
  await page.waitForURL(/preview=1/);
  await look(page, 'no-script-preview');
  const post = await page.locator('.post .prose').innerText();
  assert.match(post, /Karte der Obstbäume/);
  await page.click('.finish button[value=publish]');
  await page.waitForURL(/done=published/);
  assert.equal(await page.locator('.gallery img').count(), 1);
  const strict = await person(phone, { javaScriptEnabled: false });
  await strict.goto('/coops/velo/publish');
  await strict.setInputFiles('[name=photos]', sample);
  await strict.check('[name=verb][value=lend]');
  await strict.fill('#field-title', 'Lastenrad');
  await strict.click('.finish button[value=publish]');
  await strict.waitForURL(/done=published/);
  assert.equal(await strict.locator('.gallery img').count(), 1);
  t.diagnostic('without a script: as many steps, and one button more for a kind that needs other fields');
});

test('by the keyboard alone', async (t) => {
  const page = await person(desk, { colorScheme: 'dark' });
  await page.goto('/coops/velo/publish');
  await page.waitForSelector('[data-ready]');
  let keys = 0;
  const press = async (key) => { keys += 1; await page.keyboard.press(key); };
  const to = async (selector) => {
    for (let tries = 0; tries < 60; tries += 1) {
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
      await press('Tab');
    }
    throw new Error(`the keyboard never comes to ${selector}`);
  };
  await to('[name=verb]');
  await press('Space');
  await press('ArrowDown');
  await to('#field-title');
  await page.keyboard.type('Zwanzig Gläser');
  await look(page, 'keyboard-dark-desk');
  await press('Enter');
  await page.waitForURL(/preview=1/);
  assert.ok(await page.locator('.preview').isVisible(), 'Enter shows the preview: nothing goes out by mistake');
  await look(page, 'preview-dark-desk');
  await to('.finish button[value=publish]');
  await press('Enter');
  await page.waitForURL(/done=published/);
  assert.match(await page.locator('main').innerText(), /give or sell/);
  t.diagnostic(`by the keyboard: ${keys} keys beside the title, with the preview`);
});

test('drafts keep themselves and are discarded after a question', async () => {
  const page = await person(phone, { colorScheme: 'dark' });
  await page.goto('/coops/velo/publish?verb=ask&kind=skill');
  await page.waitForSelector('[data-ready]');
  await page.fill('#field-title', 'x'.repeat(300));
  await page.focus('#field-place');
  await page.waitForFunction(() => document.querySelector('[data-said]').textContent === 'Draft saved.');
  await page.setInputFiles('[data-gallery]', [sample, sample]);
  await page.waitForFunction(() => document.querySelectorAll('.shot [name=image]').length === 2);
  await look(page, 'draft-dark');
  const left = page.waitForResponse((response) => response.url().endsWith('/publish/draft'));
  await page.click('.shot button >> nth=0');
  await left;
  assert.equal(await page.locator('.shot').count(), 1);
  await page.goto('/home');
  await page.click('main a[href$="/edit"] >> nth=0');
  assert.equal(await page.locator('.shot img').count(), 1, 'what was left out is not there');
  await page.goto('/home');
  await look(page, 'home-drafts-dark');
  await page.click('main a.danger');
  await look(page, 'discard-dark');
  await page.click('main button.danger');
  await page.waitForURL(/done=draft-discarded/);
});

test('what was put in or taken out right before leaving is kept', async () => {
  const page = await person(phone);
  await page.goto('/coops/velo/publish?verb=lend&kind=tool');
  await page.waitForSelector('[data-ready]');
  await page.fill('#field-title', 'Left in a hurry');
  await page.focus('#field-place');
  await page.waitForFunction(() => document.querySelector('[data-said]').textContent === 'Draft saved.');
  const draft = `/listings/${await page.inputValue('[name=draft]')}/edit`;
  // What a page sends while it goes may arrive after the next one was asked for.
  const until = async (holds, what) => {
    const end = Date.now() + 20_000;
    for (await page.goto(draft); !await holds(); await page.goto(draft)) assert.ok(Date.now() < end, what);
  };
  // A photo on its way when a link is pressed; the connection is slow.
  await page.route('**/publish/draft', async (route) => { await new Promise((done) => setTimeout(done, 1_500)); await route.continue(); });
  await page.setInputFiles('[data-gallery]', [sample]);
  await page.click('.brand');
  await page.waitForURL((url) => url.pathname === '/');
  await page.unroute('**/publish/draft');
  await page.goto(draft);
  assert.equal(await page.locator('.shot img').count(), 1, 'the photo came along');
  // Taken out, and gone at once; and words whose field was not even left.
  await page.waitForSelector('[data-ready]');
  await page.check('[name=drop_image]');
  await page.goto('/coops');
  await until(async () => await page.locator('.shot img').count() === 0, 'it is out');
  await page.waitForSelector('[data-ready]');
  await page.locator('#field-body').pressSequentially('Heavy');
  await page.goto('/coops');
  await until(async () => await page.inputValue('#field-body') === 'Heavy', 'the words came along');
  // Pressing a button of the form sends it, and nothing beside it.
  let kept = 0;
  page.on('request', (request) => { if (request.url().endsWith('/publish/draft')) kept += 1; });
  await page.waitForSelector('[data-ready]');
  await page.locator('#field-body').pressSequentially(' and red');
  await page.evaluate(() => document.querySelector('.finish button[value=publish]').click());
  await page.waitForURL(/done=published/);
  assert.equal(kept, 0);
  assert.match(await page.locator('main').innerText(), /Heavy and red|and red ?Heavy/);
  await page.goto('/home');
  assert.doesNotMatch(await page.locator('main').innerText(), /Left in a hurry[^]*Draft/);
});

test('licences, another one like it, and closing', async () => {
  const page = await person(phone);
  await page.goto('/coops/velo/publish?verb=share&kind=software');
  await page.waitForSelector('[data-ready]');
  await page.fill('#field-title', 'مفكرة الحجوزات');
  await page.click('summary >> text=Help me choose');
  for (const name of ['may_sell', 'must_credit', 'must_share']) await page.check(`[name=${name}][value=yes]`);
  await page.waitForSelector('#licence-found');
  assert.equal(await page.inputValue('#field-licence'), 'AGPL-3.0-or-later');
  await page.click('details[data-languages] summary');
  await page.click('[data-add-language]');
  assert.equal(await page.locator('[data-language]').count(), 2);
  await look(page, 'licence');
  await page.click('.finish button[value=publish]');
  await page.waitForURL(/done=published/);
  await page.click('form[action$="/duplicate"] button');
  await page.waitForURL(/done=duplicated/);
  await look(page, 'duplicated');
  await page.click('.finish button[value=publish]');
  await page.waitForURL(/done=published/);
  await page.goto(`${page.url().split('?')[0]}?close=1#close`);
  await look(page, 'closing');
  await page.check('[name=became][value=gone]');
  await page.click('#close button');
  await page.waitForURL(/done=closed/);
  await page.goto('/publish/licence?nature=data&may_sell=no&must_credit=no&must_share=no');
  await look(page, 'licence-page');
});

test('nothing went wrong behind the pages', () => assert.deepEqual(trouble, []));
