// The whole site, on an instance with something of everything: every link and every form that a stranger, a member, a steward and who runs the instance come upon;
// every kind of page in a browser, as wide as a telephone and as somebody hears it; and which addresses nobody came to.
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { artefacts, binary, launch, tooWide, violations, wcag } from './browser.mjs';
import { start } from './instance.mjs';
import { startPeer } from './peer.mjs';
import { Visitor, fill, forms, joins, settle, tags } from './site.mjs';


// The table of addresses, as the program has it.
const source = await readFile(new URL('../../crates/web/src/routes.rs', import.meta.url), 'utf8');
const table = [
  ...[...source.matchAll(/method: "(\w+)", path: "([^"]+)"/g)].map(([, method, path]) => ({ method, path })),
  ...[...source.matchAll(/^ +\w+: (get|post) "([^"]+)" =>/gm)].map(([, method, path]) => ({ method, path })),
].map((route) => ({ ...route, shape: new RegExp(`^${route.path.replaceAll(/[.]/g, '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`), blanks: route.path.split('{').length - 1 }));

// What nobody comes to here, and why.
const elsewhere = {
  'get /setup/{token}': 'good once: it was used to found the instance, and running.test.mjs looks at it',
  'post /setup/{token}': 'the same',
  'get /unsubscribe/{secret}': 'stands in letters only, as the next one',
  'post /unsubscribe/{secret}': 'the same',
  'get /confirm/{token}': 'the same',
  'post /confirm/{token}': 'the same',
  'post /settings/notifications/confirm': 'offered where letters can be sent',
  'post /reset': 'offered where letters can be sent',
  'post /sign-in/passkey/answer': 'a script sends it: passkeys.test.mjs',
  'post /settings/passkeys': 'the same',
  'post /settings/passkeys/{id}/remove': 'the same',
  'get /push.js': 'a script registers it: push.test.mjs',
  'post /settings/notifications/devices/{id}/end': 'stands where a browser was turned on: the same',
  'post /coops/{handle}/publish/draft': 'a script sends it: publishing.test.mjs',
  'get /place': 'a script asks for it: places.test.mjs',
  'post /listings/{id}/confirm': 'asked after months',
  'post /coops/{handle}/board/waiting': 'needs a post of somebody whom nobody knows',
  'post /coops/{handle}/following/{id}/fetch': 'needs another server of this program',
  'post /sent/{seq}': 'needs what was given up, as the next one: story.test.mjs',
  'post /deliveries/dead': 'the same',
  'post /deliveries/incoming': 'needs something that could not be read',
  'post /peers/held': 'needs a server whose posts are held',
  'post /peers/lists/retract': 'needs a list that was imported',
};

// What a trial of forms would end itself with.
const spared = [/^\/sign-out$/, /^\/settings\/leave$/, /^\/settings\/sessions\//, /^\/settings\/person\/end$/, /^\/accounts\/[^/]+$/, /^\/coops\/[^/]+\/members\/[^/]+$/];
const perPattern = 8;

const trouble = [];
const visited = new Map();
let instance;
let peer;
let browser;
let visitors;
let site;

before(async () => {
  await mkdir(artefacts, { recursive: true });
  [instance, peer] = await Promise.all([start(binary), startPeer()]);
  const founder = await settle(instance);
  const steward = await joins(instance, 'steffi', 'Steffi', 'hafen', 'steward');
  const member = await joins(instance, 'bea', 'Bea', 'hafen', 'member');
  site = await fill(instance, peer, { founder, steward, member });
  visitors = [founder, steward, member, new Visitor(instance.address, 'stranger')];
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await Promise.all([instance?.stop(), peer?.stop()]);
});

// The row of the table that answers an address: whole words go before blanks.
function route(method, path) {
  const fitting = table.filter((one) => one.method === method && one.shape.test(path));
  return fitting.sort((one, other) => one.blanks - other.blanks)[0];
}

const isPage = (answer) => answer.type.startsWith('text/html');

// A refusal is a page that says why, in words.
function isExplained(answer) {
  const words = answer.text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  return isPage(answer) ? tags(answer.text, 'h1').length === 1 && words.length > 200 : words.trim().length > 10;
}

// What every page is, whoever reads it.
function examine(where, { text }) {
  const complain = (what) => trouble.push(`${where}: ${what}`);
  if (tags(text, 'h1').length !== 1) complain(`${tags(text, 'h1').length} first headings`);
  if (!/<title>[^<]*\p{L}[^<]*·[^<]*<\/title>/u.test(text)) complain(`a title without words: ${text.match(/<title>.*/)?.[0]}`);
  if (!/<html lang="\w/.test(text)) complain('no language');
  const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length > 0) complain(`an id stands twice: ${[...new Set(twice)]}`);
  for (const { attributes } of tags(text, 'img')) if (attributes.alt === undefined) complain(`a picture without alt: ${attributes.src}`);
  for (const key of text.matchAll(/>\s*([a-z]+(?:-[a-z]+){2,})\s*</g)) if (!/localhost|rfc|-\d/.test(key[1])) complain(`looks like the name of a text: ${key[1]}`);
  return new Set(ids);
}

// Everything that links of a visitor lead to, as far as it is not more of the same.
async function crawl(visitor) {
  const waiting = [['/', 'the beginning'], ...(visitor.name === 'stranger' ? [] : [['/home', 'the beginning']]), ...site.extra.map((path) => [path, 'what was given'])];
  if (visitor.name === 'administrator') waiting.push([site.listings.draft, 'what was given']);
  const known = new Map(waiting.map(([path]) => [path, undefined]));
  const counts = new Map();
  const fragments = [];
  const follow = (href, from) => {
    if (!URL.canParse(href, new URL(from, instance.address))) return trouble.push(`${visitor.name} ${from}: a link to ${href}`);
    const url = new URL(href, new URL(from, instance.address));
    if (url.origin !== instance.address) return undefined;
    const path = url.pathname + url.search;
    const pattern = route('get', url.pathname)?.path ?? (url.pathname.startsWith('/static/') ? '/static/{name}' : undefined);
    if (url.hash && !url.hash.startsWith('#:')) fragments.push([path, decodeURIComponent(url.hash.slice(1)), from]);
    if (known.has(path)) return undefined;
    const count = (counts.get(pattern) ?? 0) + 1;
    counts.set(pattern, count);
    if (count > perPattern) return undefined;
    known.set(path, undefined);
    waiting.push([path, from]);
    return undefined;
  };
  let looked = 0;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [path, from] = next;
    const answer = await visitor.ask(path);
    looked += 1;
    const where = `${visitor.name} ${path}`;
    const found = route('get', path.split('?')[0]);
    const isGiven = from === 'what was given';
    if (answer.status >= 500 || (answer.status >= 400 && !isGiven)) trouble.push(`${where}: ${answer.status}, from ${from}`);
    if (answer.status >= 400) {
      if (!isExplained(answer)) trouble.push(`${where}: ${answer.status} without words`);
      continue;
    }
    if (found && !visited.has(`get ${found.path}`)) visited.set(`get ${found.path}`, []);
    if (answer.location) { follow(answer.location, path); continue; }
    if (!isPage(answer)) continue;
    if (found) visited.get(`get ${found.path}`).push({ visitor, path });
    known.set(path, { ids: examine(where, answer), forms: forms(answer.text) });
    // Its components are examples, whose links lead to pages of whoever made it.
    if (path === '/styleguide') continue;
    for (const name of ['a', 'link', 'img', 'script']) {
      for (const { attributes } of tags(answer.text, name)) {
        const href = attributes.href ?? attributes.src;
        if (href !== undefined && attributes.type !== 'application/activity+json') follow(href, path);
      }
    }
    for (const form of known.get(path).forms) {
      if (form.method !== 'get') continue;
      const query = new URLSearchParams(form.fields.map(({ name, value }) => [name, value]));
      follow(`${form.action ?? path}?${query}`, path);
    }
  }
  for (const [path, id, from] of fragments) {
    const page = known.get(path);
    if (page && !page.ids.has(id)) trouble.push(`${visitor.name} ${from}: leads to #${id} of ${path}, which is not there`);
  }
  return { looked, pages: new Map([...known].filter(([, page]) => page)) };
}

const journeys = new Map();

test('no link leads to nothing, and every page has its heading, title and language', async (t) => {
  for (const visitor of visitors) {
    const began = Date.now();
    const journey = await crawl(visitor);
    journeys.set(visitor, journey);
    t.diagnostic(`${visitor.name}: ${journey.looked} addresses, ${journey.pages.size} pages, ${Date.now() - began} ms`);
    assert.ok(journey.pages.size > 15, `${visitor.name} found only ${journey.pages.size} pages`);
  }
  assert.deepEqual(trouble.splice(0), []);
});

test('what is not for somebody, or not there, is said in words', async () => {
  const [, ...others] = visitors;
  for (const [pattern, places] of visited) {
    if (places.length === 0) continue;
    const { path } = places[0];
    for (const visitor of others) {
      const answer = await visitor.ask(path);
      if (answer.status >= 500 || (answer.status >= 400 && !isExplained(answer))) trouble.push(`${visitor.name} ${path}: ${answer.status}`);
    }
    const nonsense = pattern.slice(4).replaceAll(/\{\w+\}/g, 'n%00n%C3%BF%F0%9F%9A%B2');
    for (const odd of [`${nonsense}?page=-1&at=%FF&q=%00&near=${'x'.repeat(3_000)}&step=none&done=none&state=none&kind=none&show=none`, nonsense]) {
      const answer = await visitors[0].ask(odd);
      if (answer.status >= 500 || (answer.status >= 400 && !isExplained(answer))) trouble.push(`${odd.slice(0, 60)}: ${answer.status} ${answer.text.slice(0, 60)}`);
    }
  }
  assert.deepEqual(trouble.splice(0), []);
});

// The widest view of a page: who runs the instance sees most, and the ways in are for strangers.
function place(places) {
  return places.find(({ visitor, path }) => /^\/(sign-in|reset|invitations|joining)/.test(path) ? visitor.name === 'stranger' : true) ?? places[0];
}

test('every kind of page fits a telephone and a desk and can be heard by day and by night', async (t) => {
  const contexts = new Map();
  let looked = 0;
  let heard = 0;
  for (const places of visited.values()) {
    if (places.length === 0) continue;
    const { visitor, path } = place(places);
    if (!contexts.has(visitor)) {
      const context = await browser.newContext({ baseURL: instance.address, viewport: { width: 360, height: 740 }, locale: 'en-GB', reducedMotion: 'reduce' });
      await visitor.into(context);
      contexts.set(visitor, await context.newPage());
    }
    const page = contexts.get(visitor);
    const answer = await page.goto(path);
    looked += 1;
    assert.ok(answer.status() < 400, `${path}: ${answer.status()}`);
    const broken = await page.locator('img').evaluateAll((all) => all.filter((one) => one.complete && one.naturalWidth === 0).map((one) => one.src));
    if (broken.length > 0) trouble.push(`${path}: pictures do not come: ${broken}`);
    // The same page by day on a telephone, by night at a desk.
    for (const [width, colorScheme] of [[360, 'light'], [1280, 'dark']]) {
      await page.setViewportSize({ width, height: 740 });
      await page.emulateMedia({ colorScheme });
      const wide = await tooWide(page);
      if (wide) trouble.push(`${path} at ${width}: wider than the screen: ${wide}`);
      for (const violation of await violations(page, [...wcag, 'best-practice'])) trouble.push(`${path}, ${colorScheme}: ${violation}`);
      heard += 1;
    }
  }
  t.diagnostic(`${looked} kinds of pages, heard ${heard} times`);
  assert.deepEqual(trouble.splice(0), []);
});

// Nothing where something is needed, and what no form would send.
const odd = { select: 'none of these', number: '-1', date: '9999-99-99', hidden: undefined, radio: 'none of these', checkbox: 'none of these', file: undefined };
const manners = {
  empty: ({ type, value }) => (type === 'hidden' ? value : ''),
  odd: ({ type, value }) => (type in odd ? (odd[type] ?? value) : `\u202e\u0000🚲 <b>'";--${'ÿ'.repeat(2_000)}`),
};

test('every form answers in words, whatever is sent', async (t) => {
  const found = new Map();
  for (const visitor of visitors) {
    for (const { forms: all } of journeys.get(visitor).pages.values()) {
      for (const form of all.filter(({ method }) => method === 'post')) {
        const pattern = route('post', form.action.split('?')[0])?.path;
        if (!pattern) { trouble.push(`a form goes to ${form.action}`); continue; }
        visited.set(`post ${pattern}`, []);
        const key = `${visitor.name} ${pattern}`;
        if (!found.has(key)) found.set(key, { visitor, form });
      }
    }
  }
  // What takes something away goes last.
  const takesAway = ({ form }) => Number(/remove|end$|withdraw|retract|blocks|peers|accounts|publish$/.test(form.action));
  const inOrder = [...found.values()].filter(({ form }) => !spared.some((one) => one.test(form.action))).sort((one, other) => takesAway(one) - takesAway(other));
  for (const { visitor, form } of inOrder) {
    for (const [name, manner] of Object.entries(manners)) {
      const fields = form.fields.map((field) => [field.name, field.type === 'file' ? new File([], '') : manner(field)]);
      const answer = await visitor.post(form.action, fields, form.isMultipart);
      const where = `${visitor.name} sends ${form.action} ${name}`;
      if (answer.status >= 500) trouble.push(`${where}: ${answer.status}`);
      else if (answer.status >= 300 && answer.status < 400) { if (!answer.location) trouble.push(`${where}: leads nowhere`); }
      else if (!isExplained(answer)) trouble.push(`${where}: ${answer.status} without words: ${answer.text.slice(0, 80)}`);
      else if (isPage(answer)) examine(where, answer);
    }
  }
  t.diagnostic(`${inOrder.length} forms, each sent empty and with odd values`);
  for (const visitor of visitors.slice(0, 3)) assert.equal((await visitor.ask('/settings')).status, 200, `${visitor.name} is still signed in`);
  assert.deepEqual(trouble.splice(0), []);
});

test('every address of the table was come to, or it is said why not', () => {
  const missed = table.map(({ method, path }) => `${method} ${path}`).filter((one) => !visited.has(one));
  assert.deepEqual(missed.sort(), Object.keys(elsewhere).sort());
});
