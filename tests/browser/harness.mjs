// What the browser tests share: the program as a child process, Chromium, TAP on standard output.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** A page of a phone, or of a desktop. */
export const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
export const DESKTOP = { viewport: { width: 1280, height: 860 } };

export class Server {
  /** Starts a program on a port of the system's choice, in a folder of its own. */
  static async start(program, settings = {}) {
    const server = new Server();
    server.folder = mkdtempSync(join(tmpdir(), 'promptar-'));
    server.process = spawn(program, ['serve'], {
      cwd: server.folder,
      env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', RATE_LIMIT_REQUESTS: '0', DB_PATH: 'requests.db', LOG_LEVEL: 'warn', ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: server.process.stdout })) {
      server.port ??= line.match(/ port (\d+)$/)?.[1];
      if (line.includes("-d '")) {
        break;
      }
    }
    server.process.stdout.resume();
    server.url = `http://127.0.0.1:${server.port}`;
    return server;
  }

  async stop() {
    if (this.process.exitCode === null) {
      this.process.kill('SIGKILL');
      await once(this.process, 'exit');
    }
    rmSync(this.folder, { recursive: true });
  }

  async json(path) {
    return (await fetch(this.url + path)).json();
  }

  async generate(prompt, fields = {}) {
    const answer = await fetch(`${this.url}/api/models/generate`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ prompt, mode: 'basic', ...fields }),
    });
    return answer.json();
  }
}

/** A way to a server that can be cut. */
export class Wire {
  static async to(server) {
    const wire = new Wire();
    wire.ends = new Set();
    wire.listener = createServer((near) => {
      const far = connect(server.port, '127.0.0.1');
      for (const [end, other] of [[near, far], [far, near]]) {
        wire.ends.add(end);
        end.on('error', () => {});
        end.on('close', () => {
          wire.ends.delete(end);
          other.destroy();
        });
        end.pipe(other);
      }
    });
    await once(wire.listener.listen(0, '127.0.0.1'), 'listening');
    wire.url = `http://127.0.0.1:${wire.listener.address().port}`;
    return wire;
  }

  /** Ends all connections that there are; new ones get through. */
  cut() {
    this.ends.forEach((end) => end.destroy());
  }

  stop() {
    this.listener.close();
    this.cut();
  }
}

export function assert(holds, about) {
  if (!holds) {
    throw new Error(about);
  }
}

export function equal(found, expected, about = '') {
  assert(JSON.stringify(found) === JSON.stringify(expected), `${about}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
}

async function launch() {
  if (!CHROMIUM) {
    return { reason: 'there is no Chromium here' };
  }
  try {
    const { chromium } = await import('playwright-core');
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-background-networking', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
        '--host-resolver-rules=MAP studio.test 127.0.0.1'],
    });
    return { browser };
  } catch (error) {
    return { reason: error.message.split('\n')[0] };
  }
}

/**
 * A page that holds whatever it loads and says against the rules: nothing from elsewhere, no error.
 * forgiven: console errors that the test is about
 */
export async function openPage(browser, url, device = DESKTOP, forgiven = /^$/) {
  const context = await browser.newContext({ acceptDownloads: true, ...device });
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  page.complaints = [];
  page.requests = [];
  page.on('request', (request) => {
    page.requests.push(`${request.method()} ${new URL(request.url()).pathname}`);
    if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).origin !== new URL(url).origin) {
      page.complaints.push(`fetched from elsewhere: ${request.url()}`);
    }
  });
  page.on('pageerror', (error) => page.complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !forgiven.test(message.text())) {
      page.complaints.push(message.text());
    }
  });
  await page.goto(url);
  return page;
}

/** Ends a page, and fails with what it complained about. */
export async function closePage(page) {
  await page.context().close();
  equal(page.complaints, [], 'the page complains of nothing');
}

/** Runs functions, each named by what it shows, and writes TAP. Each gets the browser. */
export async function main(tests) {
  const { browser, reason } = await launch();
  if (!browser) {
    console.log(`1..0 # SKIP ${reason}`);
    return;
  }
  console.log(`1..${tests.length}`);
  let failures = 0;
  for (const [i, test] of tests.entries()) {
    const name = test.name.replaceAll('_', ' ');
    try {
      await test(browser);
      console.log(`ok ${i + 1} - ${name}`);
    } catch (error) {
      failures++;
      console.log(`not ok ${i + 1} - ${name}\n${error.stack.replace(/^/gm, '# ')}`);
    }
    for (const context of browser.contexts()) {
      await context.close();
    }
  }
  await browser.close();
  process.exitCode = failures ? 1 : 0;
}
