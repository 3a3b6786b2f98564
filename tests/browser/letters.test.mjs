// Letters go only to whoever says that the address is theirs: what the settings say before, meanwhile and afterwards, and the page behind the link.
// No script, and a mail server that takes whatever comes.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { artefacts, binary, fits, hears, launch, picture } from './browser.mjs';
import { founds, marie as mariesCoop, start } from './instance.mjs';

const login = `${'bohrhammerverleih.'.repeat(3)}marie@${'genossenschaft-'.repeat(3)}velo.example`;
const letters = [];
let browser;
let velo;
let mail;

// As much of RFC 5321 as one sender needs.
function takes(socket) {
  let waits = '';
  let isLetter = false;
  const says = (line) => socket.write(`${line}\r\n`);
  says('220 mail.example');
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    waits += bytes;
    for (;;) {
      const end = isLetter ? waits.indexOf('\r\n.\r\n') : waits.indexOf('\r\n');
      if (end < 0) return;
      const said = waits.slice(0, end);
      waits = waits.slice(end + (isLetter ? 5 : 2));
      if (isLetter) {
        letters.push(said);
        isLetter = false;
        says('250 taken');
      } else if (said === 'DATA') {
        isLetter = true;
        says('354 go on');
      } else if (said === 'QUIT') {
        socket.end('221 bye\r\n');
      } else says('250 fine');
    }
  });
}

function readable(letter) {
  const [head, ...rest] = letter.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  return body.replaceAll('=\r\n', '').replaceAll(/(?:=[0-9A-F]{2})+/g, (codes) => Buffer.from(codes.replaceAll('=', ''), 'hex').toString());
}

before(async () => {
  await mkdir(artefacts, { recursive: true });
  mail = createServer(takes).listen(0, '127.0.0.1');
  await once(mail, 'listening');
  browser = await launch();
  velo = await start(binary, {
    ALLMENDE_MAIL__HOST: '127.0.0.1',
    ALLMENDE_MAIL__PORT: String(mail.address().port),
    ALLMENDE_MAIL__SECURITY: 'none',
    ALLMENDE_MAIL__SENDER: 'allmende@velo.example',
  });
});

after(async () => {
  await browser?.close();
  await velo?.stop();
  mail?.close();
});

const options = { locale: 'en-GB', reducedMotion: 'reduce' };

async function person() {
  const context = await browser.newContext({ ...options, baseURL: velo.address, viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
}

async function look(page, name) {
  for (const [size, viewport] of Object.entries({ least: { width: 320, height: 640 }, small: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } })) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ ...options, baseURL: velo.address, viewport, colorScheme });
      await context.addCookies(await page.context().cookies());
      const eye = await context.newPage();
      await eye.goto(page.url());
      await fits(eye, `${name} ${size}`);
      await hears(eye, `${name} ${size} ${colorScheme}`);
      await picture(eye, `letters-${name}-${size}-${colorScheme}`);
      await context.close();
    }
  }
}

test('letters start when the owner of the address says so, on whatever device', async () => {
  const marie = await person();
  await founds(marie, velo, { ...mariesCoop, login, language: 'en' });
  await marie.goto('/settings/notifications');
  await look(marie, 'none');
  await marie.selectOption('[name=daily]', '7');
  await marie.click('form[action="/settings/notifications"] button.button');

  const deadline = Date.now() + 10_000;
  while (!letters.length && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(letters.length, 1, velo.log());
  const link = readable(letters[0]).match(/http:\S+\/confirm\/\S+/)[0];
  await marie.goto('/settings/notifications');
  let standing = await marie.textContent('main');
  while (!standing.includes('We sent a letter') && Date.now() < deadline) {
    await marie.reload();
    standing = await marie.textContent('main');
  }
  assert.match(standing, /We sent a letter/);
  await look(marie, 'sent');

  const telephone = await person();
  await telephone.goto(link);
  await look(telephone, 'asked');
  await telephone.click('main form button.button');
  assert.match(await telephone.textContent('main'), /is confirmed/);
  await look(telephone, 'confirmed');
  await marie.goto('/settings/notifications');
  assert.match(await marie.textContent('main'), /This address is confirmed/);
  await look(marie, 'known');
  await telephone.goto(`${velo.address}/confirm/nonsense`);
  await look(telephone, 'over');
  assert.equal(letters.length, 1);
});
