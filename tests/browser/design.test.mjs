// The look of the pages: components and frame at every width, by day and by night, enlarged, with the names that are hardest to lay out.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { artefacts, binary, fits, hears, launch, picture, tooWide, wcag } from './browser.mjs';
import { founds, marie, start } from './instance.mjs';
import { Visitor } from './site.mjs';

const rules = [...wcag, 'best-practice'];
const longest = 'W'.repeat(300);
const rightToLeft = 'جمعية المزارعين التعاونية ببيت لحم';
const emoji = '👩‍🌾🧑🏽‍🔧 Gärtnerei 🏳️‍🌈';

let browser;
let instance;
let state;

before(async () => {
  await mkdir(artefacts, { recursive: true });
  browser = await launch();
  instance = await start(binary);
  const context = await browser.newContext({ baseURL: instance.address, locale: 'en-GB' });
  const page = await context.newPage();
  await founds(page, instance, marie);
  await names(context.request);
  state = await context.storageState();
  await context.close();
});

after(async () => {
  await browser?.close();
  await instance?.stop();
});

// Cooperatives, offers and a member with hard names.
async function names(request) {
  const post = async (path, form) => {
    const body = new URLSearchParams(form).toString();
    const answer = await request.post(path, { data: body, headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }, maxRedirects: 0 });
    assert.equal(answer.status(), 303, `${path}: ${await answer.text()}`);
  };
  const wordless = longest.slice(0, 200);
  const coops = [['long', wordless, 'de'], ['rtl', rightToLeft, 'ar'], ['emoji', emoji, 'de']];
  for (const [handle, name, language] of coops) {
    await post('/coops/new', [['handle', handle], ['text_language', language], ['text_name', name], ['text_summary', name], ['place', name], ['precision', 'name'], ['role', '']]);
  }
  for (const [title, place] of [[longest, wordless], [rightToLeft, rightToLeft], [emoji, emoji]]) {
    await post('/coops/velo/publish', [
      ['purpose', 'offer'], ['nature', 'tool'], ['text_language', 'fr'], ['text_title', title], ['text_body', title], ['conditions', title],
      ['place', place], ['precision', 'name'], ['quantity', '1'], ['unit', 'one'], ['eligibility', 'public'], ['then', 'publish'],
    ]);
  }
  await post('/settings', [['display_name', wordless], ['locale', 'en']]);
  // What people write to one another: a question about each, requests to join, a report.
  const catalogue = await (await request.get('/', { headers: { accept: 'text/html' } })).text();
  const listings = [...new Set(catalogue.match(/\/listings\/[0-9a-f-]{36}/g))];
  assert.equal(listings.length, 3);
  for (const [index, text] of [longest, rightToLeft, emoji].entries()) {
    await post(`${listings[index]}/ask`, [['as', coops[index][0]], ['body', `${text} ${longest}`]]);
    await post('/report', [['about', `${instance.address}${listings[index]}`], ['content', `${text} ${longest}`]]);
  }
  await post('/coops/velo/joining', [['join_open', 'yes'], ['join_words', longest]]);
  await post('/coops/long/joining', [['join_open', 'yes'], ['join_words', longest]]);
  for (const [index, name] of [wordless, rightToLeft, emoji].entries()) {
    const stranger = new Visitor(instance.address, 'stranger');
    await stranger.does('/coops/velo/join', [['display_name', name], ['login', `${'n'.repeat(80)}${index}`], ['why', longest]]);
  }
}

async function open(options = {}) {
  const { signedIn = true, ...rest } = options;
  // At rest, so that no picture is taken half-way between two pages.
  const context = await browser.newContext({ baseURL: instance.address, locale: 'en-GB', reducedMotion: 'reduce', ...(signedIn ? { storageState: state } : {}), ...rest });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

async function look(page, name) {
  await fits(page, name);
  await hears(page, name, rules);
  await picture(page, `design-${name}`);
}

const pages = ['/', '/home', '/coops', '/coops/long', '/coops/rtl', '/coops/velo/members', '/coops/velo/following', '/coops/velo/followers', '/coops/velo/board', '/reading', '/settings', '/accounts', '/peers', '/deliveries', '/about'];

test('components at every width, by day and by night', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await open({ colorScheme, viewport: { width: 360, height: 800 } });
    await page.goto('/styleguide');
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await look(page, `components-${width}-${colorScheme}`);
    }
    await page.context().close();
  }
});

test('every page at a telephone and at a desk', async () => {
  // What depends on the width of a desk is the same on the rest.
  const desk = ['/', '/home', '/coops/rtl', '/coops/velo/members', '/deliveries'];
  for (const [width, colorScheme, paths] of [[360, 'light', pages], [1280, 'dark', desk]]) {
    const page = await open({ colorScheme, viewport: { width, height: 800 } });
    for (const path of paths) {
      const response = await page.goto(path);
      assert.equal(response.status(), 200, path);
      await look(page, `page${path.replaceAll('/', '-')}-${width}`);
    }
    await page.context().close();
  }
});

test('at 400 % no page is wider than the screen', async () => {
  const page = await open({ viewport: { width: 320, height: 256 } });
  for (const path of [...pages, '/styleguide', '/coops/velo/settings', '/coops/velo/publish', '/deliveries/dead', '/peers/lists', '/nowhere']) {
    await page.goto(path);
    await fits(page, `${path} at 320 px`);
  }
  await page.goto('/');
  await page.click('.tile a');
  await fits(page, 'a listing at 320 px');
  await picture(page, 'design-listing-320');
  await page.context().close();
});

// Whatever somebody reads who looks after a cooperative and runs the instance, with the hardest names in it.
const further = [
  '/?view=list', '/?near=Strasbourg&q=W', '/map', '/publish', '/publish/licence?nature=data', '/notifications', '/settings/notifications', '/settings/person', '/settings/leave', '/privacy', '/start?coop=long',
  '/start?coop=rtl&step=place', '/start?coop=emoji&step=offer', '/start?coop=long&step=follow', '/coops/long/join', '/coops/long/sheet', '/coops/rtl/sheet', '/coops/emoji/sheet', '/coops/long/settings',
  '/coops/long/settings/move', '/coops/velo/inquiries', '/coops/long/inquiries', '/coops/velo/blocks', '/coops/velo/sent', '/coops/velo/publish', '/running', '/running/doctor', '/running/backups', '/running/log',
  '/running/settings', '/reports', '/peers/held', '/peers/lists', '/deliveries/sent', '/deliveries/dead', '/deliveries/incoming', '/styleguide', '/nowhere',
];

test('the hardest names break no layout at any width, in German', async (t) => {
  const page = await open({ viewport: { width: 320, height: 640 }, colorScheme: 'dark' });
  await page.goto('/coops');
  await page.selectOption('#foot-language', 'de');
  await page.click('.language button');
  await page.waitForLoadState();
  const all = [...pages, ...further];
  for (const start of ['/', '/coops/velo/inquiries', '/reports', '/accounts', '/notifications']) {
    await page.goto(start);
    const links = await page.locator('main a[href^="/listings/"], main a[href^="/inquiries/"], main a[href^="/reports/"], main a[href^="/accounts/"]').evaluateAll((found) => found.map((one) => one.getAttribute('href')));
    all.push(...links, ...links.filter((path) => path.startsWith('/listings/')).flatMap((path) => [`${path}/sheet`, `${path}/edit`, `${path}/remove`, `${path}?close=1`]));
  }
  const wide = [];
  for (const path of new Set(all)) {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 640 });
      const over = await tooWide(page);
      if (over) wide.push(`${path} at ${width}: ${over}`);
    }
  }
  t.diagnostic(`${new Set(all).size} pages at three widths`);
  assert.deepEqual(wide, []);
  await page.context().close();
});

test('the menu and the languages work without a script and by keyboard', async () => {
  const page = await open({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
  await page.goto('/home');
  await page.keyboard.press('Tab');
  assert.equal(await page.locator('.skip:focus').count(), 1, 'the first stop skips to the content');
  await page.locator('.menu > summary').focus();
  await page.keyboard.press('Enter');
  await page.locator('.menu a[href="/settings"]').waitFor();
  const box = await page.locator('.menu > nav').boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 320, 'the menu is on the screen');
  await picture(page, 'design-menu-320', false);
  await page.click('.menu a[href="/settings"]');
  await page.waitForURL(/\/settings$/);
  await page.goto('/coops');
  await page.selectOption('#foot-language', 'de');
  await page.click('.language button');
  await page.waitForURL(/\/coops$/);
  assert.equal(await page.getAttribute('html', 'lang'), 'de');
  await picture(page, 'design-german-320');
  await page.context().close();
});

test('a finger hits what it points at', async () => {
  const page = await open({ viewport: { width: 360, height: 800 } });
  for (const path of ['/', '/home', '/coops/velo', '/settings']) {
    await page.goto(path);
    const small = await page.locator('header a, header summary, footer a, footer button, footer select, main .button, main .tabs a, main input:not([type=hidden],[type=checkbox],[type=radio]), main select').evaluateAll((all) =>
      all.filter((one) => one.getClientRects().length && one.getBoundingClientRect().height < 43.5 && !one.classList.contains('skip')).map((one) => one.outerHTML.slice(0, 100)));
    assert.deepEqual(small, [], `${path}: lower than 44 px`);
  }
  await page.context().close();
});

test('less motion, more contrast, colours of the reader, paper', async () => {
  const page = await open({ viewport: { width: 1280, height: 800 }, forcedColors: 'active', contrast: 'more' });
  await page.goto('/styleguide');
  const animated = () => page.locator('.skeleton').first().evaluate((one) => getComputedStyle(one).animationName);
  assert.equal(await animated(), 'none');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  assert.equal(await animated(), 'breathe');
  await picture(page, 'design-forced-colours');
  await page.goto('/coops/velo');
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.top', '.foot']) assert.equal(await page.locator(part).isVisible(), false, `${part} is printed`);
  await picture(page, 'design-print');
  await page.context().close();
});

test('a stranger meets the same frame, also where there is nothing', async () => {
  const page = await open({ signedIn: false, viewport: { width: 360, height: 800 }, colorScheme: 'dark' });
  for (const [path, status] of [['/coops', 200], ['/sign-in', 200], ['/nowhere', 404]]) {
    const response = await page.goto(path);
    assert.equal(response.status(), status, path);
    await look(page, `stranger${path.replaceAll('/', '-')}`);
  }
  await page.context().close();
});
