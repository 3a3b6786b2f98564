// Notifications on a device: turned on in a real browser, sent by the real program to a push service, read with another implementation of the standards,
// and shown by the service worker. A browser in a test reaches no push service of its maker, so this test is one: what it was given is handed to the worker.
import assert from 'node:assert/strict';
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { artefacts, binary, fits, hears, launch, picture, still, watch } from './browser.mjs';
import { marie, start } from './instance.mjs';
import { joins, publishes, settle, until } from './site.mjs';

const small = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };
const button = 'form[data-push-on] button';
const trouble = [];
let browser;
let instance;
let service;
let steffi;
let listing;

// A push service (RFC 8030): keeps what it is given by its path, and answers as it was told.
async function startService() {
  const given = new Map();
  const answers = new Map();
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    given.set(request.url, [...(given.get(request.url) ?? []), { method: request.method, headers: request.headers, body: Buffer.concat(chunks) }]);
    response.writeHead(answers.get(request.url) ?? 201).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://localhost:${server.address().port}`;
  return { origin, given: (path) => given.get(path) ?? [], answers, stop: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }) };
}

// What a browser makes when it subscribes: a key pair and a secret.
function subscription(path) {
  const ecdh = createECDH('prime256v1');
  const auth = randomBytes(16);
  const p256dh = ecdh.generateKeys();
  return { path, ecdh, auth, p256dh, said: { endpoint: service.origin + path, keys: { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') } } };
}

// RFC 8291 and 8188, written from the standards: one record, whose padding begins with the octet 2.
function opened({ ecdh, auth, p256dh }, body) {
  const [salt, rs, length] = [body.subarray(0, 16), body.readUInt32BE(16), body[20]];
  const sender = body.subarray(21, 21 + length);
  const record = body.subarray(21 + length);
  assert.ok(record.length <= rs && body.length <= 4096, 'one record');
  const derive = (secret, by, info, bytes) => Buffer.from(hkdfSync('sha256', secret, by, info, bytes));
  const secret = derive(ecdh.computeSecret(sender), auth, Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, sender]), 32);
  const key = derive(secret, salt, 'Content-Encoding: aes128gcm\0', 16);
  const nonce = derive(secret, salt, 'Content-Encoding: nonce\0', 12);
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(record.subarray(-16));
  const text = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  const end = text.findLastIndex((byte) => byte !== 0);
  assert.equal(text[end], 2, 'the last record');
  return text.subarray(0, end).toString();
}

// RFC 8292: who sent it, as a push service finds out. The public key.
function sender(authorization, origin) {
  const [, token, k] = authorization.match(/^vapid t=([\w.-]+), k=([\w-]+)$/);
  const [head, claims, signature] = token.split('.');
  const point = Buffer.from(k, 'base64url');
  const key = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') } });
  assert.ok(verify('sha256', `${head}.${claims}`, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')), 'signed with the key it names');
  assert.deepEqual(JSON.parse(Buffer.from(head, 'base64url')), { typ: 'JWT', alg: 'ES256' });
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url'));
  assert.equal(aud, origin);
  assert.ok(exp > Date.now() / 1000 && exp <= Date.now() / 1000 + 86_400);
  assert.match(sub, /^(mailto:|https?:)/);
  return k;
}

// A browser of Marie's, in which only subscribing is played.
async function device(path, options = {}) {
  const context = await browser.newContext({ baseURL: instance.address, viewport: small, locale: 'en-GB', reducedMotion: 'reduce', ...options });
  await context.grantPermissions(['notifications'], { origin: instance.address });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  watch(page, trouble);
  const own = subscription(path);
  await page.addInitScript((said) => {
    PushManager.prototype.subscribe = async function subscribe(options) {
      sessionStorage.setItem('asked', JSON.stringify({ visible: options.userVisibleOnly, key: [...new Uint8Array(options.applicationServerKey)] }));
      return { ...said, toJSON: () => said };
    };
  }, own.said);
  return { context, page, own };
}

async function turnsOn(path) {
  const { context, page, own } = await device(path);
  await page.goto('/sign-in');
  await page.fill('[name=login]', marie.login);
  await page.fill('[name=password]', marie.password);
  await page.click('main form button.button');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.goto('/settings/notifications');
  await page.click(button);
  await page.waitForURL(/done=push-on/);
  return { context, page, own };
}

async function look(page, name) {
  for (const [size, viewport] of Object.entries({ small, desk })) {
    for (const colorScheme of ['light', 'dark']) {
      await still(page);
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await fits(page, `${name} ${size}`);
      await hears(page, `${name} ${size} ${colorScheme}`);
      await picture(page, `push-${name}-${size}-${colorScheme}`);
    }
  }
}

before(async () => {
  await mkdir(artefacts, { recursive: true });
  [browser, instance, service] = await Promise.all([launch(), start(binary), startService()]);
  const founder = await settle(instance);
  steffi = await joins(instance, 'steffi', 'Steffi', 'hafen', 'steward');
  listing = await publishes(founder, 'velo', 'Drill with a case');
});

after(async () => {
  await browser?.close();
  await instance?.stop();
  await service?.stop();
});

const asks = () => steffi.does(`${listing}/ask`, [['as', 'hafen'], ['body', 'The door’s code is 1234. Is it free on Saturday?']]);

test('a question is shown on the device, once, and a click leads to it', async () => {
  const { context, page, own } = await turnsOn('/send/first');
  assert.equal(await page.locator(button).count(), 0);
  assert.equal(await page.locator('#devices li').count(), 1);
  await look(page, 'on');
  await asks();
  const [post] = await until('the push service is asked', () => service.given('/send/first').length > 0 && service.given('/send/first'));
  assert.equal(post.method, 'POST');
  for (const [name, value] of [['content-encoding', 'aes128gcm'], ['ttl', '86400'], ['urgency', 'normal']]) assert.equal(post.headers[name], value, name);
  assert.match(post.headers.topic, /^[\w-]{1,32}$/);
  const asked = JSON.parse(await page.evaluate(() => sessionStorage.getItem('asked')));
  assert.equal(asked.visible, true);
  assert.equal(sender(post.headers.authorization, service.origin), Buffer.from(asked.key).toString('base64url'), 'the key to which the browser tied it');
  const text = opened(own, post.body);
  assert.ok(!text.includes('1234'), 'never a word of what was written');
  const said = JSON.parse(text);
  assert.match(said.body, /asks about “Drill with a case”/);

  const devtools = await context.newCDPSession(page);
  let registration;
  devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => { registration = registrations.find((one) => !one.isDeleted)?.registrationId ?? registration; });
  await devtools.send('ServiceWorker.enable');
  await until('the worker is known', () => registration);
  const shown = () => page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body, tag, lang, data }) => ({ title, body, tag, lang, data })));
  for (let times = 0; times < 2; times += 1) {
    await devtools.send('ServiceWorker.deliverPushMessage', { origin: instance.address, registrationId: registration, data: text });
    await until('the notification is there', async () => (await shown()).length > 0);
  }
  assert.deepEqual(await shown(), [{ title: said.title, body: said.body, tag: said.tag, lang: 'en', data: { path: said.path } }], 'twice is once');

  await page.goto('/home');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller));
  const [worker] = context.serviceWorkers();
  await worker.evaluate(async () => {
    const [notification] = await self.registration.getNotifications();
    self.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
  });
  await page.waitForURL((url) => url.pathname.startsWith('/inquiries/'));
  assert.deepEqual(await page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).length), 0);

  // What does not come from the server's own program leads to no other place.
  await page.goto('/home');
  await worker.evaluate(async () => {
    await self.registration.showNotification('x', { data: { path: 'https://evil.example/' } });
    const [notification] = await self.registration.getNotifications();
    self.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
  });
  await page.waitForURL((url) => url.pathname === '/notifications');
  await context.close();
});

test('whoever signs out is shown nothing, and a browser that is gone is forgotten', async () => {
  const out = await turnsOn('/send/out');
  const stays = await turnsOn('/send/stays');
  assert.equal(await stays.page.locator('#devices li').count(), 3);
  await out.page.click('.menu > summary');
  await out.page.click('form[action="/sign-out"] button');
  await out.page.waitForURL((url) => url.pathname !== '/settings/notifications');
  await asks();
  await until('the other device is told', () => service.given('/send/stays').length === 1);
  // The program sends the oldest first, and each device by itself: what this one gets says nothing about another, the table does.
  await stays.page.goto('/settings/notifications');
  assert.equal(await stays.page.locator('#devices li').count(), 2);
  assert.equal(service.given('/send/out').length, 0);
  assert.match(await stays.page.locator('#devices li:has(.tag)').textContent(), /Last notification/);

  service.answers.set('/send/stays', 410);
  await asks();
  await until('the push service says that it is gone', () => service.given('/send/stays').length === 2);
  await until('it is off', async () => {
    await stays.page.goto('/settings/notifications');
    return await stays.page.locator('#devices li').count() === 1;
  });
  assert.ok(await stays.page.locator(button).isVisible(), 'it can be turned on again');
  await stays.page.click(button);
  await stays.page.waitForURL(/done=push-on/);
  await stays.page.click('form[data-push-off] button');
  await stays.page.waitForURL(/done=push-off/);
  assert.equal(await stays.page.locator('#devices li').count(), 1);
  await look(stays.page, 'off');
  await Promise.all([out.context.close(), stays.context.close()]);
});

test('without scripts, or where the browser does not allow it, a sentence says so', async () => {
  const { context, page } = await turnsOn('/send/plain');
  const cookies = await context.cookies();
  await page.click('form[data-push-off] button');
  await page.waitForURL(/done=push-off/);
  await context.clearPermissions();
  await page.evaluate(() => { Notification.requestPermission = async () => 'denied'; });
  await page.click(button);
  await page.waitForFunction(() => document.querySelector('form[data-push-on] [role=status]').textContent.includes('does not allow'));
  const plain = await browser.newContext({ baseURL: instance.address, viewport: small, locale: 'en-GB', javaScriptEnabled: false });
  await plain.addCookies(cookies);
  const scriptless = await plain.newPage();
  await scriptless.goto('/settings/notifications');
  assert.equal(await scriptless.locator(button).isVisible(), false);
  assert.ok(await scriptless.locator('[data-push-cannot]').isVisible());
  await picture(scriptless, 'push-plain');
  await Promise.all([context.close(), plain.close()]);
  assert.deepEqual(trouble.splice(0), []);
});
