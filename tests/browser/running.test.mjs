// From the one-time link to a published first offer on a telephone, people who come by invitation and by asking, and the pages of whoever runs it.
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { artefacts, binary, fits, hears, launch, picture, watch, wcag } from './browser.mjs';
import { founds, marie as mariesCoop, start } from './instance.mjs';


const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };
const trouble = [];
let browser;
let velo;
let plain;

before(async () => {
  await mkdir(artefacts, { recursive: true });
  browser = await launch();
  [velo, plain] = await Promise.all([start(binary), start(binary)]);
});

after(async () => {
  await browser?.close();
  await Promise.all([velo?.stop(), plain?.stop()]);
});

async function person(address, viewport, options = {}) {
  const context = await browser.newContext({ baseURL: address, viewport, locale: 'en-GB', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  watch(page, trouble);
  return page;
}

// Looks at the page as somebody who cannot see it, where scripts run, and keeps a picture for those who can.
async function look(page, name, withScript = true) {
  if (withScript) {
    await fits(page, name);
    await hears(page, name, [...wcag, 'best-practice']);
  }
  await picture(page, `running-${name}`);
}

// Publishes by the form that the guide leads to, counting what a person does.
async function publishes(page, count) {
  await page.click('.natures a[href*="kind=tool"]'); count.taps += 1;
  const fill = async (selector, value) => { if (await page.locator(selector).count()) { await page.locator(selector).first().fill(value); count.fields += 1; } };
  await fill('[name=text_title]', 'Drill');
  const nature = page.locator('select[name=nature]');
  if (await nature.count()) { await nature.selectOption('tool'); count.taps += 1; }
  const purpose = page.locator('[name=purpose][value=offer], [name=verb][value=lend]').first();
  if (await purpose.count()) { await purpose.check({ force: true }); count.taps += 1; }
  const conditions = page.locator('[name=conditions]').first();
  if (await conditions.count() && await conditions.isVisible()) { await conditions.fill('Free for neighbours'); count.fields += 1; }
  await page.locator('button[value=publish]').last().click(); count.taps += 1;
  await page.waitForURL(/\/listings\/[0-9a-f-]{36}(\?|$)/);
}

// The whole way, as somebody who never ran a server; how often they tap and what they fill in.
async function firstRun(page, instance, name, withScript) {
  const began = Date.now();
  const count = { taps: 0, fields: 0 };
  await founds(page, instance, { ...mariesCoop, language: 'en', login: 'marie' }, () => look(page, `${name}-setup`, withScript));
  count.taps += 2; count.fields += 6;
  await look(page, `${name}-start-looks`, withScript);
  await page.check('[name=sectors][value=mobility]', { force: true }).catch(() => page.locator('[name=sectors]').first().check());
  await page.click('main section form button.button'); count.taps += 2;
  await page.waitForURL(/done=step/);
  await look(page, `${name}-start-offer`, withScript);
  await publishes(page, count);
  const published = Date.now() - began;
  await page.goto('/home');
  await look(page, `${name}-home`, withScript);
  await page.click('a[href^="/start?coop="]');
  await look(page, `${name}-start-invite`, withScript);
  await page.click('main section form button.button');
  await page.waitForSelector('#invite-link');
  await look(page, `${name}-start-invited`, withScript);
  const invitation = (await page.textContent('#invite-link')).trim();
  await page.click('main section > p > a.button');
  await look(page, `${name}-start-follow`, withScript);
  await page.click('button[value=skip]');
  await page.waitForURL(/done=skipped/);
  await look(page, `${name}-start-done`, withScript);
  return { ...count, published, invitation };
}

test('first run, members and running an instance', async (t) => {
  const marie = await person(velo.address, phone);
  let invitation;

  await t.test('from the link to a published offer on a telephone', async (t) => {
    const done = await firstRun(marie, velo, 'script', true);
    invitation = done.invitation;
    t.diagnostic(`with scripts: ${done.taps} taps, ${done.fields} fields, ${done.published} ms of which the pages took their part`);
    assert.ok(done.published < 60_000, 'the machine takes no part of the three minutes');
  });

  await t.test('the same without scripts', async (t) => {
    const page = await person(plain.address, phone, { javaScriptEnabled: false });
    const done = await firstRun(page, plain, 'plain', false);
    t.diagnostic(`without scripts: ${done.taps} taps, ${done.fields} fields, ${done.published} ms`);
  });

  await t.test('an invitation is accepted by another person', async () => {
    const ben = await person(velo.address, phone, { colorScheme: 'dark' });
    await ben.goto(new URL(invitation).pathname);
    await look(ben, 'invitation-dark');
    await ben.fill('[name=display_name]', 'Ben 🛠️ بن');
    await ben.fill('[name=login]', 'ben');
    await ben.fill('[name=password]', 'another long password');
    await ben.click('main form button.button');
    await ben.waitForURL(/\/home/);
    await marie.goto('/coops/velo/members');
    assert.match(await marie.textContent('main'), /Came: Ben/);
    await look(marie, 'members');
  });

  await t.test('a stranger asks to join, and comes after a yes', async () => {
    await marie.check('[name=join_open]');
    await marie.fill('[name=join_words]', 'We meet on Mondays.');
    await marie.click('form[action$="/joining"] button');
    await marie.waitForURL(/done=saved/);
    const clara = await person(velo.address, phone);
    await clara.goto('/coops/velo');
    await clara.click('a[href$="/join"]');
    await clara.click('main form button.button');
    await look(clara, 'join-wrong');
    await clara.fill('[name=display_name]', 'Clara');
    await clara.fill('[name=login]', 'clara');
    await clara.fill('[name=why]', 'I live next door and have a drill.');
    await clara.click('main form button.button');
    await clara.waitForURL(/\/joining\//);
    await look(clara, 'join-waiting');
    const link = (await clara.textContent('#join-link')).trim();
    await marie.goto('/home');
    await marie.click('a[href$="/members#asking"]');
    await look(marie, 'join-decide');
    await marie.fill('#asking textarea', 'Welcome!');
    await marie.click('button[value=accept]');
    await marie.waitForURL(/done=join-accepted/);
    await clara.goto(new URL(link).pathname);
    await look(clara, 'join-accepted');
    await clara.fill('[name=password]', 'yet another long password');
    await clara.click('main form:has([name=password]) button.button');
    await clara.waitForURL(/\/home/);
  });

  await t.test('whoever runs it sees how it is, makes a copy, and reads who did what', async () => {
    const ida = await person(velo.address, desk);
    await ida.context().addCookies(await marie.context().cookies());
    for (const [viewer, name] of [[marie, 'phone'], [ida, 'desk']]) {
      for (const path of ['/running', '/running/backups', '/running/log', '/running/settings', '/privacy', '/about', '/settings']) {
        assert.equal((await viewer.goto(path)).status(), 200, path);
        await look(viewer, `page${path.replaceAll('/', '-')}-${name}`);
      }
    }
    await ida.goto('/running/doctor');
    await ida.click('form[data-looks] button');
    await ida.waitForSelector('#look-machine .verdict');
    await look(ida, 'doctor-desk');
    const verdicts = await ida.locator('#look-name .verdict, #look-page .verdict, #look-webfinger .verdict, #look-actor .verdict, #look-inbox .verdict').allTextContents();
    assert.deepEqual(verdicts, ['good', 'good', 'good', 'good', 'good'], await ida.textContent('main'));
    await ida.goto('/running/backups');
    await ida.click('form[action="/running/backups"] button');
    await ida.waitForURL(/done=backup/);
    await look(ida, 'backups-desk');
    await ida.fill('[name=password]', mariesCoop.password);
    const [download] = await Promise.all([ida.waitForEvent('download'), ida.click('form[action^="/running/backups/"] button')]);
    const file = await readFile(await download.path());
    assert.equal(file.subarray(0, 15).toString(), 'SQLite format 3');
    await ida.goto('/running/settings');
    await ida.fill('[name=name]', 'Werkstatt-Verbund');
    await ida.fill('[name=rules]', 'Bring it back.');
    await ida.click('form[action="/running/settings"] button');
    await ida.waitForURL(/done=saved/);
    assert.match(await ida.title(), /Werkstatt-Verbund/);
    await marie.goto('/running/log?kind=backups');
    assert.match(await marie.textContent('main'), /downloaded the copy/);
    await look(marie, 'log-phone');
    const narrow = await person(velo.address, { width: 320, height: 640 }, { colorScheme: 'dark' });
    await narrow.context().addCookies(await marie.context().cookies());
    for (const path of ['/running', '/running/settings', '/running/log', '/start?step=looks', '/coops/velo/members']) {
      await narrow.goto(path);
      await look(narrow, `narrow-dark${path.replaceAll(/[/?=]/g, '-')}`);
    }
  });

  assert.deepEqual(trouble, []);
});
