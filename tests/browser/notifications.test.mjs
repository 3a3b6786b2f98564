// Two cooperatives of one instance, on telephones: a question, its count in the head of every page, an answer, an agreement, the archive. No script.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { artefacts, binary, fits, hears, launch, picture } from './browser.mjs';
import { founds, marie as mariesCoop, start } from './instance.mjs';

const small = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };
const long = 'Bohrhammerverleihgenossenschaftsversammlung'.repeat(8).slice(0, 300);
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

async function person(viewport, colorScheme, javaScriptEnabled = false) {
  const context = await browser.newContext({ baseURL: velo.address, viewport, colorScheme, locale: 'en-GB', reducedMotion: 'reduce', javaScriptEnabled });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
}

// Looks at what this person sees, in both sizes and both lights where it matters most; the audit needs a page with scripts, so it has one of its own.
async function look(page, name, everywhere = false) {
  for (const [size, viewport] of Object.entries({ small, desk })) {
    for (const colorScheme of everywhere ? ['light', 'dark'] : [size === 'small' ? 'light' : 'dark']) {
      const context = await browser.newContext({ baseURL: velo.address, viewport, colorScheme, locale: 'en-GB', reducedMotion: 'reduce' });
      await context.addCookies(await page.context().cookies());
      const eye = await context.newPage();
      await eye.goto(page.url());
      await fits(eye, `${name} ${size}`);
      await hears(eye, `${name} ${size} ${colorScheme}`);
      await picture(eye, `notifications-${name}-${size}-${colorScheme}`);
      await context.close();
    }
  }
}

// Members are told beside the request that made it happen: reloads until the page says it.
async function until(page, path, selector) {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    await page.goto(path);
    if (await page.locator(selector).count()) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`${path} never showed ${selector}`);
}

test('a question, its answer, an agreement and the archive', async (t) => {
  const marie = await person(small, 'light');
  const bea = await person(small, 'dark');
  let thread;

  await t.test('two cooperatives of one instance', async () => {
    await founds(marie, velo, mariesCoop);
    await marie.goto('/notifications');
    await look(marie, 'empty');
    await founds2(marie);
    await bea.goto(await invitation(marie));
    await bea.fill('[name=display_name]', 'بيا 🌻 ' + long.slice(0, 120));
    await bea.fill('[name=login]', 'bea@hafen.example');
    await bea.fill('[name=password]', mariesCoop.password);
    await bea.click('main form button.button');
    await bea.waitForURL((url) => url.pathname === '/home');
  });

  await t.test('a question is counted and read', async () => {
    const listing = await offer(marie);
    await bea.goto(listing);
    await bea.fill('form[action$="/ask"] [name=body]', `${long}\n\nLibre samedi ?`);
    await bea.click('form[action$="/ask"] button');
    await bea.waitForURL(/\/inquiries\//);
    thread = new URL(bea.url()).pathname;
    await until(marie, '/home', 'text=Notifications (1)');
    await marie.goto('/notifications');
    await look(marie, 'unread', true);
    await marie.click('.told a');
    await marie.waitForURL((url) => url.pathname === thread);
    assert.equal(await marie.locator('text=Notifications (1)').count(), 0);
  });

  await t.test('an answer begins with a short one', async () => {
    await marie.fill('[name=body]', 'Bonjour !');
    await marie.click('button[value=free]');
    await marie.waitForURL(/#answer$/);
    assert.equal(await marie.inputValue('[name=body]'), 'Bonjour !\nOui, c’est libre à ce moment-là.');
    await marie.click('main form#answer button.button');
    await marie.waitForURL(/done=answered/);
    await look(marie, 'thread');
    await until(bea, '/notifications', '.told.unread');
    await bea.goto(thread);
    await look(bea, 'thread-of-who-asked');
  });

  await t.test('agreed, archived and back', async () => {
    await marie.goto(thread);
    await marie.click('details:has([name=what]) > summary');
    await marie.fill('[name=what]', 'La perceuse, avec deux batteries');
    await marie.fill('[name=until]', '2030-05-04');
    await marie.selectOption('[name=listing]', 'reserved');
    await marie.click('button[value=agreed]');
    await marie.waitForURL(/done=outcome-agreed/);
    await look(marie, 'agreed', true);
    await marie.click('form[action$="/archive"] button');
    await marie.waitForURL(/done=archived/);
    await marie.goto('/coops/velo/inquiries?show=archived');
    await look(marie, 'archive');
    await marie.goto(thread);
    await marie.click('form[action$="/unarchive"] button');
    await marie.waitForURL(/done=unarchived/);
    await marie.goto('/coops/velo/inquiries');
    await look(marie, 'inquiries');
    await marie.goto('/settings/notifications');
    await look(marie, 'settings');
  });
});

// A second cooperative of the same person.
async function founds2(page) {
  await page.goto('/coops/new');
  await page.locator('[name=text_name]').first().fill('Hafenwerkstatt');
  await page.fill('[name=handle]', 'hafen');
  await page.click('main form button.button:not(.second)');
  await page.waitForURL(/\/coops\/hafen/);
}

// A link for a steward of it.
async function invitation(page) {
  await page.goto('/coops/hafen/members');
  await page.selectOption('form[action$="/invitations"] [name=role]', 'steward');
  await page.click('form[action$="/invitations"] button');
  return new URL((await page.locator('.copy').first().textContent()).trim()).pathname;
}

async function offer(page) {
  await page.goto('/coops/velo/publish');
  await page.locator('[name=text_title]').first().fill(long.slice(0, 200));
  await page.check('[name=verb][value=lend]');
  await page.check('[name=nature][value=tool]');
  await page.fill('[name=conditions]', 'Gratuit');
  await page.click('button[value=publish]');
  await page.waitForURL(/\/listings\//);
  return new URL(page.url()).pathname;
}
