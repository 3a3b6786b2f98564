// Two cooperatives, from an empty machine to an answered question, in a real browser. The only scripts in the pages are those that offer passkeys and that make
// publishing easier.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { artefacts, binary, fits, hears, launch, picture, watch } from './browser.mjs';
import { founds, marie as mariesCoop, start } from './instance.mjs';

const photo = new URL('../../config/samples/images/cargo-bike.jpg', import.meta.url).pathname;

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };
const trouble = [];
let browser;
let velo;
let hafen;

before(async () => {
  await mkdir(artefacts, { recursive: true });
  browser = await launch();
  [velo, hafen] = await Promise.all([start(binary), start(binary)]);
});

after(async () => {
  await browser?.close();
  await Promise.all([velo?.stop(), hafen?.stop()]);
});

// A person with a browser of their own. Whatever goes wrong behind the pages is noted.
async function person(address, viewport, colorScheme = 'light', locale = 'en-GB') {
  // At rest, so that no picture is taken half-way between two pages.
  const context = await browser.newContext({ baseURL: address, viewport, colorScheme, locale, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  watch(page, trouble);
  return page;
}

// Looks at the page as somebody who cannot see it, and keeps a picture for those who can.
async function look(page, name) {
  const scripts = await page.locator('script').evaluateAll((all) => all.map((script) => new URL(script.src).pathname));
  assert.deepEqual(scripts.filter((path) => !['/static/passkeys.js', '/static/finding.js', '/static/publishing.js', '/static/place.js', '/static/running.js', '/static/devices.js'].includes(path)), [], 'pages work without scripts');
  await fits(page, name);
  await hears(page, name);
  await picture(page, name);
}

// Presses a button that sends a form, and waits for the page that follows: the next look at another page would break it off.
async function press(page, selector) {
  const sent = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.click(selector);
  await sent;
  await page.waitForLoadState('load');
}

// Reloads until the page says it; pages have no scripts, so that is what a person does too.
async function until(page, path, selector) {
  const started = Date.now();
  while (Date.now() - started < 20_000) {
    await page.goto(path);
    if (await page.locator(selector).count()) return Date.now() - started;
    await page.waitForTimeout(50);
  }
  await picture(page, 'never-shown');
  throw new Error(`${path} never showed ${selector}`);
}

test('from two empty machines to an answered question', async (t) => {
  const marie = await person(velo.address, phone);
  const anna = await person(hafen.address, desk);

  await t.test('an empty instance explains itself', async () => {
    await anna.goto('/');
    await look(anna, 'fresh');
  });

  await t.test('first run', async () => {
    await founds(marie, velo, { ...mariesCoop, login: 'marie' }, () => look(marie, 'setup-velo'));
    await founds(anna, hafen, { name: 'Hafenwerkstatt', handle: 'hafen', language: 'de', place: 'Kehl', person: 'Anna', login: 'anna', password: mariesCoop.password }, () => look(anna, 'setup-hafen'));
    await look(marie, 'start-phone');
    await marie.goto('/home');
    await look(marie, 'home-phone');
    const again = await marie.request.get(velo.setup);
    assert.ok([404, 410].includes(again.status()), 'the one-time link works once');
  });

  await t.test('following a handle', async () => {
    await anna.goto('/coops/hafen/following');
    await anna.fill('[name=target]', '@nobody@' + velo.handleHost);
    await anna.click('form[action$="/following"] button');
    await look(anna, 'follow-unknown');
    await anna.fill('[name=target]', '@velo@' + velo.handleHost);
    await anna.click('form[action$="/following"] button');
    await until(anna, '/coops/hafen/following', 'text=@velo@');
    await until(marie, '/coops/velo/followers', 'text=@hafen@');
    await look(marie, 'followers-phone');
  });

  await t.test('what is wrong is said, and nothing is lost', async () => {
    await marie.goto('/coops/velo/publish');
    await look(marie, 'publish-phone');
    await marie.fill('[name=text_title]', 'Vélo cargo électrique');
    await marie.check('[name=nature][value=vehicle]');
    await marie.click('button[value=publish]');
    await marie.waitForSelector('#error-summary');
    await look(marie, 'publish-wrong-phone');
    assert.equal(await marie.inputValue('[name=text_title]:first-of-type'), 'Vélo cargo électrique');
  });

  await t.test('an offer with a photo is at the other instance within moments', async (t) => {
    await marie.check('[name=verb][value=lend]');
    await marie.fill('#field-body', 'Charge utile **100 kg**.');
    await marie.setInputFiles('[name=photo1]', photo);
    await marie.fill('.shot .field input', 'Un vélo cargo bleu');
    await marie.fill('[name=place]', 'Strasbourg');
    await marie.fill('[name=conditions]', 'Gratuit pour les coopératives membres');
    await marie.click('button[value=publish]');
    await marie.waitForURL(/\/listings\//);
    const waited = await until(anna, '/?q=velo+cargo', 'main >> text=Vélo cargo électrique');
    t.diagnostic(`shown at the other instance ${waited} ms after the publish page answered`);
    await look(marie, 'listing-phone');
    await look(anna, 'catalogue-desk');
    await anna.click('main >> text=Vélo cargo électrique');
    await look(anna, 'mirrored-desk');
  });

  await t.test('a question and its answer', async () => {
    await anna.fill('form[action$="/ask"] [name=body]', 'Libre samedi ?');
    await anna.click('form[action$="/ask"] button');
    await until(marie, '/coops/velo/inquiries', 'main a[href^="/inquiries/"]');
    await marie.click('main a[href^="/inquiries/"]');
    await marie.fill('[name=body]', 'Oui, de 9 h à 18 h.');
    await marie.click('main form button.button >> nth=0');
    await look(marie, 'inquiry-phone');
    await anna.goto('/coops/hafen/inquiries');
    await anna.click('main a[href^="/inquiries/"]');
    await until(anna, anna.url(), 'text=de 9 h à 18 h');
    await look(anna, 'inquiry-desk');
  });

  await t.test('every page of a signed-in administrator', async () => {
    const pages = ['/', '/home', '/coops', '/coops/velo', '/coops/velo/members', '/coops/velo/settings', '/coops/velo/following', '/reading', '/start', '/running', '/running/doctor', '/running/backups', '/running/log', '/running/settings', '/privacy', '/peers', '/accounts', '/deliveries', '/deliveries/sent', '/deliveries/dead', '/deliveries/incoming', '/coops/velo/sent', '/settings', '/about', '/coops/new'];
    for (const path of pages) {
      const response = await marie.goto(path);
      assert.equal(response.status(), 200, path);
      await look(marie, `page${path.replaceAll('/', '-')}`);
    }
  });

  await t.test('a server that is away, then refuses, and what can be done about it', async (t) => {
    const clara = await person(velo.address, desk);
    await clara.context().addCookies(await marie.context().cookies());
    await clara.goto('/coops/velo/sent');
    await look(clara, 'sent-desk');
    await clara.goto('/deliveries');
    await look(clara, 'deliveries-well-desk');

    await hafen.stop();
    await marie.goto('/coops/velo/publish');
    await marie.fill('[name=text_title]', 'Remorque');
    await marie.check('[name=nature][value=vehicle]');
    await marie.check('[name=verb][value=lend]');
    await marie.fill('[name=conditions]', 'Gratuit');
    await marie.click('button[value=publish]');
    await marie.waitForURL(/\/listings\//);
    const listing = new URL(marie.url()).pathname;
    await until(marie, '/deliveries?show=trouble', '.tag.bad');
    await look(marie, 'deliveries-trouble-phone');
    await clara.goto('/deliveries?show=trouble');
    await look(clara, 'deliveries-trouble-desk');
    await marie.goto(`${listing}/deliveries`);
    await look(marie, 'activity-waiting-phone');
    await clara.click('tbody th a');
    await look(clara, 'delivery-peer-desk');
    await clara.click('tbody th a');
    await look(clara, 'delivery-inbox-desk');
    await marie.goto(clara.url());
    await look(marie, 'delivery-inbox-phone');
    await press(marie, 'button[value=suspend]');
    await look(marie, 'delivery-suspended-phone');
    await press(marie, 'button[value=resume]');

    // Somebody else answers at that address now.
    const refusing = createServer((request, response) => { request.resume(); response.writeHead(422).end(); });
    refusing.listen(Number(new URL(hafen.address).port), '127.0.0.1');
    t.after(() => refusing.close());
    await press(marie, 'button[value=retry]');
    await look(marie, 'delivery-retried-phone');
    await until(marie, '/deliveries/dead', 'input[name=chosen]');
    await marie.click('main summary');
    await look(marie, 'letters-phone');
    await clara.goto('/deliveries/dead?why=refused');
    await look(clara, 'letters-desk');
    await clara.goto(`${listing}/deliveries`);
    await look(clara, 'activity-dead-desk');
    await clara.goto('/deliveries/dead');
    await clara.click('button[value=replay]');
    await look(clara, 'letters-nothing-chosen-desk');
    await clara.goto('/deliveries/dead');
    await clara.check('input[name=chosen]');
    await clara.click('button[value=discard]');
    await look(clara, 'letters-sure-desk');
    await clara.click('main form button');
    await clara.waitForURL(/done=discarded/);
    await marie.goto('/deliveries/dead?state=discarded');
    assert.equal(await marie.locator('input[name=chosen]').count(), 1);
    await look(marie, 'letters-discarded-phone');
  });

  await t.test('in the dark, as a stranger, in German', async () => {
    const stranger = await person(velo.address, phone, 'dark', 'de-DE');
    await stranger.goto('/');
    assert.equal(await stranger.getAttribute('html', 'lang'), 'de');
    await look(stranger, 'catalogue-dark-phone');
    const denied = await stranger.goto('/peers');
    assert.ok([200, 401, 403, 404].includes(denied.status()));
    await look(stranger, 'denied-dark-phone');
    const missing = await stranger.goto('/listings/0193a5b0-7e3c-7a11-8c11-000000000001');
    assert.equal(missing.status(), 404);
    await look(stranger, 'missing-dark-phone');
  });

  assert.deepEqual(trouble, []);
});
