// The browser that all these tests drive, and how they look at a page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const binary = process.env.ALLMENDE_BINARY ?? new URL('../../target/debug/allmende', import.meta.url).pathname;
export const artefacts = new URL('./artefacts/', import.meta.url).pathname;

// What every page keeps to; best practice comes on top where a page is whole.
export const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// The browser, and what keeps it from speaking with anybody else.
export const executable = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function launch() {
  return chromium.launch({ executablePath: executable, args: flags });
}

// Notes whatever goes wrong behind the pages, and whatever asks another machine.
export function watch(page, trouble) {
  page.on('console', (message) => message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && trouble.push(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(`${page.url()}: ${error}`));
  page.on('response', (response) => response.status() >= 500 && trouble.push(`${response.status()} ${response.url()}`));
  page.on('request', (request) => !request.url().startsWith('http://localhost:') && !request.url().startsWith('data:') && trouble.push(`asks elsewhere: ${request.url()}`));
}

// What is wider than the screen, in words; empty for nothing.
export function tooWide(page) {
  return page.evaluate(() => {
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (over <= 0) return '';
    return `${over} px: ${[...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map((one) => one.outerHTML.slice(0, 120)).join(' | ')}`;
  });
}

export async function fits(page, name) {
  assert.equal(await tooWide(page), '', `${name} is wider than its screen`);
}

// The audit is a script itself. On a page of a context without scripts it runs once the page is there and none of its own came: they are let in for the audit only.
const shut = new WeakMap();

export async function auditsWithoutScripts(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setScriptExecutionDisabled', { value: true });
  shut.set(page, devtools);
}

// What somebody who cannot see the page would stumble over, a line each.
export async function violations(page, rules = wcag) {
  await shut.get(page)?.send('Emulation.setScriptExecutionDisabled', { value: false });
  if (!await page.evaluate(() => Boolean(globalThis.axe))) await page.evaluate(axe);
  const found = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: values, resultTypes: ['violations'], preload: false }), rules);
  await shut.get(page)?.send('Emulation.setScriptExecutionDisabled', { value: true });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(' ')}`);
}

export async function hears(page, name, rules = wcag) {
  assert.deepEqual(await violations(page, rules), [], name);
}

// A page glides in for a moment where motion is welcome. Whatever changes the size of the window meanwhile breaks that off, with an error that is nobody's fault; a picture of a whole page changes it for a moment.
export async function still(page) {
  for (let look = 0; look < 500; look += 1) {
    if (await page.evaluate(() => performance.getEntriesByName('first-paint').length > 0 && !document.activeViewTransition)) return;
    await page.waitForTimeout(20);
  }
  assert.fail(`${page.url()} does not come to rest`);
}

// Keeps a picture of the page among the artefacts: all of it, or what the window shows.
export async function picture(page, name, fullPage = true) {
  await still(page);
  await page.screenshot({ path: `${artefacts}${name}.png`, fullPage });
}
