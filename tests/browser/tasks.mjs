// What people of a cooperative do, each task written once: hands (hands.mjs), the world that they live in (tasks.test.mjs), and whether their browser runs scripts.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { marie } from './instance.mjs';

const photo = new URL('../../config/samples/images/cargo-bike.jpg', import.meta.url).pathname;
const password = marie.password;

// The form of publishing, and its script where scripts run.
export const ready = async ({ page }, scripts) => scripts && page.locator('[data-ready]').waitFor({ state: 'attached' });

export async function signsIn(hand, login) {
  await hand.opens('/');
  await hand.goes('a.enter', /\/sign-in/);
  await hand.types('[name=login]', login);
  await hand.page.fill('[name=password]', 'not this one');
  await hand.errs('main form button.button');
  await hand.looks('refused');
  await hand.types('[name=password]', password);
  await hand.goes('main form button.button', /\/home$/);
  await hand.looks('home with nothing in it');
}

// Publishing: with a photo, a look at how it will look, and another one like it; what was begun is found again.
export async function publishes(hand, world, scripts) {
  const { page } = hand;
  await hand.task('further offer with a photo', async () => {
    await hand.opens('/home');
    await hand.goes(`main a[href="/coops/${world.workshop}/publish"]`, /\/publish/);
    await ready(hand, scripts);
    await hand.looks('the empty form');
    await hand.photographs('[name=photo1]', photo);
    if (scripts) await page.locator('.shot canvas').waitFor();
    await hand.picks('[name=verb][value=lend]');
    await hand.types('#field-title', world.title);
    if (scripts) await hand.looks('filled in');
    await hand.goes('.finish button[value=publish]', /done=published/);
    assert.equal(await page.locator('.gallery img').count(), 1, hand.circumstance);
  });
  await hand.looks('the offer that is out');
  world.listing = new URL(page.url()).pathname;
}

export async function previews(hand, world, scripts) {
  const { page } = hand;
  await hand.task('offer in steps, with a preview', async () => {
    await hand.opens(`/coops/${world.workshop}/publish`);
    await ready(hand, scripts);
    await hand.errs('.finish button[value=publish]');
    await ready(hand, scripts);
    await hand.looks('refused when it is empty');
    await hand.picks('[name=verb][value=give]');
    await hand.types('#field-title', `${world.title}, given away`);
    await hand.picks('[name=nature][value=good]');
    await hand.types('#field-conditions', 'Fetch it yourself.');
    await hand.types('#field-place', 'Kehl');
    await hand.types('#field-body', 'Four metres, **light**.');
    await hand.goes('.finish button[value=preview]', /preview=1/);
    await page.locator('.preview').waitFor();
    await ready(hand, scripts);
    await hand.looks('the preview');
    await hand.goes('.finish button[value=publish]', /done=published/);
  });
}

export async function drafts(hand, world, scripts) {
  const { page } = hand;
  await hand.task('draft left and found again', async () => {
    await hand.opens(`/coops/${world.workshop}/publish`);
    await ready(hand, scripts);
    await hand.types('#field-title', `${world.title}, not ready`);
    if (scripts) {
      await page.locator('#field-title').blur();
      await page.waitForFunction(() => document.querySelector('[data-said]').textContent === 'Draft saved.');
    } else {
      const sent = page.waitForResponse((answer) => answer.request().method() === 'POST');
      await hand.taps('button[value=save]');
      await sent;
      await page.waitForLoadState();
    }
    await hand.opens('/home');
    await hand.looks('home with a draft');
    await hand.goes('main .care a[href$="/edit"]', /\/edit/);
    assert.equal(await page.inputValue('#field-title'), `${world.title}, not ready`);
    await hand.opens('/home');
    await hand.goes('main .care a.danger', /\/remove/);
    await hand.looks('sure about the draft');
    await hand.goes('main button.danger', /done=draft-discarded/);
  });
}

export async function caresFor(hand, world, scripts) {
  const { page } = hand;
  await hand.task('duplicate', async () => {
    await hand.opens(world.listing);
    await hand.goes('form[action$="/duplicate"] button', /done=duplicated/);
    await ready(hand, scripts);
    await hand.looks('another one like it');
    await hand.goes('.finish button[value=publish]', /done=published/);
  });
  const copy = new URL(page.url()).pathname;
  await hand.task('close and reopen', async () => {
    await hand.opens(copy);
    await hand.taps('#close > summary');
    await hand.picks('#close [name=became][value=gone]');
    await hand.looks('closing');
    await hand.goes('#close form button', /done=closed/);
    await hand.looks('closed');
    await hand.goes('form[action$="/publish"] button', /done=published/);
  });
}

export async function finds(hand, world, scripts) {
  const { page } = hand;
  // With scripts results change by themselves; without them there is a button.
  const searches = async (wanted) => (scripts ? page.waitForURL(wanted) : hand.goes('#finding .search button', wanted));
  const settled = () => page.waitForFunction(() => !document.querySelector('[aria-busy]'));
  await hand.task('find by words and kind', async () => {
    await hand.opens('/');
    await hand.looks('the catalogue');
    await hand.types('#field-q', world.title);
    await searches(/q=Ladder/);
    await hand.goes('#kind-tool, #kind-good', /nature=/);
    if (scripts) await settled();
    await hand.looks('found');
    await hand.goes('#look-list', /view=list/);
    if (scripts) await settled();
    await hand.looks('as a list');
    await hand.goes('#chip-q', (url) => !url.searchParams.has('q'));
  });
  await hand.task('find near a town', async () => {
    await hand.opens('/');
    await hand.types('#field-near', 'Straßburg');
    await searches(/near=/);
    await page.locator('.far').first().waitFor();
    if (scripts) await settled();
    await hand.looks('near');
    await hand.goes('#results h3 a', /\/listings\//);
  });
  await hand.task('find on the map', async () => {
    await hand.opens('/');
    await hand.goes('.looks a[href^="/map"]', /\/map/);
    await hand.looks('the map');
    await hand.goes('#map-in', /at=/);
    if (scripts) await settled();
    await hand.looks('nearer');
    const spot = page.locator('.spot').first();
    if (await spot.count()) await spot.focus();
    await hand.opens('/map?near=Strasbourg&km=10');
    await hand.goes('.spots a', /\/listings\//);
  });
  await hand.task('print sheet for the notice board', async () => {
    await hand.opens(world.listing);
    await hand.goes('a[href$="/sheet"]', /\/sheet/);
    await hand.looks('the sheet');
    assert.equal(await page.locator('[data-print]').isVisible(), scripts, 'the button is a script');
  });
}

export async function asks(ben, world) {
  await ben.task('ask', async () => {
    await ben.opens(world.listing);
    await ben.types('form[action$="/ask"] [name=body]', 'Is it free on Saturday?');
    await ben.goes('form[action$="/ask"] button', /\/inquiries\//);
    await ben.looks('asked');
  });
  world.thread = new URL(ben.page.url()).pathname;
}

export async function answers(ada, ben, world) {
  const { page } = ada;
  await ada.task('read what is new', async () => {
    await ada.until('/home', '.bell .count');
    await ada.looks('home with a question');
    await ada.goes('.bell', /\/notifications$/);
    await ada.looks('notifications');
    await ada.goes(`.told.unread a`, /\/inquiries\/|\/home|\/reports|\/listings/);
  });
  await ada.task('answer', async () => {
    await ada.opens('/home');
    await ada.goes(`main .todo a[href="/coops/${world.workshop}/inquiries"]`, /\/inquiries/);
    await ada.looks('the questions');
    await ada.goes(`main a[href="${world.thread}"]`, /\/inquiries\//);
    await ada.goes('button[value=free]', /#answer$/);
    assert.notEqual(await page.inputValue('[name=body]'), '', 'a short answer is a beginning');
    await ada.looks('about to answer');
    await ada.goes('#answer button.button', /done=answered/);
  });
  await ada.task('agree, with the offer reserved', async () => {
    await ada.taps('details:has([name=what]) > summary');
    await ada.types('[name=what]', 'The ladder');
    await ada.types('[name=until]', '2031-05-04');
    await ada.picks('[name=listing]', 'reserved');
    await ada.looks('about to agree');
    await ada.goes('button[value=agreed]', /done=outcome-agreed/);
    await ada.looks('agreed');
  });
  await ada.task('archive', async () => {
    await ada.goes('form[action$="/archive"] button', /done=archived/);
    await ada.opens(`/coops/${world.workshop}/inquiries?show=archived`);
    await ada.looks('the archive');
  });
  await ben.task('read the answer', async () => {
    await ben.until('/notifications', '.told.unread');
    await ben.looks('notifications');
    await ben.goes(`.told.unread a`, (url) => url.pathname === world.thread);
    await ben.looks('the thread');
  });
}

export async function setsNotifications(hand) {
  await hand.task('set notifications', async () => {
    await hand.opens('/notifications');
    await hand.goes('main a[href="/settings/notifications"]', /\/settings\/notifications/);
    await hand.looks('the settings');
    await hand.page.locator('[name=page]').first().uncheck();
    await hand.goes('main form[action="/settings/notifications"] button.button', /done=saved/);
  });
}

export async function invites(ada, cara, world) {
  await ada.task('invite', async () => {
    await ada.opens('/home');
    await ada.goes(`main a[href="/coops/${world.workshop}/members"]`, /\/members/);
    await ada.looks('the members');
    await ada.taps('form[action$="/invitations"] button');
    await ada.page.locator('#invite-link').waitFor();
    await ada.looks('the invitation, with its code');
  });
  const link = (await ada.page.textContent('#invite-link')).trim();
  await cara.task('join by an invitation', async () => {
    await cara.opens(new URL(link).pathname);
    await cara.looks('the invitation');
    await cara.errs('main form button.button');
    await cara.looks('refused when it is empty');
    await cara.types('[name=display_name]', 'Cara בת');
    await cara.types('[name=login]', `cara-${world.workshop}`);
    await cara.types('[name=password]', password);
    await cara.goes('main form button.button', /\/home/);
    await cara.looks('home of a new member');
  });
}

export async function asksToJoin(ada, dora, world) {
  await ada.task('let people ask to join', async () => {
    await ada.opens(`/coops/${world.workshop}/members`);
    await ada.picks('[name=join_open]');
    await ada.types('[name=join_words]', 'We meet on Mondays.');
    await ada.goes('form[action$="/joining"] button', /done=saved/);
  });
  let link;
  await dora.task('ask to join', async () => {
    await dora.opens(`/coops/${world.workshop}`);
    await dora.looks('the cooperative, as a stranger');
    await dora.goes('a[href$="/join"]', /\/join$/);
    await dora.errs('main form button.button');
    await dora.looks('refused when it is empty');
    await dora.types('[name=display_name]', 'Dora');
    await dora.types('[name=login]', `dora-${world.workshop}`);
    await dora.types('[name=why]', 'I live next door.');
    await dora.goes('main form button.button', /\/joining\//);
    await dora.looks('waiting');
    link = (await dora.page.textContent('#join-link')).trim();
  });
  await ada.task('approve', async () => {
    await ada.opens('/home');
    await ada.goes(`main a[href="/coops/${world.workshop}/members#asking"]`, /#asking/);
    await ada.looks('somebody asks');
    await ada.goes('#asking button[value=accept]', /done=join-accepted/);
    await ada.looks('a member more');
  });
  await dora.task('come in after a yes', async () => {
    await dora.opens(new URL(link).pathname);
    await dora.looks('accepted');
    await dora.types('[name=password]', password);
    await dora.goes('main form:has([name=password]) button.button', /\/home/);
  });
  await ada.task('change a role', async () => {
    await ada.opens(`/coops/${world.workshop}/members`);
    const line = 'li:has-text("Cara")';
    await ada.taps(`${line} details > summary`);
    await ada.picks(`${line} [name=role]`, 'steward');
    await ada.looks('a role');
    await ada.goes(`${line} button[value=role]`, /done=saved/);
  });
}

export async function looksAfterThemselves(hand, other, world) {
  const { page } = hand;
  await hand.task('profile', async () => {
    await hand.opens('/home');
    await hand.taps('.menu > summary');
    await hand.looks('the menu');
    await hand.goes('.menu a[href="/settings"]', /\/settings$/);
    await hand.looks('settings');
    await hand.types('[name=display_name]', 'Ben 🌻 بن');
    await hand.goes('form[action="/settings"] button', /done=saved/);
  });
  await hand.task('privacy', async () => {
    await hand.goes('.foot a[href="/privacy"]', /\/privacy$/);
    await hand.looks('privacy');
  });
  await hand.task('take own data along', async () => {
    await hand.opens('/settings');
    const [download] = await Promise.all([page.waitForEvent('download'), hand.taps('a[href="/settings/data"]')]);
    assert.match(await readFile(await download.path(), 'utf8'), new RegExp(world.ben), hand.circumstance);
  });
  await hand.task('end other sessions', async () => {
    await other.opens('/sign-in');
    await other.types('[name=login]', world.ben);
    await other.types('[name=password]', password);
    await other.goes('main form button.button', /\/home$/);
    await hand.opens('/settings');
    await hand.looks('settings with two sessions');
    await hand.goes('form[action$="/end-others"] button', /done=session-ended/);
    await other.page.goto('/settings');
    assert.match(other.page.url(), /\/sign-in/, 'the other session has ended');
    await other.looks('signed out from elsewhere');
  });
}

export async function runs(ada, ben, world, isFirst) {
  const { page } = ada;
  await ben.task('report', async () => {
    await ben.opens(world.listing);
    await ben.goes('a[href^="/report?"]', /\/report\?/);
    await ben.errs('main form button.button');
    await ben.looks('refused when it is empty');
    await ben.types('[name=content]', `It wobbles, ${world.name}.`);
    await ben.goes('main form button.button', /done=reported/);
  });
  await ada.task('decide about a report', async () => {
    await ada.opens('/home');
    await ada.goes('main .todo a[href="/reports"]', /\/reports/);
    await ada.looks('the reports');
    await ada.goes(`li:has-text("${world.name}.") a`, /\/reports\//);
    await ada.looks('a report');
    await ada.types('[name=note]', 'It was mended.');
    await ada.goes('button[value=done]', /done=saved/);
  });
  await ada.task('see how the instance is', async () => {
    await ada.opens('/home');
    await ada.taps('.menu > summary');
    await ada.goes('.menu a[href="/running"]', /\/running$/);
    await ada.looks('how it is');
    await ada.goes('.tabs a[href="/running/doctor"]', /doctor/);
    await ada.looks('the doctor before');
    await ada.taps('form[action="/running/doctor"] button');
    await page.locator('#look-inbox .verdict:not(:empty)').waitFor();
    await page.locator('#look-machine .verdict').first().waitFor();
    await ada.looks('the doctor after');
  });
  await ada.task('change settings of the instance', async () => {
    await ada.opens('/running/settings');
    await ada.looks('settings of the instance');
    await ada.types('[name=rules]', `Bring it back, ${world.name}.`);
    await ada.goes('form[action="/running/settings"] button', /done=saved/);
    await ada.goes('.tabs a[href="/running/log"]', /log/);
    await ada.looks('the log');
    assert.match(await page.textContent('main'), new RegExp(`Ada ${world.workshop.slice(4)}\\b`));
    await ada.opens('/running/backups');
    await ada.looks('copies');
  });
  if (!isFirst) return;
  await ada.task('make and take a copy', async () => {
    await ada.goes('form[action="/running/backups"] button', /done=backup/);
    await ada.types('[name=password]', password);
    await ada.looks('a copy');
    const [download] = await Promise.all([page.waitForEvent('download'), ada.taps('form[action^="/running/backups/"] button')]);
    assert.equal((await readFile(await download.path())).subarray(0, 15).toString(), 'SQLite format 3');
  });
}

export async function leaves(hand) {
  const { page } = hand;
  await hand.task('switch the language', async () => {
    await hand.opens('/coops');
    await hand.picks('#foot-language', 'pl');
    await hand.goes('.language button', /\/coops/);
    assert.equal(await page.getAttribute('html', 'lang'), 'pl');
    await hand.looks('in Polish');
  });
  await hand.task('sign out', async () => {
    await hand.taps('.menu > summary');
    await hand.goes('form[action="/sign-out"] button', /\/$|\/\?/);
    await hand.looks('signed out');
  });
}
