// What somebody meets when something is empty, refused, denied, gone, too large, expired, too often, or not open to them: each such page heard by somebody who cannot see it and no wider
// than its screen, by day on a telephone and by night at a desk.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { artefacts, binary, launch, picture, still, tooWide, violations, watch, wcag } from './browser.mjs';
import { founds, marie, start } from './instance.mjs';
import { startPeer } from './peer.mjs';
import { Visitor, fill, joins, publishes, settle } from './site.mjs';

const trouble = [];
const heard = new Set();
let browser;
let empty;
let full;
let shut;
let peer;

before(async () => {
  await mkdir(artefacts, { recursive: true });
  browser = await launch();
  [empty, full, shut, peer] = await Promise.all([start(binary), start(binary), start(binary, { ALLMENDE_INSTANCE__PRIVATE: 'true' }), startPeer()]);
});

after(async () => {
  await browser?.close();
  await Promise.all([empty?.stop(), full?.stop(), shut?.stop(), peer?.stop()]);
});

async function open(instance, visitor) {
  const context = await browser.newContext({ baseURL: instance.address, viewport: { width: 360, height: 740 }, locale: 'en-GB', reducedMotion: 'reduce' });
  await visitor?.into(context);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  watch(page, trouble);
  return page;
}

async function hear(page, name) {
  await still(page);
  for (const [width, colorScheme] of [[360, 'light'], [1280, 'dark']]) {
    await page.setViewportSize({ width, height: 740 });
    await page.emulateMedia({ colorScheme });
    const wide = await tooWide(page);
    if (wide) trouble.push(`${name}: ${wide}`);
    for (const violation of await violations(page, [...wcag, 'best-practice'])) trouble.push(`${name}, ${colorScheme}: ${violation}`);
    await picture(page, `state-${name.replaceAll(/\W+/g, '-').slice(0, 60)}-${width}-${colorScheme}`);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  heard.add(name);
}

// A page with this status that says why in words.
async function meets(page, path, status, name) {
  const answer = await page.goto(path);
  assert.equal(answer.status(), status, `${name}: ${path}`);
  await hear(page, name);
}

// Sends a form of the page in one go, whatever the browser would say, with fields that a button would add; gives the status of the answer once its page is there.
async function sends(page, action, fields, more = '') {
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.evaluate(([to, values, suffix]) => {
    globalThis.before = true;
    const form = [...document.forms].find((one) => one.getAttribute('action').split('#')[0] === to && (!suffix || one.querySelector(suffix)));
    for (const [name, value] of Object.entries(values)) {
      const all = [...form.querySelectorAll(`[name="${name}"]:not(button)`)];
      if (all.length === 0) {
        const added = document.createElement('input');
        Object.assign(added, { type: 'hidden', name, value });
        form.append(added);
      }
      for (const field of all) {
        if (field.type === 'number') field.type = 'text';
        field.removeAttribute('maxlength');
        if (field.type === 'checkbox' || field.type === 'radio') field.checked = field.value === value;
        else field.value = value;
      }
    }
    form.submit();
  }, [action, fields, more]);
  const status = (await answer).status();
  await page.waitForFunction(() => !globalThis.before && document.readyState === 'complete');
  return status;
}

// What was refused says so above the form and beside the field, and keeps what was typed.
async function refuses(page, path, action, fields, more) {
  await page.goto(path);
  const status = await sends(page, action, fields, more);
  if (status < 400 || !await page.locator('#error-summary').count()) trouble.push(`${action} of ${path} was not refused in words: ${status} ${page.url()}`);
  await hear(page, `refused ${action.replaceAll(/[0-9a-f]{8}-[0-9a-f-]+|[\w-]{30,}/g, 'id')} ${Object.keys(fields).join(' ')}`);
}

const long = 'x'.repeat(30_000);

test('an instance of nobody yet, and one with nothing in it', async (t) => {
  const stranger = await open(empty);
  await meets(stranger, '/', 200, 'nobody founded it');
  await refuses(stranger, empty.setup, new URL(empty.setup).pathname, {});
  const page = await open(empty);
  await founds(page, empty, { ...marie, language: 'en' });
  await meets(stranger, empty.setup, 410, 'the one-time link was used');
  const paths = [
    '/', '/?q=nothing', '/?view=list', '/map', '/home', '/reading', '/notifications', '/publish', '/coops/velo', '/coops/velo/board', '/coops/velo/inquiries', '/coops/velo/inquiries?show=archived', '/coops/velo/following',
    '/coops/velo/followers', '/coops/velo/blocks', '/coops/velo/members', '/coops/velo/sent', '/coops/velo/sheet', '/coops/velo/board/waiting', '/tags/nothing', '/peers', '/peers/held', '/peers/lists', '/reports',
    '/reports?state=done', '/deliveries', '/deliveries/sent', '/deliveries/dead', '/deliveries/incoming', '/running', '/running/log', '/running/log?kind=backups', '/running/backups', '/accounts', '/settings',
  ];
  for (const path of paths) await meets(page, path, 200, `empty ${path}`);
  t.diagnostic(`${paths.length} pages with nothing in them`);
  assert.deepEqual(trouble.splice(0), []);
});

test('every form that may refuse', async (t) => {
  const founder = await settle(full);
  const steward = await joins(full, 'steffi', 'Steffi', 'hafen', 'steward');
  const member = await joins(full, 'bea', 'Bea', 'hafen', 'member');
  const { listings, extra } = await fill(full, peer, { founder, steward, member });
  Object.assign(full, { founder, steward, member, listings });
  const given = (start) => extra.find((path) => path.startsWith(start));
  const page = await open(full, founder);
  const neighbour = await open(full, steward);
  const stranger = await open(full);
  const post = (await founder.reads('/reading')).match(/\/reading\/[0-9a-f][\w-]+/)[0];
  const thread = (await founder.reads('/coops/velo/inquiries')).match(/\/inquiries\/[0-9a-f-]{36}/)[0];
  const report = (await founder.reads('/reports')).match(/\/reports\/[0-9a-f-]{36}/)[0];
  const account = (await founder.reads('/accounts')).match(/\/accounts\/[0-9a-f-]{36}(?=[^]{0,80}Bea)/)[0];
  const backup = (await founder.reads('/running/backups')).match(/action="(\/running\/backups\/[^"]+)"/)[1];
  const reply = given('/replies/');
  const before = heard.size;
  const forms = [
    [stranger, '/sign-in', '/sign-in', { login: 'nobody', password: 'wrong' }],
    [stranger, given('/invitations/'), given('/invitations/'), {}],
    [stranger, given('/reset/'), given('/reset/'), { password: 'short' }],
    [stranger, '/coops/velo/join', '/coops/velo/join', {}],
    [neighbour, `${listings.vehicle}`, `${listings.vehicle}/ask`, { body: '' }],
    [page, '/coops/velo/publish', '/coops/velo/publish', { text_title: '', then: 'publish' }],
    [page, '/coops/velo/publish?kind=data', '/coops/velo/publish', { text_title: 'Map', licence: '', from: '2031-05-02', until: '2031-05-01', latitude: '91', then: 'publish' }],
    [page, `${listings.tool}/edit`, `${listings.tool}/edit`, { text_title: '', conditions: '', then: 'save' }],
    [page, `${listings.tool}?close=1`, `${listings.tool}/close`, { note: long }],
    [page, thread, thread, { body: '' }],
    [page, thread, `${thread}/outcome`, { what: long, result: 'agreed' }],
    [page, post, post, { content: '', body: '' }],
    [page, `${reply}/edit`, reply, { content: '', body: '' }],
    [page, '/settings', '/settings', { display_name: '' }],
    [page, '/settings', '/settings/password', { old: 'wrong', new: 'short' }],
    [page, '/settings/person', '/settings/person', { display_name: '', bio: long }],
    [page, '/settings/person', '/settings/person/end', {}],
    [page, '/settings/leave', '/settings/leave', { password: 'wrong' }],
    [page, '/coops/new', '/coops/new', { handle: 'not a handle', text_name: '' }],
    [page, '/coops/velo/settings', '/coops/velo/settings', { text_name: '', latitude: '91' }],
    [page, '/coops/velo/members', '/coops/velo/invitations', { uses: '0', days: '0' }],
    [page, '/coops/velo/members', '/coops/velo/joining', { join_words: long }],
    [page, '/coops/velo/following', '/coops/velo/following', { target: 'not a handle' }],
    [page, '/coops/velo/blocks', '/coops/velo/blocks', { target: 'not a handle' }],
    [page, `/report?about=${encodeURIComponent(full.address + listings.good)}`, '/report', { content: '' }],
    [page, '/peers', '/peers', { host: 'not a host' }],
    [page, '/running/settings', '/running/settings', { name: long, rules: long }],
    [page, '/running/backups', backup, { password: 'wrong' }],
    [page, account, account, { then: 'delete' }],
    [page, '/start?coop=velo&step=name', '/start', { name: '' }, '[name=name]'],
    [page, '/start?coop=velo&step=follow', '/start', { target: 'not a handle' }, '[name=target]'],
  ];
  for (const [who, path, action, fields, more] of forms) {
    if (!path || !action) { trouble.push(`no address for ${action}`); continue; }
    await refuses(who, path, action, fields, more).catch((error) => trouble.push(`${action}: ${error.message.slice(0, 300)}`));
  }
  assert.ok(report, 'a report waits');
  t.diagnostic(`${heard.size - before} forms refused`);
  assert.deepEqual(trouble.splice(0), []);
});

test('denied, gone, nowhere, too large, expired, too often, closed', async (t) => {
  const { founder, member, listings } = full;
  const before = heard.size;
  const page = await open(full, founder);
  const bea = await open(full, member);
  const stranger = await open(full);
  await meets(bea, '/running', 403, 'not for a member');
  await meets(bea, '/coops/velo/settings', 403, 'not for somebody of another cooperative');
  await meets(page, '/nowhere', 404, 'nowhere');
  await meets(stranger, '/nowhere', 404, 'nowhere for a stranger');
  await meets(page, '/language', 405, 'a way in that is none');
  const removed = await publishes(founder, 'velo', 'Soon gone');
  await founder.does(`${removed}/remove`, []);
  await meets(stranger, removed, 410, 'an offer that is gone');
  for (const path of ['/invitations/', '/reset/', '/joining/']) {
    const answer = await stranger.goto(path + 'A'.repeat(43));
    assert.ok([404, 410].includes(answer.status()), path);
    await hear(stranger, `a link that is no longer good ${path}`);
  }
  await page.goto(`/report?about=${encodeURIComponent(full.address + listings.good)}`);
  assert.equal(await sends(page, '/report', { content: 'x'.repeat(1_200_000) }), 413);
  await hear(page, 'too large');
  const foreign = await open(full, founder);
  const answer = foreign.waitForResponse((response) => response.request().method() === 'POST');
  await foreign.setContent(`<form method="post" action="${full.address}/settings"><button>Win</button></form>`);
  await foreign.click('button');
  assert.equal((await answer).status(), 403);
  await foreign.waitForURL(/\/settings/);
  await hear(foreign, 'sent from another site');
  // Whoever was signed out meanwhile is told so, and sent to sign in.
  const late = await open(full, await new Visitor(full.address, 'late').signsIn(marie.login, marie.password));
  await late.goto('/coops/velo/publish');
  await late.context().clearCookies();
  assert.ok(await sends(late, '/coops/velo/publish', { text_title: 'A drill', then: 'publish' }) >= 400);
  await hear(late, 'the session has ended');
  await meets(stranger, '/home', 200, 'sign in first');
  const account = (await founder.reads('/accounts')).match(/\/accounts\/[0-9a-f-]{36}(?=[^]{0,80}Bea)/)[0];
  await founder.does(account, [['then', 'suspend']]);
  await stranger.goto('/sign-in');
  await sends(stranger, '/sign-in', { login: 'bea', password: marie.password });
  await hear(stranger, 'a suspended account signs in');
  const guesser = new Visitor(full.address, 'guesser');
  for (let tries = 0; tries < 10; tries += 1) await guesser.post('/sign-in', [['login', 'steffi'], ['password', `wrong ${tries}`], ['next', '']]);
  await stranger.goto('/sign-in');
  assert.equal(await sends(stranger, '/sign-in', { login: 'steffi', password: marie.password }), 429);
  await hear(stranger, 'signing in too often');
  const closed = await open(shut);
  await closed.goto('/');
  await hear(closed, 'a private instance of nobody yet');
  const owner = await open(shut);
  await founds(owner, shut, { ...marie, language: 'en' });
  for (const path of ['/', '/coops/velo', '/map']) {
    await closed.goto(path);
    assert.match(closed.url(), /\/sign-in/, path);
  }
  await hear(closed, 'a private instance');
  await closed.goto('/feed.atom');
  await hear(closed, 'a feed of a private instance');
  await meets(closed, '/privacy', 200, 'what a private instance says of privacy');
  await meets(owner, '/', 200, 'a private instance from within');
  t.diagnostic(`${heard.size - before} states; ${heard.size} in all, each heard twice`);
  assert.deepEqual(trouble.splice(0), []);
});
