// Somebody's hands on a page: what they tap and type is counted, task by task, and how long the pages took their part.
import assert from 'node:assert/strict';
import { fits, hears, picture, watch, wcag } from './browser.mjs';

export const heard = { looks: 0 };

export class Hands {
  // With `pictures`, the beginning of their names, each look is kept for eyes.
  constructor(page, circumstance, trouble, pictures) {
    Object.assign(this, { page, circumstance, pictures, rows: new Map() });
    page.setDefaultTimeout(30_000);
    watch(page, trouble);
  }

  // What is done until the end of the task belongs to its row; looking at the pages is no part of it.
  async task(name, does) {
    const row = { taps: 0, fields: 0, seconds: 0 };
    const outer = [this.row, this.looking];
    [this.row, this.looking, this.name] = [row, 0, name];
    const began = Date.now();
    const found = await does().catch((error) => { throw new Error(`${this.circumstance}: ${name}: ${error.message}`, { cause: error }); });
    row.seconds = (Date.now() - began - this.looking) / 1_000;
    this.rows.set(name, row);
    [this.row, this.looking] = outer;
    return found;
  }

  #counts(what, times = 1) {
    if (this.row) this.row[what] += times;
  }

  // An address that somebody was given or had written down.
  async opens(path, status = 200) {
    const answer = await this.page.goto(path);
    assert.equal(answer.status(), status, `${this.circumstance}: ${path}`);
    return answer;
  }

  async taps(selector) {
    this.#counts('taps');
    await this.page.locator(selector).first().click();
  }

  // What is wrong on purpose is no step of the task.
  async errs(selector) {
    await this.page.locator(selector).first().click();
    await this.page.locator('#error-summary').waitFor();
  }

  // Taps what leads to another page, and waits for it.
  async goes(selector, wanted) {
    await this.taps(selector);
    await this.page.waitForURL(wanted, { waitUntil: 'load' });
  }

  async types(selector, text) {
    this.#counts('fields');
    await this.page.locator(selector).first().fill(text);
  }

  async picks(selector, value) {
    this.#counts('taps');
    const one = this.page.locator(selector).first();
    if (value === undefined) await one.check();
    else await one.selectOption(value);
  }

  // The camera is opened, and its shutter pressed.
  async photographs(selector, file) {
    this.#counts('taps', 2);
    await this.page.setInputFiles(selector, file);
  }

  // Members are told beside the request that made it happen: reloads until the page says it, as people do.
  async until(path, selector) {
    const deadline = Date.now() + 20_000;
    do {
      await this.page.goto(path);
      if (await this.page.locator(selector).count()) return;
    } while (Date.now() < deadline);
    throw new Error(`${this.circumstance}: ${path} never showed ${selector}`);
  }

  // The page as who cannot see it hears it, and as wide as its screen.
  async looks(what) {
    const began = Date.now();
    const name = `${this.circumstance}: ${this.name ?? 'between'}: ${what}`;
    await fits(this.page, name);
    await hears(this.page, name, [...wcag, 'best-practice']);
    heard.looks += 1;
    if (this.pictures) await picture(this.page, `${this.pictures}-${`${this.name ?? ''} ${what}`.replaceAll(/[^a-z]+/gi, '-')}`);
    this.looking += Date.now() - began;
  }
}
