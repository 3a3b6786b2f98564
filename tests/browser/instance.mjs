// A real server process with its own data directory on a free loopback port.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

// Starts one, waits until it is ready, and gives its address and its one-time link. `settings` are further variables of its environment.
export async function start(binary, settings = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'allmende-browser-'));
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const env = {
    PATH: process.env.PATH,
    ALLMENDE_INSTANCE__URL: address,
    ALLMENDE_INSTANCE__DEVELOPMENT: 'true',
    ALLMENDE_HTTP__LISTEN: `127.0.0.1:${port}`,
    ALLMENDE_DATA__DIRECTORY: join(directory, 'data'),
    ...settings,
  };
  const child = spawn(binary, ['serve'], { cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { said += text; });
  const deadline = Date.now() + 60_000;
  let link;
  while (!link) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`the server did not start:\n${said}`);
    link = said.match(/\/setup\/[\w-]+/)?.[0];
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    address,
    handleHost: `localhost:${port}`,
    setup: address + link,
    log: () => said,
    // A command at the machine, as who runs the instance gives it; what it prints.
    async command(words, input = '') {
      const command = spawn(binary, words, { cwd: directory, env, stdio: ['pipe', 'pipe', 'pipe'] });
      command.stdin.end(input);
      const [printed, complaint, [code]] = await Promise.all([text(command.stdout), text(command.stderr), once(command, 'exit')]);
      if (code !== 0) throw new Error(`${words.join(' ')}: ${complaint}`);
      return printed;
    },
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await rm(directory, { recursive: true, force: true });
    },
  };
}

// Marie, who founds the cooperative in most stories.
export const marie = { name: 'Vélo Commun', handle: 'velo', language: 'fr', place: 'Strasbourg', person: 'Marie', login: 'marie@velo.example', password: 'a long enough password' };

// Somebody founds the first cooperative of a new instance by its one-time link, runs the instance from then on, and is signed in.
// `seen` is called when the empty form is there.
export async function founds(page, instance, coop, seen = async () => {}) {
  await page.goto(instance.setup);
  await seen();
  await page.fill('[name=name]', coop.name);
  await page.fill('[name=handle]', coop.handle);
  await page.selectOption('[name=language]', coop.language);
  await page.fill('[name=place_name]', coop.place);
  await page.fill('[name=display_name]', coop.person);
  await page.fill('[name=login]', coop.login);
  await page.fill('[name=password]', coop.password);
  await page.click('main form button.button');
  await page.waitForURL((url) => url.pathname === '/start');
}
