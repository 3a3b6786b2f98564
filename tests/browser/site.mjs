// People without a browser, what a page holds, and an instance on which there is something of everything.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { marie } from './instance.mjs';
import { everybody } from './peer.mjs';

const samples = new URL('../../config/samples/', import.meta.url).pathname;
const signs = { amp: '&', lt: '<', gt: '>', quot: '"' };

// The text of an attribute, as templates escape it.
function plain(text) {
  return text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, number, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (number) return String.fromCodePoint(Number(number));
    return signs[name] ?? all;
  });
}

// The tags of one name in a page of ours, each with its attributes and where it stands.
export function tags(html, name) {
  return [...html.matchAll(new RegExp(`<(?:${name})\\b((?:[^>"']|"[^"]*"|'[^']*')*)>`, 'g'))].map((found) => {
    const attributes = Object.fromEntries([...found[1].matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [key, plain(value ?? '')]));
    return { attributes, end: found.index + found[0].length };
  });
}

// The forms of a page: where each goes, how, and what it sends if nobody touches it.
export function forms(html) {
  return tags(html, 'form').map(({ attributes, end }) => {
    const inside = html.slice(end, html.indexOf('</form>', end));
    const fields = [];
    for (const { attributes: field } of tags(inside, 'input')) {
      const type = field.type ?? 'text';
      if (!field.name || (['checkbox', 'radio'].includes(type) && field.checked === undefined)) continue;
      fields.push({ name: field.name, type, value: field.value ?? '' });
    }
    for (const { attributes: field, end: from } of tags(inside, 'textarea')) {
      fields.push({ name: field.name, type: 'text', value: plain(inside.slice(from, inside.indexOf('</textarea>', from))).replace(/^\n/, '') });
    }
    for (const { attributes: field, end: from } of tags(inside, 'select')) {
      const options = tags(inside.slice(from, inside.indexOf('</select>', from)), 'option');
      const chosen = options.find((option) => option.attributes.selected !== undefined) ?? options[0];
      fields.push({ name: field.name, type: 'select', value: chosen?.attributes.value ?? '' });
    }
    return { method: (attributes.method ?? 'get').toLowerCase(), action: attributes.action, isMultipart: attributes.enctype === 'multipart/form-data', fields: fields.filter((field) => field.name) };
  });
}

// Somebody who keeps cookies, reads pages and sends forms.
export class Visitor {
  constructor(address, name) {
    Object.assign(this, { address, name, cookies: new Map() });
  }

  async ask(path, options = {}) {
    const url = new URL(path, this.address);
    const headers = { 'accept-language': 'en-GB', accept: 'text/html', cookie: [...this.cookies].map((pair) => pair.join('=')).join('; '), ...options.headers };
    const answer = await fetch(url, { ...options, headers, redirect: 'manual', signal: AbortSignal.timeout(20_000) });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, key, value] = cookie.match(/^([^=]+)=([^;]*)/);
      this.cookies.set(key, value);
    }
    const type = answer.headers.get('content-type') ?? '';
    return { status: answer.status, location: answer.headers.get('location'), type, text: await answer.text() };
  }

  async post(path, fields, isMultipart = false) {
    let body = new URLSearchParams(fields);
    if (isMultipart) {
      body = new FormData();
      for (const [name, value] of fields) body.append(name, value);
    }
    return this.ask(path, { method: 'POST', body, headers: { origin: this.address, 'sec-fetch-site': 'same-origin' } });
  }

  // Sends what must be taken, and gives where it leads.
  async does(path, fields, isMultipart = false) {
    const answer = await this.post(path, fields, isMultipart);
    assert.equal(answer.status, 303, `${path}: ${answer.text.match(/<main[^]*<\/main>/)?.[0] ?? answer.text}`);
    return answer.location;
  }

  async reads(path) {
    const answer = await this.ask(path);
    assert.equal(answer.status, 200, path);
    return answer.text;
  }

  async signsIn(login, password) {
    await this.does('/sign-in', [['login', login], ['password', password], ['next', '']]);
    return this;
  }

  // The same person in a browser.
  async into(context) {
    await context.addCookies([...this.cookies].map(([name, value]) => ({ name, value, url: this.address })));
  }
}

// Asks again and again until something holds, and gives what that is.
export async function until(what, holds) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const found = await holds();
    if (found) return found;
    assert.ok(Date.now() < deadline, what);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function sample() {
  const all = JSON.parse(await readFile(`${samples}cooperatives.json`, 'utf8'));
  return Object.fromEntries(all.map((one) => [one.handle, { ...one, text: one.texts.find(({ language }) => language === one.texts[0].language) }]));
}

// Marie founds a cooperative and runs the instance; the other two of the samples come beside it, with all that they share. Bea is a member of one of them, Steffi its steward.
export async function settle(instance, language = 'en') {
  const founder = new Visitor(instance.address, 'administrator');
  const cooperatives = await sample();
  const { place, text } = cooperatives.velo;
  await founder.does(new URL(instance.setup).pathname, [
    ['name', text.name], ['handle', 'velo'], ['language', language], ['summary', text.summary], ['place_name', place.name], ['latitude', String(place.latitude)],
    ['longitude', String(place.longitude)], ['display_name', marie.person], ['login', marie.login], ['password', marie.password],
  ]);
  await addCooperatives(instance, ['hafen', 'pain']);
  return founder;
}

// Cooperatives of the samples, as who runs the instance adds them.
export async function addCooperatives(instance, handles) {
  const cooperatives = await sample();
  for (const handle of handles) {
    const one = cooperatives[handle];
    await instance.command([
      'coop', 'add', handle, '--name', one.text.name, '--summary', one.text.summary, '--language', one.text.language, '--legal-form', one.legal_form, '--place', one.place.name,
      '--latitude', String(one.place.latitude), '--longitude', String(one.place.longitude), '--contact', one.contact, '--website', one.website, '--role', one.role,
      ...one.sectors.flatMap((sector) => ['--sector', sector]), ...one.sdgs.flatMap((number) => ['--sdg', String(number)]),
    ]);
  }
}

export async function joins(instance, login, name, coop, role) {
  await instance.command(['member', 'add', '--login', login, '--name', name, '--coop', coop, '--role', role, '--language', 'en', '--password-stdin'], `${marie.password}\n`);
  return new Visitor(instance.address, role).signsIn(login, marie.password);
}

// What the three share, with what has a picture last, so that it comes first.
export async function importSamples(instance) {
  const folder = await mkdtemp(join(tmpdir(), 'allmende-samples-'));
  const [head, ...rows] = (await readFile(`${samples}shared-resources.csv`, 'utf8')).trimEnd().split('\n');
  const isPictured = (row) => Number(row.includes(',images/'));
  await writeFile(join(folder, 'table.csv'), [head, ...rows.sort((one, other) => isPictured(one) - isPictured(other))].join('\n'));
  await symlink(`${samples}images`, join(folder, 'images'));
  await instance.command(['listing', 'import', join(folder, 'table.csv')]);
  await rm(folder, { recursive: true });
}

export const importTools = (instance) => instance.command(['listing', 'import', `${samples}tools.json`]);

// One of a kind, with what a kind needs.
export async function publishes(visitor, coop, title, more = {}) {
  const isDigital = ['software', 'data', 'document'].includes(more.nature);
  const fields = {
    purpose: 'offer', nature: 'tool', text_language: 'en', text_title: title, text_body: 'Good, and **strong**.', quantity: '1', unit: 'one', eligibility: 'public', precision: 'name',
    place: 'Strasbourg', tags: 'neighbours', then: 'publish', ...(isDigital ? { licence: 'ODbL-1.0' } : { conditions: 'Bring it back.' }), ...more,
  };
  return (await visitor.does(`/coops/${coop}/publish`, Object.entries(fields), true)).match(/\/listings\/[\w-]+/)[0];
}

// Something of everything: all kinds, a draft, a closed one, a question and its answer, a report, links in, another server with a post, a letter and a follow.
export async function fill(instance, peer, { founder, steward, member }) {
  const listings = {};
  for (const nature of ['tool', 'space', 'vehicle', 'good', 'skill', 'service', 'software', 'data', 'document']) {
    listings[nature] = await publishes(founder, 'velo', `A ${nature} to share`, { nature });
  }
  const photo = new File([await readFile(`${samples}images/cargo-bike.jpg`)], 'bike.jpg', { type: 'image/jpeg' });
  listings.pictured = await publishes(founder, 'velo', 'With a picture', { nature: 'vehicle', photo1: photo, photo_alt1: 'A bicycle with a box' });
  listings.need = await publishes(steward, 'hafen', 'Help with the harvest', { nature: 'skill', purpose: 'need' });
  listings.draft = await publishes(founder, 'velo', 'Not ready yet', { then: 'save' });
  listings.closed = await publishes(founder, 'velo', 'Given away');
  await founder.does(`${listings.closed}/close`, [['became', 'gone'], ['note', 'It went quickly.']]);
  await founder.does(`${listings.tool}/pin`, [['then', 'pin']]);
  const inquiry = await steward.does(`${listings.tool}/ask`, [['as', 'hafen'], ['body', 'Is it free on Saturday?']]);
  await founder.does(inquiry.match(/\/inquiries\/[\w-]+/)[0], [['body', 'Yes, from nine.']]);
  await member.does('/report', [['about', `${instance.address}${listings.good}`], ['content', 'This is not what it says.']]);
  await founder.does('/coops/velo/joining', [['join_open', 'yes'], ['join_words', 'We meet on Mondays.']]);
  const joining = await new Visitor(instance.address, 'stranger').does('/coops/velo/join', [['display_name', 'Clara'], ['login', 'clara'], ['why', 'I live next door.']]);
  const word = (text) => text.match(/https?:\/\/\S+|\/(?:invitations|reset)\/[\w-]+/)[0];
  const invitation = new URL(word(await instance.command(['invite', 'create', '--coop', 'velo'])), instance.address).pathname;
  const reset = new URL(word(await instance.command(['member', 'reset-link', 'bea'])), instance.address).pathname;
  await founder.does('/settings/person', [['name', 'marie'], ['display_name', 'Marie'], ['bio', 'Mends bicycles.'], ['approves_followers', '1']]);
  await new Visitor(instance.address, 'elsewhere').signsIn(marie.login, marie.password);
  await founder.does('/running/backups', []);
  for (const one of [founder, steward, member]) await one.does('/searches', [['query', 'q=share&nature=tool']]);
  const links = await neighbours(instance, peer, founder, listings);
  return { listings, extra: [invitation, reset, new URL(joining, instance.address).pathname, ...links] };
}

// What comes from another server.
async function neighbours(instance, peer, founder, listings) {
  const nora = peer.actor('nora', { name: 'Nora of the orchard', summary: 'Apples.' });
  const cooperative = `${instance.address}/coops/velo`;
  await founder.does('/coops/velo/following', [['target', nora.handle]]);
  const follow = await until('the follow arrives', () => peer.inbox.find(({ type }) => type === 'Follow'));
  const deliver = async (kind, object) => assert.equal(await peer.deliver(nora, instance.address, kind, object), 202);
  await deliver('Accept', follow);
  const note = (id, more) => ({ id: `${nora.url}/notes/${id}`, type: 'Note', attributedTo: nora.url, published: new Date().toISOString(), ...more });
  await deliver('Create', note('post', { to: everybody, content: 'The apples are ripe.' }));
  await deliver('Create', note('letter', { to: [cooperative], content: 'May I borrow a ladder?', tag: [{ type: 'Mention', href: cooperative, name: '@velo' }] }));
  const post = await until('the post is read', async () => (await founder.reads('/reading')).match(/\/reading\/[0-9a-f][\w-]+/)?.[0]);
  await founder.post(post, [...forms(await founder.reads(post)).find(({ action, method }) => method === 'post' && action === post).fields.filter(({ name }) => name !== 'content' && name !== 'body').map(({ name, value }) => [name, value]), ['content', 'We come with baskets.'], ['body', 'We come with baskets.']]);
  const reply = (await founder.reads(post)).match(/\/replies\/[\w-]+/)?.[0];
  await until('the letter is there', async () => (await founder.reads('/coops/velo/inquiries')).includes('Nora'));
  const letter = (await founder.reads('/coops/velo/inquiries')).match(/\/inquiries\/[0-9a-f-]{36}(?=[^]{0,400}Nora)/)[0];
  await founder.does(`${letter}/archive`, []);
  await instance.command(['coop', 'edit', 'velo', '--approves-followers', 'true']);
  for (const whom of [cooperative, `${instance.address}/people/marie`]) await deliver('Follow', whom);
  for (const page of ['/coops/velo/followers', '/settings/person']) await until(`${page} shows who asks`, async () => (await founder.reads(page)).includes('Nora'));
  const mallory = peer.actor('mallory', { name: 'Mallory' });
  await founder.does('/coops/velo/blocks', [['target', mallory.handle]]);
  const thing = (await founder.reads(listings.tool)).match(/\/resources\/[\w-]+/)[0];
  const short = (await founder.reads(`${listings.tool}/sheet`)).match(/\/l\/[\w-]+/)[0];
  return [reply, `${listings.tool}/deliveries`, letter, `${thing}/remove`, short, '/publish/licence?nature=data', '/styleguide'].filter(Boolean);
}
