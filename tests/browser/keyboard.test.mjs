// Signing in, sharing, finding and asking with the keyboard alone: every stop is seen, nothing holds the keys, and it says how many it took.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { artefacts, binary, launch, picture } from './browser.mjs';
import { marie, start } from './instance.mjs';
import { importTools, joins, settle } from './site.mjs';


let browser;
let instance;
let founder;

before(async () => {
  await mkdir(artefacts, { recursive: true });
  browser = await launch();
  instance = await start(binary);
  founder = await settle(instance);
  await joins(instance, 'steffi', 'Steffi', 'hafen', 'steward');
  await importTools(instance);
});

after(async () => {
  await browser?.close();
  await instance?.stop();
});

// Somebody without a mouse. Letters are typed, everything else is counted.
async function hands(options) {
  const context = await browser.newContext({ baseURL: instance.address, locale: 'en-GB', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  let keys = 0;
  const press = async (key) => { keys += 1; await page.keyboard.press(key); };

  // What has the focus can be seen: on the screen, under nothing, and marked, itself or what it belongs to.
  async function seen() {
    const wrong = await page.evaluate(() => {
      const one = document.activeElement;
      if (one === document.body || one === document.documentElement) return '';
      const shown = one.closest('label') ?? one;
      const marks = [one, shown, one.parentElement].some((part) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(part);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      });
      const name = one.outerHTML.slice(0, 120);
      // Of a date the browser marks the part that is meant: day, month or year.
      if (one.type !== 'date' && (!one.matches(':focus-visible') || !marks)) return `not marked: ${name}`;
      const box = (one.getBoundingClientRect().width > 1 ? one : shown).getBoundingClientRect();
      if (box.width < 2 || box.bottom < 1 || box.top > innerHeight - 1 || box.right < 1 || box.left > innerWidth - 1) return `not on the screen: ${name}`;
      const [x, y] = [Math.min(innerWidth - 2, Math.max(1, box.left + box.width / 2)), Math.min(innerHeight - 2, Math.max(1, box.top + Math.min(box.height, 40) / 2))];
      const top = document.elementFromPoint(x, y);
      if (top && !one.contains(top) && !shown.contains(top) && !top.contains(one)) return `under something: ${name}: ${top.outerHTML.slice(0, 80)}`;
      return '';
    });
    if (wrong) await picture(page, 'keyboard-unseen', false);
    assert.equal(wrong, '', page.url());
  }

  return {
    page,
    press,
    count() { const all = keys; keys = 0; return all; },
    async type(text) { await page.keyboard.type(text); },
    // From stop to stop until the wanted one.
    async to(selector, key = 'Tab') {
      for (let stops = 0; stops < 90; stops += 1) {
        if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
        await press(key);
        await seen();
      }
      throw new Error(`the keyboard never comes to ${selector} of ${page.url()}`);
    },
  };
}

async function run(t, options, name) {
  const { page, press, count, to, type } = await hands(options);
  await page.goto('/');
  await to('a[href="/sign-in"]');
  await press('Enter');
  await page.waitForURL(/\/sign-in/);
  await to('[name=login]');
  await type('steffi');
  await to('[name=password]');
  await type(marie.password);
  await press('Enter');
  await page.waitForURL(/\/home$/);
  const signedIn = count();

  await to('main a[href="/coops/hafen/publish"]');
  await press('Enter');
  await page.waitForURL(/\/publish/);
  await to('[name=verb]');
  await press('Space');
  await to('#field-title');
  await type(`A long ladder ${name}`);
  await to('[name=nature]');
  await press('Space');
  await to('#field-conditions');
  await press('Control+A');
  await type('Two people carry it.');
  await to('#field-place');
  await type('Kehl');
  await to('.finish button[value=publish]');
  await press('Enter');
  await page.waitForURL(/done=published/);
  assert.equal(await page.textContent('h1'), `A long ladder ${name}`);
  const published = count();

  await page.goto('/');
  await to('#field-q');
  await type('drill');
  await press('Enter');
  await page.waitForURL(/q=drill/);
  await page.locator('#results h3', { hasText: 'drill' }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await to('#results h3 a');
  await press('Enter');
  await page.waitForURL(/\/listings\//);
  const found = count();

  await page.goto('/?q=headset');
  await to('#results h3 a');
  await press('Enter');
  await page.waitForURL(/\/listings\//);
  count();
  await to('form[action$="/ask"] [name=body]');
  await type('Is it free on Saturday?');
  await to('form[action$="/ask"] button');
  await press('Enter');
  await page.waitForURL(/\/inquiries\//);
  assert.match(await page.textContent('main'), /Is it free on Saturday\?/);
  const asked = count();
  assert.match(await founder.reads('/coops/velo/inquiries'), /Hafenwerkstatt/);
  t.diagnostic(`${name}, keys beside letters: ${signedIn} to sign in, ${published} to publish, ${found} to find, ${asked} to ask`);

  // The menu opens and closes, and nothing holds the keys: from the first stop to the last and out of the page.
  await page.goto('/home');
  await to('.menu > summary');
  await press('Enter');
  await to('.menu a[href="/settings"]');
  await press('Enter');
  await page.waitForURL(/\/settings$/);
  const walked = await page.evaluate(() => document.querySelectorAll('a, button, input, select, textarea, summary').length);
  await page.evaluate(() => { document.activeElement.blur(); });
  await to('.foot .language button');
  assert.ok(count() < walked + 10, 'every stop comes once');
  await page.context().close();
}

test('with the keyboard alone, at a desk', (t) => run(t, { viewport: { width: 1280, height: 800 } }, 'at a desk'));

test('with the keyboard alone, on a small screen in the dark, without scripts', (t) => run(t, { viewport: { width: 360, height: 640 }, colorScheme: 'dark', javaScriptEnabled: false }, 'without scripts'));
