// Finding, in a real browser: as somebody types and without scripts, chips, near a town, the map by keyboard, and a sheet for the notice board.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { artefacts, binary, fits, hears, launch, picture, watch } from './browser.mjs';
import { founds, marie as mariesCoop, start } from './instance.mjs';

const photo = new URL('../../config/samples/images/cargo-bike.jpg', import.meta.url).pathname;

const trouble = [];
let browser;
let velo;

before(async () => {
  await mkdir(artefacts, { recursive: true });
  browser = await launch();
  velo = await start(binary);
});

after(async () => {
  await browser?.close();
  await velo?.stop();
});

async function person(options = {}) {
  const context = await browser.newContext({ baseURL: velo.address, viewport: { width: 360, height: 780 }, locale: 'en-GB', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  watch(page, trouble);
  return page;
}

// Looks at the page as somebody who cannot see it, and keeps a picture for those who can.
async function look(page, name, scripts = true) {
  await picture(page, `finding-${name}`);
  if (!scripts) return;
  await fits(page, name);
  await hears(page, name);
}

async function publishes(page, title, fields) {
  await page.goto('/coops/velo/publish');
  const form = { purpose: 'offer', nature: 'tool', text_language: 'en', text_title: title, text_body: 'Good and strong', conditions: 'Bring it back', precision: 'exact', quantity: '1', unit: 'one', eligibility: 'public', then: 'publish', ...fields };
  const answer = await page.request.post('/coops/velo/publish', { form, headers: { origin: velo.address, 'sec-fetch-site': 'same-origin' }, maxRedirects: 0 });
  assert.equal(answer.status(), 303, await answer.text());
  return new URL(answer.headers().location, velo.address).pathname;
}

test('finding', async (t) => {
  const marie = await person();
  await founds(marie, velo, mariesCoop);
  const strasbourg = { place: 'Strasbourg', latitude: '48.58', longitude: '7.75' };
  const drill = await publishes(marie, 'Drill', { ...strasbourg, tags: 'building' });
  await publishes(marie, 'Drawing board', { place: 'Kehl', latitude: '48.573', longitude: '7.815' });
  await publishes(marie, 'Meeting room', { ...strasbourg, nature: 'space' });
  await publishes(marie, 'Sailing boat', { nature: 'vehicle', place: 'Lisboa', latitude: '38.72', longitude: '-9.14' });
  await publishes(marie, `${'Donaudampfschifffahrtsgesellschaft'.repeat(7)}🚲 مرحبا`, { ...strasbourg, from: '2031-05-01', until: '2031-05-02' });
  await marie.goto(`${drill}/edit`);
  await marie.setInputFiles('[name=photo1]', photo).catch(() => {});

  const stranger = await person();
  const titles = (page) => page.locator('#results h3').allTextContents();

  await t.test('results change while somebody types, and Back leads back', async () => {
    await stranger.goto('/coops');
    await stranger.goto('/');
    assert.equal((await titles(stranger)).length, 5);
    await look(stranger, 'catalogue-phone');
    await stranger.locator('#field-q').pressSequentially('dr', { delay: 30 });
    await stranger.locator('#found', { hasText: '2 found' }).waitFor();
    assert.deepEqual((await titles(stranger)).sort(), ['Drawing board', 'Drill']);
    assert.equal(new URL(stranger.url()).search, '?q=dr');
    assert.equal(await stranger.evaluate(() => document.activeElement.id), 'field-q');
    await stranger.click('#kind-tool');
    await stranger.locator('#kind-tool.on').waitFor();
    assert.equal(await stranger.evaluate(() => document.activeElement.id), 'kind-tool');
    await stranger.click('#look-list');
    await stranger.locator('ul.lines').waitFor();
    await look(stranger, 'list-phone');
    await stranger.goBack();
    await stranger.locator('ul.cards').waitFor();
    await stranger.goBack();
    await stranger.locator('#kind-tool:not(.on)').waitFor();
    assert.equal(await stranger.inputValue('#field-q'), 'dr');
    await stranger.goBack();
    await stranger.waitForURL(/\/coops$/);
    await stranger.goForward();
    await stranger.locator('#found', { hasText: '2 found' }).waitFor();
    await stranger.click('#chip-q');
    await stranger.locator('#found', { hasText: '5 found' }).waitFor();
    assert.equal(await stranger.inputValue('#field-q'), '');
  });

  await t.test('near a town, and what nothing leads to', async () => {
    await stranger.goto('/');
    await stranger.fill('#field-near', 'Straßburg');
    await stranger.locator('#found', { hasText: '4 found' }).waitFor();
    await stranger.locator('.far', { hasText: '5 km away' }).first().waitFor();
    await look(stranger, 'near-phone');
    await stranger.fill('#field-near', 'Berlin');
    await stranger.locator('#wider').waitFor();
    await look(stranger, 'nothing-phone');
    await stranger.fill('#field-near', 'Nowhere-upon-Sea');
    await stranger.locator('.notice.warn').waitFor();
    await look(stranger, 'unknown-phone');
  });

  await t.test('all of it without scripts', async () => {
    const plain = await person({ javaScriptEnabled: false });
    await plain.goto('/');
    await plain.fill('#field-q', 'dr');
    await plain.click('button:has-text("Search")');
    assert.match(await plain.textContent('#found'), /2 found/);
    await plain.click('#kind-tool');
    await plain.fill('#field-near', 'Kehl');
    await plain.click('button:has-text("Search")');
    assert.match(plain.url(), /nature=tool/);
    assert.deepEqual(await titles(plain), ['Drawing board', 'Drill']);
    await plain.click('#chip-near');
    await plain.click('#kind-tool');
    assert.match(await plain.textContent('#found'), /2 found/);
    await plain.goto('/map');
    await plain.click('#map-east');
    assert.match(plain.url(), /at=.*#map$/);
    await look(plain, 'map-plain', false);
    await plain.context().close();
  });

  await t.test('the map is moved by keyboard and says in words what it shows', async () => {
    await stranger.goto('/map');
    await stranger.locator('.spot').first().waitFor();
    await look(stranger, 'map-phone');
    await stranger.focus('#map-in');
    await stranger.keyboard.press('Enter');
    await stranger.waitForURL(/at=/);
    const at = () => new URL(stranger.url()).searchParams.get('at');
    const first = at();
    await stranger.waitForFunction(() => document.activeElement.id === 'map-in');
    await stranger.keyboard.press('ArrowUp');
    await stranger.waitForFunction((before) => new URL(location.href).searchParams.get('at') !== before, first);
    assert.ok(Number(at().split(',')[0]) > Number(first.split(',')[0]), 'north');
    await stranger.goto('/map?near=Strasbourg&km=10');
    const spot = stranger.locator('.spot.many').first();
    await spot.focus();
    await stranger.keyboard.press('Enter');
    await stranger.waitForURL(/#place-1$/);
    assert.ok(await stranger.locator('#place-1').isVisible());
    await look(stranger, 'map-near-phone');
  });

  await t.test('the map follows the hand, and a drag is no click', async () => {
    const desk = await person({ viewport: { width: 1280, height: 900 } });
    await desk.goto('/map?at=48.58,7.75,8');
    await look(desk, 'map-desk');
    const box = await desk.locator('svg.map').boundingBox();
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await desk.mouse.move(middle.x, middle.y);
    await desk.mouse.down();
    await desk.mouse.move(middle.x + 120, middle.y + 60, { steps: 5 });
    await desk.mouse.up();
    await desk.waitForFunction(() => { const [lat, lon] = new URL(location.href).searchParams.get('at').split(',').map(Number); return lat > 48.6 && lon < 7.7; });
    assert.equal(new URL(desk.url()).pathname, '/map');
    await desk.mouse.move(middle.x, middle.y);
    await desk.keyboard.down('Control');
    await desk.mouse.wheel(0, -200);
    await desk.keyboard.up('Control');
    await desk.waitForFunction(() => new URL(location.href).searchParams.get('at').endsWith(',9'));
    await desk.locator('.spot').first().click();
    await desk.goto('/');
    await look(desk, 'catalogue-desk');
    await desk.goto('/?view=list');
    await look(desk, 'list-desk');
    await desk.context().close();
  });

  await t.test('in the dark', async () => {
    for (const width of [360, 1280]) {
      const dark = await person({ colorScheme: 'dark', viewport: { width, height: 800 }, locale: 'de-DE' });
      for (const [path, name] of [['/', 'catalogue'], ['/?view=list&near=Kehl&q=d', 'list'], ['/map', 'map'], [`${drill}/sheet`, 'sheet']]) {
        await dark.goto(path);
        await look(dark, `${name}-dark-${width}`);
      }
      await dark.context().close();
    }
  });

  await t.test('at 320 points nothing is cut off', async () => {
    const narrow = await person({ viewport: { width: 320, height: 640 } });
    for (const path of ['/', '/?view=list', '/map', `${drill}/sheet`, '/coops/velo/sheet', '/coops/velo']) {
      await narrow.goto(path);
      await look(narrow, `narrow${path.replaceAll(/\W+/g, '-').slice(0, 20)}`);
    }
    await narrow.context().close();
  });

  await t.test('a sheet fits on one page of paper', async () => {
    const desk = await person({ viewport: { width: 1280, height: 900 } });
    for (const [path, name] of [[`${drill}/sheet`, 'sheet'], ['/coops/velo/sheet', 'sheet-coop']]) {
      await desk.goto(path);
      assert.ok(await desk.locator('[data-print]').isVisible(), 'a script offers the button');
      await look(desk, name);
      await desk.emulateMedia({ media: 'print' });
      assert.ok(!(await desk.locator('.sheetcontrols').isVisible()) && !(await desk.locator('footer').isVisible()));
      const pdf = await desk.pdf({ path: `${artefacts}finding-${name}.pdf`, preferCSSPageSize: true });
      assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 1, `${name} takes one page`);
      await desk.setViewportSize({ width: 703, height: 1032 });
      await picture(desk, `finding-${name}-print`);
      await desk.setViewportSize({ width: 1280, height: 900 });
      await desk.emulateMedia({ media: 'screen' });
    }
    await desk.context().close();
  });

  await t.test('feeds and calendars answer programs', async () => {
    for (const [path, kind] of [['/feed.atom', 'application/atom+xml'], ['/feed.json', 'application/feed+json'], ['/calendar.ics', 'text/calendar'], ['/coops/velo/calendar.ics', 'text/calendar']]) {
      const answer = await fetch(velo.address + path, { headers: { accept: kind } });
      assert.equal(answer.status, 200, path);
      assert.ok(answer.headers.get('content-type').startsWith(kind), path);
      const again = await fetch(velo.address + path, { headers: { accept: kind, 'if-none-match': answer.headers.get('etag') } });
      assert.equal(again.status, 304, path);
    }
  });

  assert.deepEqual(trouble, []);
});
