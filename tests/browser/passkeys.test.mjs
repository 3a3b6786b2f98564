// Passkeys with a real browser and an authenticator that it plays (WebAuthn in the DevTools protocol); and without scripts, the password.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { binary, fits, hears, launch } from './browser.mjs';
import { founds, marie as mariesCoop, start } from './instance.mjs';

const phone = { width: 390, height: 844 };
let browser;
let velo;

before(async () => {
  browser = await launch();
  velo = await start(binary);
});

after(async () => {
  await browser?.close();
  await velo?.stop();
});

async function person(options = {}) {
  const context = await browser.newContext({ baseURL: velo.address, viewport: phone, locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('console', (message) => message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && assert.fail(message.text()));
  return page;
}

async function look(page, name) {
  await fits(page, name);
  await hears(page, name);
}

test('a passkey signs in, and without scripts the password does', async () => {
  const marie = await person();
  const devtools = await marie.context().newCDPSession(marie);
  await devtools.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options });
  await founds(marie, velo, mariesCoop);

  await marie.goto('/settings');
  await look(marie, 'settings');
  const adding = 'form[action="/settings/passkeys/new"]';
  await marie.fill(`${adding} [name=name]`, 'my telephone');
  await marie.fill(`${adding} [name=password]`, mariesCoop.password);
  await marie.click(`${adding} button`);
  await marie.waitForURL((url) => url.search === '?done=passkey-added');
  assert.equal(await marie.locator('main li strong, main li p').filter({ hasText: 'my telephone' }).count(), 1);
  await look(marie, 'settings with a passkey');

  await marie.click('.menu > summary');
  await marie.click('form[action="/sign-out"] button');
  await marie.goto('/sign-in?next=/settings');
  await look(marie, 'sign-in');
  await marie.click('form[action="/sign-in/passkey"] button');
  await marie.waitForURL((url) => url.pathname === '/settings');

  // Somebody who cannot verify themselves gets a sentence and another try, and the way back.
  await marie.click('.menu > summary');
  await marie.click('form[action="/sign-out"] button');
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await marie.goto('/sign-in');
  await marie.click('form[action="/sign-in/passkey"] button');
  await marie.waitForSelector('text=That did not work');
  await look(marie, 'passkey refused');
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await marie.click('[data-passkey-go]');
  await marie.waitForURL((url) => url.pathname === '/home');

  await marie.goto('/settings');
  await marie.click('form[action$="/remove"] button');
  await marie.waitForURL((url) => url.search === '?done=passkey-removed');
  await marie.click('.menu > summary');
  await marie.click('form[action="/sign-out"] button');
  await marie.goto('/sign-in');
  await marie.click('form[action="/sign-in/passkey"] button');
  await marie.waitForSelector('text=/This passkey is not known here|That did not work/');
  await marie.goto('/reset');
  await look(marie, 'forgotten password');

  const plain = await person({ javaScriptEnabled: false });
  await plain.goto('/sign-in');
  assert.equal(await plain.locator('form[action="/sign-in/passkey"] button').isVisible(), false, 'offered only where it works');
  await plain.fill('[name=login]', 'marie@velo.example');
  await plain.fill('[name=password]', mariesCoop.password);
  await plain.click('main form button.button');
  await plain.waitForURL((url) => url.pathname === '/home');
  await plain.goto('/settings');
  assert.equal(await plain.locator('form[action="/settings/passkeys/new"]').isVisible(), false);
});
