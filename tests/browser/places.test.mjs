// Places, in a real browser: near the device when it says where it is and when it does not, and a place chosen on the map, with and without scripts.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { artefacts, binary, fits, hears, launch, picture, watch } from './browser.mjs';
import { founds, marie as mariesCoop, start } from './instance.mjs';

const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };
const strasbourg = { latitude: 48.573412, longitude: 7.752134 };
const trouble = [];
let browser;
let velo;
let cookies;

before(async () => {
  await mkdir(artefacts, { recursive: true });
  browser = await launch();
  velo = await start(binary);
  const page = await person();
  await founds(page, velo, mariesCoop);
  cookies = await page.context().cookies();
  const offer = { purpose: 'offer', nature: 'tool', text_language: 'en', text_title: 'Drill', text_body: 'Good and strong', conditions: 'Bring it back', precision: 'exact', quantity: '1', unit: 'one', eligibility: 'public', then: 'publish' };
  for (const [text_title, place] of [['Drill', 'Kehl'], ['Boat', 'Lisboa']]) {
    const answer = await page.request.post('/coops/velo/publish', { form: { ...offer, text_title, place }, headers: { origin: velo.address, 'sec-fetch-site': 'same-origin' }, maxRedirects: 0 });
    assert.equal(answer.status(), 303, await answer.text());
  }
  await page.context().close();
});

after(async () => {
  await browser?.close();
  await velo?.stop();
});

async function person(options = {}) {
  const context = await browser.newContext({ baseURL: velo.address, viewport: phone, locale: 'en-GB', reducedMotion: 'reduce', ...options });
  if (cookies) await context.addCookies([...cookies, { name: 'lang', value: 'en', url: velo.address }]);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  watch(page, trouble);
  return page;
}

async function look(page, name, scripts = true) {
  await picture(page, `places-${name}`);
  if (!scripts) return;
  await fits(page, name);
  await hears(page, name);
}

test('near me, on the catalogue and on the map', async () => {
  for (const path of ['/', '/map']) {
    const page = await person({ geolocation: strasbourg, permissions: ['geolocation'] });
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(path);
    await page.fill('#field-near', 'Nowhere-upon-Sea');
    await page.locator('.notice.warn').waitFor();
    await page.click('[data-near-me] button');
    await page.locator('#chip-near', { hasText: 'near Strasbourg, FR' }).waitFor();
    assert.equal(await page.inputValue('#field-near'), '');
    const shown = new URL(page.url()).searchParams;
    assert.deepEqual([shown.get('lat'), shown.get('lon'), shown.get('km')], ['48.57', '7.75', '10']);
    assert.ok(!asked.some((url) => /48\.573|7\.752/.test(url)), 'the exact place never leaves the browser');
    await page.getByText('Drill').first().waitFor();
    assert.equal(await page.getByText('Boat').count(), 0);
    await look(page, path === '/' ? 'near-me-phone' : 'near-me-map-phone');
    // What comes after keeps it; a town that is typed wins.
    if (path === '/') {
      await page.fill('#field-q', 'dri');
      await page.waitForFunction(() => location.search.includes('q=dri'));
      assert.match(page.url(), /lat=48\.57/);
    }
    await page.fill('#field-near', 'Lisboa');
    await page.locator('#chip-near', { hasText: 'Lisbo' }).waitFor();
  }
});

test('a device that does not say where it is', async () => {
  const denied = await person();
  await denied.goto('/');
  const cdp = await denied.context().newCDPSession(denied);
  await cdp.send('Browser.setPermission', { permission: { name: 'geolocation' }, setting: 'denied', origin: velo.address });
  await denied.click('[data-near-me] button');
  await denied.locator('[data-near-me] [role=status]', { hasText: 'does not let this page ask' }).waitFor();
  await look(denied, 'near-me-denied-phone');
  await denied.setViewportSize({ width: 320, height: 700 });
  await fits(denied, 'denied at 320 px');
  for (const [code, words] of [[2, 'does not know where it is'], [3, 'does not answer']]) {
    const page = await person();
    await page.addInitScript((given) => { navigator.geolocation.getCurrentPosition = (_, failed) => failed({ code: given }); }, code);
    await page.goto('/');
    await page.click('[data-near-me] button');
    await page.locator('[data-near-me] [role=status]', { hasText: words }).waitFor();
    assert.match(await page.textContent('[data-near-me] [role=status]'), /Type a town/);
  }
  // Nobody answers the browser's question.
  const silent = await person();
  await silent.clock.install();
  await silent.addInitScript(() => { navigator.geolocation.getCurrentPosition = (done) => { globalThis.late = done; }; });
  await silent.goto('/');
  await silent.click('[data-near-me] button');
  await silent.locator('[data-near-me] [role=status]', { hasText: 'Asking' }).waitFor();
  await silent.clock.fastForward(10_100);
  await silent.locator('[data-near-me] [role=status]', { hasText: 'does not answer' }).waitFor();
  await silent.evaluate((coords) => globalThis.late({ coords }), strasbourg);
  await silent.waitForFunction(() => location.search.includes('lat=48.57'));
  const plain = await person({ javaScriptEnabled: false });
  await plain.goto('/');
  assert.equal(await plain.locator('[data-near-me]').isVisible(), false);
});

test('the place of a cooperative on the map, with scripts', async () => {
  const page = await person();
  await page.goto('/start?coop=velo&step=place');
  await page.locator('[data-where]', { hasText: 'Strasbourg' }).waitFor();
  assert.equal(await page.locator('[data-open]').isVisible(), false, 'the map follows what is typed');
  await look(page, 'start-phone');
  await page.fill('#field-place_name', 'Cambridge');
  await page.locator('.placebox .chip', { hasText: 'Cambridge, GB' }).click();
  await page.locator('[data-where]', { hasText: 'Cambridge, GB' }).waitFor();
  await look(page, 'start-chosen-phone');
  await page.fill('#field-place_name', 'Kehl');
  await page.locator('[data-where]', { hasText: 'Kehl' }).waitFor();
  await page.locator('#place-in').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('[name=map_at]').value.endsWith(',10'));
  assert.equal(await page.evaluate(() => document.activeElement.id), 'place-in', 'the keyboard stays where it was');
  const before = Number(await page.inputValue('#field-longitude'));
  const map = await page.locator('.placebox .map').boundingBox();
  await page.mouse.click(map.x + map.width * 0.75, map.y + map.height / 2);
  await page.waitForFunction((old) => Number(document.getElementById('field-longitude').value) > old + 0.05, before);
  const pressed = Number(await page.inputValue('#field-longitude'));
  await page.mouse.move(map.x + map.width / 2, map.y + map.height / 2);
  await page.mouse.down();
  await page.mouse.move(map.x + map.width / 2 + 80, map.y + map.height / 2, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction((old) => Number(document.getElementById('field-longitude').value) < old - 0.05, pressed);
  await page.click('main section .button:has-text("Next"), main section p.row:last-of-type .button:not([name])');
  await page.waitForURL(/done=step/);

  const here = await person({ geolocation: strasbourg, permissions: ['geolocation'], viewport: desk, colorScheme: 'dark' });
  await here.goto('/start?coop=velo&step=place');
  await here.click('[data-position]');
  await here.locator('[data-where]', { hasText: 'Strasbourg' }).waitFor();
  assert.deepEqual([await here.inputValue('#field-latitude'), await here.inputValue('#field-longitude')], ['48.57', '7.75']);
  await look(here, 'start-dark-desk');
});

test('the same without scripts, and in the other forms', async () => {
  const plain = await person({ javaScriptEnabled: false });
  await plain.goto('/start?coop=velo&step=place');
  await plain.fill('#field-place_name', 'Springfield');
  await plain.click('[data-open]');
  await plain.locator('.placebox .chip').first().click();
  await plain.click('#place-west');
  assert.equal(await plain.inputValue('#field-place_name'), 'Springfield');
  await look(plain, 'start-plain-phone', false);

  await plain.goto('/coops/velo/publish');
  await plain.fill('#field-title', 'A ladder');
  await plain.fill('#field-place', 'Łódź');
  await plain.click('[data-open]');
  assert.equal(await plain.inputValue('#field-title'), 'A ladder');
  assert.match(await plain.locator('[data-where]').innerText(), /Łódź/);
  await look(plain, 'publish-plain-phone', false);

  const page = await person();
  await page.goto('/coops/velo/publish?verb=lend&kind=tool');
  await page.waitForSelector('[data-ready]');
  await page.fill('#field-title', 'A ladder');
  await page.fill('#field-place', 'Kehl');
  await page.click('[data-open]');
  await page.locator('[data-where]', { hasText: 'Kehl' }).waitFor();
  await page.waitForFunction(() => document.querySelector('[data-said]').textContent === 'Draft saved.');
  await look(page, 'publish-phone');

  const steward = await person({ viewport: desk });
  await steward.goto('/coops/velo/settings');
  await steward.fill('[name=contact]', 'On Tuesdays');
  await steward.click('[data-open]');
  await steward.locator('.placebox .map').waitFor();
  assert.equal(await steward.inputValue('[name=contact]'), 'On Tuesdays');
  await look(steward, 'settings-desk');
  // Enter is not one of the map's buttons.
  await steward.focus('[name=legal_form]');
  await steward.keyboard.press('Enter');
  await steward.waitForURL(/done=saved/);
});

test('the switch of languages holds in every language on a small screen', async () => {
  const page = await person({ viewport: { width: 320, height: 700 } });
  for (const language of ['de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt']) {
    await page.context().addCookies([{ name: 'lang', value: language, url: velo.address }]);
    await page.goto('/about');
    const [select, button] = await Promise.all(['#foot-language', '.language .button'].map((part) => page.locator(part).boundingBox()));
    assert.ok(Math.abs(select.y + select.height / 2 - button.y - button.height / 2) < 4, `${language}: the list and its button are in one line`);
    await fits(page, language);
    if (language === 'de') await page.locator('.foot').screenshot({ path: `${artefacts}places-language-de.png` });
  }
});

test('nothing went wrong behind the pages', () => assert.deepEqual(trouble, []));
