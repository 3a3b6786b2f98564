// Every task of the people of a cooperative in every circumstance: at 360, 768 and 1280 px, by day and by night, with and without scripts. A task is written once; in each circumstance
// other people of other cooperatives do it, on one instance, two circumstances at a time. After each step the page is heard by somebody who cannot see it, and is not wider than its screen.
// At the end it prints how many taps and fields each task took: what is tapped or filled in is counted by hands.mjs, nothing is counted by hand.
//
// In one circumstance only: the first offer on an empty machine (it founds the instance; running.test.mjs has it without scripts), and the copy of the whole database, whose page is
// the same for everybody and which takes the machine's time, not the person's.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { artefacts, auditsWithoutScripts, binary, launch } from './browser.mjs';
import { Hands, heard } from './hands.mjs';
import { founds, marie, start } from './instance.mjs';
import { addCooperatives, importSamples } from './site.mjs';
import * as tasks from './tasks.mjs';

const atOnce = 2;
const trouble = [];
const hands = [];
let browser;
let instance;

const circumstances = [360, 768, 1280].flatMap((width) => ['light', 'dark'].flatMap((light) => [true, false].map((scripts) => ({ width, light, scripts }))))
  .map((one, index) => ({ ...one, number: index + 1, name: `${one.width} px, ${one.light}, ${one.scripts ? 'with' : 'without'} scripts` }));

before(async () => {
  await mkdir(artefacts, { recursive: true });
  browser = await launch();
  // Whoever asks is told apart as behind a proxy: people who ask to join come from different places.
  instance = await start(binary, { ALLMENDE_HTTP__TRUSTED_PROXIES: '127.0.0.1,::1' });
});

after(async () => {
  await browser?.close();
  await instance?.stop();
});

// Somebody with a device of their own, in the circumstance.
async function person({ width, light, scripts, number, name }, who) {
  const context = await browser.newContext({
    baseURL: instance.address, viewport: { width, height: 800 }, colorScheme: light, javaScriptEnabled: scripts, locale: 'en-GB', reducedMotion: 'reduce', acceptDownloads: true,
    extraHTTPHeaders: { 'x-forwarded-for': `192.0.2.${number}` },
  });
  const page = await context.newPage();
  if (!scripts) await auditsWithoutScripts(page);
  // Pictures of the two that differ most: a telephone by day without scripts, a desk by night with them.
  const isKept = scripts === (width === 1280) && light === (width === 1280 ? 'dark' : 'light') && width !== 768;
  const one = new Hands(page, `${name}, ${who}`, trouble, isKept ? `task-${width}-${light}` : undefined);
  hands.push(one);
  return one;
}

// Two cooperatives of the circumstance: Ada looks after the one and runs the instance, Ben after the other.
async function settles({ number, name }) {
  const world = { workshop: `werk${number}`, garden: `garten${number}`, ada: `ada${number}@werk.example`, ben: `ben${number}@garten.example`, title: `Ladder ${number}`, name };
  for (const [handle, title, login, who, more] of [[world.workshop, `Workshop ${number}`, world.ada, `Ada ${number}`, ['--admin']], [world.garden, `Garden ${number}`, world.ben, `Ben ${number}`, []]]) {
    await instance.command(['coop', 'add', handle, '--name', title, '--summary', 'Neighbours who share.', '--language', 'en', '--place', 'Kehl', '--latitude', '48.573', '--longitude', '7.815']);
    await instance.command(['member', 'add', '--login', login, '--name', who, '--coop', handle, '--role', 'admin', '--language', 'en', '--password-stdin', ...more], `${marie.password}\n`);
  }
  return world;
}

async function everything(circumstance, isFirst) {
  const world = await settles(circumstance);
  const { scripts } = circumstance;
  const [ada, ben, cara, dora, other] = await Promise.all(['Ada', 'Ben', 'Cara', 'Dora', 'Ben elsewhere'].map((who) => person(circumstance, who)));
  await ada.task('sign in, with one mistake', () => tasks.signsIn(ada, world.ada));
  await ben.task('sign in, with one mistake', () => tasks.signsIn(ben, world.ben));
  await tasks.publishes(ada, world, scripts);
  await tasks.previews(ada, world, scripts);
  await tasks.drafts(ada, world, scripts);
  await tasks.caresFor(ada, world, scripts);
  await tasks.finds(ben, world, scripts);
  await tasks.asks(ben, world);
  await tasks.answers(ada, ben, world);
  await tasks.setsNotifications(ben);
  await tasks.invites(ada, cara, world);
  await tasks.asksToJoin(ada, dora, world);
  await tasks.looksAfterThemselves(ben, other, world);
  await tasks.runs(ada, ben, world, isFirst);
  await tasks.leaves(ada);
  for (const hand of [ada, ben, cara, dora, other]) await hand.page.context().close();
}

test('a first offer on an empty machine, which then has something to find', async () => {
  const hand = await person({ ...circumstances[0], number: 100 }, 'Marie');
  await hand.task('first offer from an empty machine', async () => {
    // The form of the one-time link: six fields, its language, its button.
    Object.assign(hand.row, { taps: 2, fields: 6 });
    await founds(hand.page, instance, { ...marie, language: 'en' }, () => hand.looks('the one-time link'));
    await hand.looks('the guide');
    // What can be done later is left for later.
    while (!await hand.page.locator('.natures').count()) {
      const url = hand.page.url();
      await hand.goes('button[value=skip]', (next) => next.href !== url);
    }
    await hand.looks('what do you have?');
    await hand.goes('.natures a[href*="kind=tool"]', /\/publish/);
    await tasks.ready(hand, true);
    await hand.types('#field-title', 'Drill');
    await hand.picks('[name=verb][value=lend]');
    await hand.goes('.finish button[value=publish]', /done=published/);
    await hand.looks('the first offer');
  });
  await hand.page.context().close();
  await addCooperatives(instance, ['hafen', 'pain']);
  await importSamples(instance);
});

test('every task in every circumstance', { concurrency: atOnce }, async (t) => {
  const began = Date.now();
  const only = process.env.ALLMENDE_CIRCUMSTANCE?.split(',');
  const wanted = circumstances.filter(({ number }) => !only || only.includes(String(number)));
  await Promise.all(wanted.map((circumstance, index) => t.test(circumstance.name, () => everything(circumstance, index === 0))));
  t.diagnostic(`${heard.looks} pages and states heard, ${Math.round((Date.now() - began) / 1_000)} s`);
  assert.deepEqual(trouble, []);
});

// Seconds are those in which somebody waited for this machine, in the middle of all circumstances.
test('how many steps it takes', (t) => {
  const rows = new Map();
  for (const hand of hands) for (const [name, row] of hand.rows) rows.set(name, [...(rows.get(name) ?? []), { ...row, scripts: !hand.circumstance.includes('without') }]);
  t.diagnostic(`${'task'.padEnd(38)} taps  fields  taps without scripts  seconds`);
  for (const [name, all] of rows) {
    const [most, plain] = [true, false].map((scripts) => all.filter((row) => row.scripts === scripts));
    const seconds = all.map((row) => row.seconds).sort((one, other) => one - other)[Math.floor(all.length / 2)];
    const [{ taps = '–', fields = '–' } = {}] = most;
    t.diagnostic(`${name.padEnd(38)} ${String(taps).padStart(4)}  ${String(fields).padStart(6)}  ${String(plain[0]?.taps ?? '–').padStart(20)}  ${seconds.toFixed(1).padStart(7)}`);
  }
});
