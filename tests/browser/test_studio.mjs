// The Studio in a browser, on the program as it ships and on the one whose engine does what its prompt says.
//
//     test_studio.mjs PROMPTAR PROMPTAR_SCRIPTED [FOLDER]
//
// FOLDER gets a screenshot of each kind of page, for people to look at.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import { PNG } from 'pngjs';

import { DESKTOP, PHONE, Server, Wire, assert, closePage, equal, main, openPage } from './harness.mjs';

const [PROMPTAR, SCRIPTED, SHOTS] = process.argv.slice(2).map((path) => resolve(path));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ANDROID = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36';
const OWN_CODE_BYTES = 80_000;

/** Runs body with a server of its own. */
const withServer = (program, settings, body) => async (browser) => {
  const server = await Server.start(program, settings);
  try {
    await body(browser, server);
  } finally {
    await server.stop();
  }
};

const named = (name, test) => Object.defineProperty(test, 'name', { value: name });

async function shoot(page, name) {
  if (SHOTS) {
    await page.screenshot({ path: join(SHOTS, `${name}.png`) });
  }
}

async function ask(page, words) {
  await page.fill('#prompt', words);
  await page.click('#make');
}

const made = (page) => page.waitForSelector('#result:not([hidden])');
const shown = (page) => page.waitForFunction(() => document.querySelector('model-viewer')?.loaded);

/** The share of the stage's pixels that are as the test says. */
async function share(page, test) {
  // A slow machine draws blurred at first; one frame at full scale is enough here.
  const { data, width, height } = PNG.sync.read(await page.locator('.stage').screenshot());
  let hits = 0;
  for (let i = 0; i < data.length; i += 4) {
    hits += test(data[i], data[i + 1], data[i + 2]);
  }
  return hits / (width * height);
}

const red = (r, g, b) => r > 120 && g < 90 && b < 90;
const coloured = (r, g, b) => Math.max(r, g, b) - Math.min(r, g, b) > 60;

/** What axe finds that is serious or worse; the viewer's inside is another project's. */
async function serious(page) {
  // The page's policy admits no script from elsewhere, this one included; an isolated call is none of the page's.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run({ exclude: [['model-viewer']] }, { resultTypes: ['violations'] }));
  return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

const tests = [
  named('a_browser_is_led_to_the_studio_and_makes_a_model_that_is_to_be_seen', withServer(PROMPTAR, { RATE_LIMIT_REQUESTS: '5' }, async (browser, server) => {
    const page = await openPage(browser, `${server.url}/studio`);
    await ask(page, 'a red wooden chair');
    await shown(page);
    await page.waitForFunction(() => document.querySelectorAll('#badges li').length === 5);
    equal(await page.textContent('#result-title'), 'A red wooden chair');
    equal(await page.locator('#result-size dd').allTextContents(), ['0.45 m', '0.89 m', '0.47 m'], 'its size');
    equal(await page.locator('#badges .mark.pass').count(), 5, 'viewers that take it');
    const portion = await share(page, red);
    assert(portion > 0.03 && portion < 0.6, `${portion} of the stage is red`);
    // Two requests of five: to make it and to fetch it. This one is the third.
    const left = (await fetch(`${server.url}/health`)).headers.get('RateLimit-Remaining');
    equal(left, '2', 'requests left');
    await page.click('#options-toggle');
    equal(await page.locator('#options [name=engine] option[value=procedural]').count(), 1, 'engines to choose from');
    // Report, engines and first picture came with the model; the card's own picture does not count.
    const { model_id: id } = JSON.parse(await page.evaluate(() => localStorage.getItem('promptar.gallery')))[0];
    equal(page.requests.filter((request) => request.includes('/api/')).sort(), [
      `GET /api/models/${id}/preview.webp`, `GET /api/models/download/${id}`, 'POST /api/models/generate'], 'requests');
    await closePage(page);
    const root = await openPage(browser, `${server.url}/`);
    equal(root.url(), `${server.url}/studio`);
    await closePage(root);
  })),

  named('progress_is_shown_while_it_works', withServer(SCRIPTED, {}, async (browser, server) => {
    const page = await openPage(browser, `${server.url}/studio`);
    await ask(page, 'a cube in 3000 ms');
    await page.waitForFunction(() => document.getElementById('work-bar').value > 0.2);
    equal(await page.textContent('#work-stage'), 'Work', 'the stage');
    equal(await page.isDisabled('#make'), true, 'one at a time');
    const early = await page.evaluate(() => document.getElementById('work-bar').value);
    await page.waitForFunction((before) => document.getElementById('work-bar').value > before + 0.1, early);
    await made(page);
    equal(await page.isVisible('#work'), false, 'the progress is gone');
    await closePage(page);
  })),

  named('a_job_can_be_cancelled', withServer(SCRIPTED, {}, async (browser, server) => {
    const page = await openPage(browser, `${server.url}/studio`);
    await ask(page, 'a cube in 60000 ms');
    await page.waitForFunction(() => document.getElementById('work-bar').value > 0);
    await page.click('#cancel');
    await page.waitForSelector('#work', { state: 'hidden' });
    equal(await page.isVisible('#problem'), false, 'that is no problem');
    equal((await server.json('/api/jobs')).jobs.map(({ state }) => state), ['cancelled'], 'jobs');
    await closePage(page);
  })),

  named('a_job_goes_on_when_the_page_is_loaded_anew', withServer(SCRIPTED, {}, async (browser, server) => {
    const page = await openPage(browser, `${server.url}/studio`);
    await ask(page, 'a cube in 4000 ms');
    await page.waitForFunction(() => document.getElementById('work-bar').value > 0.05);
    await page.reload();
    await page.waitForFunction(() => document.getElementById('work-prompt').textContent === 'a cube in 4000 ms');
    await made(page);
    equal((await server.json('/api/jobs')).total, 1, 'one job');
    equal(await page.textContent('#result-title'), 'A cube in 4000 ms');
    await closePage(page);
  })),

  named('a_connection_that_is_cut_is_found_again', withServer(SCRIPTED, {}, async (browser, server) => {
    const wire = await Wire.to(server);
    try {
      const page = await openPage(browser, `${wire.url}/studio`, DESKTOP, /ERR_/);
      await ask(page, 'a cube in 6000 ms');
      await page.waitForFunction(() => document.getElementById('work-bar').value > 0.05);
      wire.cut();
      await made(page);
      equal(await page.textContent('#result-title'), 'A cube in 6000 ms');
      equal((await server.json('/api/jobs')).jobs.map(({ state }) => state), ['succeeded'], 'one job');
      await closePage(page);
    } finally {
      wire.stop();
    }
  })),

  named('the_gallery_and_the_model_are_there_after_a_reload', withServer(SCRIPTED, {}, async (browser, server) => {
    // Loading the page anew cuts off what is being fetched.
    const page = await openPage(browser, `${server.url}/studio`, DESKTOP, /Failed to fetch/);
    for (const words of ['a cube', 'a ball', 'a small cube', 'a large cube']) {
      await ask(page, words);
      await page.waitForFunction((title) => document.getElementById('result-title').textContent.toLowerCase() === title, words);
    }
    await page.reload();
    await made(page);
    equal(await page.textContent('#result-title'), 'A large cube');
    const titles = page.locator('.card-open span');
    equal(await titles.allTextContents(), ['A large cube', 'A small cube', 'A ball', 'A cube'], 'newest first');
    await page.waitForFunction(() => [...document.querySelectorAll('.card-open img')].every((image) => image.naturalWidth === 256));
    await page.fill('#search', 'CUBE large');
    equal(await titles.allTextContents(), ['A large cube'], 'found');
    await page.fill('#search', '');
    await page.hover('#cards li:nth-child(3)');
    await page.click('#cards li:nth-child(3) .card-forget');
    equal(await titles.count(), 3, 'one is off the list');
    await page.click('#cards li:nth-child(3) .card-open');
    equal(await page.textContent('#result-title'), 'A cube');
    await closePage(page);
  })),

  named('files_can_be_downloaded_and_another_is_made_with_another_seed', withServer(PROMPTAR, {}, async (browser, server) => {
    const page = await openPage(browser, `${server.url}/studio`);
    await page.click('input[value=basic] + span');
    await ask(page, 'a tiny red mug');
    await made(page);
    for (const [format, name, magic] of [['GLB', 'a-tiny-red-mug.glb', 'glTF'], ['USDZ', 'a-tiny-red-mug.usdz', 'PK'], ['OBJ', 'a-tiny-red-mug.zip', 'PK']]) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.click(`#downloads a:has-text("${format}")`)]);
      equal(download.suggestedFilename(), name);
      equal(readFileSync(await download.path()).subarray(0, magic.length).toString(), magic, format);
    }
    equal(/seed 0$/.test(await page.textContent('#result-meta')), true, 'the first seed');
    await page.click('#another');
    await page.waitForFunction(() => document.querySelectorAll('#cards li').length === 2);
    equal(/seed 0$/.test(await page.textContent('#result-meta')), false, 'another seed');
    equal(await page.evaluate(() => JSON.parse(localStorage.getItem('promptar.gallery')).map(({ mode }) => mode)), ['basic', 'basic'], 'modes');
    await closePage(page);
  })),

  named('options_reach_the_server_and_wrong_ones_are_shown', withServer(SCRIPTED, {}, async (browser, server) => {
    const page = await openPage(browser, `${server.url}/studio`);
    await page.click('#options-toggle');
    await page.waitForFunction(() => document.querySelector('[name=engine]').length > 1);
    await page.selectOption('[name=engine]', 'scripted');
    await page.fill('[name=height_m]', '2.5');
    await page.fill('[name=seed]', '7');
    await ask(page, 'a cube');
    await made(page);
    equal((await page.locator('#result-size dd').allTextContents())[1], '2.50 m', 'its height');
    equal(/seed 7$/.test(await page.textContent('#result-meta')), true, 'its seed');
    await page.fill('[name=height_m]', '1000');
    await page.click('#options-toggle');
    await ask(page, 'a cube');
    equal(await page.isVisible('[name=height_m]'), true, 'what is wrong is unfolded');
    equal(await page.isVisible('#work'), false, 'nothing was sent');
    await closePage(page);
  })),

  named('an_unknown_thing_comes_with_suggestions_to_click', withServer(SCRIPTED, {}, async (browser, server) => {
    const page = await openPage(browser, `${server.url}/studio`, DESKTOP, /422/);
    await ask(page, 'a zorb');
    await page.click('#problem .chip:has-text("cube")');
    await made(page);
    equal(await page.inputValue('#prompt'), 'a cube');
    equal(await page.isVisible('#problem'), false, 'the problem is gone');
    await closePage(page);
  })),

  named('a_used_up_quota_is_told_with_a_way_out', withServer(SCRIPTED, {}, async (browser, server) => {
    const page = await openPage(browser, `${server.url}/studio`);
    await ask(page, 'fail with upstream_quota');
    await page.waitForSelector('#problem:not([hidden])');
    equal(await page.textContent('#problem h2'), 'The remote engine has had enough for now');
    equal(await page.locator('#problem button').allTextContents(), ['Use the built-in engine', 'Try again', 'Close'], 'ways');
    await closePage(page);
  })),

  named('too_many_requests_are_counted_down', withServer(SCRIPTED, {
    RATE_LIMIT_REQUESTS: '1', RATE_LIMIT_WINDOW_SECONDS: '15', RATE_LIMIT_SCOPE: 'generate',
  }, async (browser, server) => {
    const page = await openPage(browser, `${server.url}/studio`, DESKTOP, /429/);
    // A browser may be so slow that the window has passed by the time it asks; then it asks once more.
    const refusal = async () => {
      await page.goto(`${server.url}/studio`);
      await server.generate('a cube');
      await ask(page, 'a ball');
      await page.waitForSelector('#problem:not([hidden]), #result:not([hidden])');
      return page.evaluate(() => !document.getElementById('problem').hidden && {
        count: document.querySelector('#problem .count').textContent,
        disabled: [...document.querySelectorAll('#problem button')].find(({ textContent: text }) => text === 'Try again').disabled,
      });
    };
    let told = await refusal();
    for (let tries = 1; tries < 5 && !told?.disabled; tries++) {
      told = await refusal();
    }
    await shoot(page, 'hasty');
    assert(/^You can go on in \d+ s\.$/.test(told.count), told.count);
    equal(told.disabled, true, 'not yet');
    await page.click('#problem button:has-text("Try again")');
    await page.waitForFunction(() => document.getElementById('result-title').textContent === 'A ball');
    await closePage(page);
  })),

  named('being_offline_is_told_and_the_words_are_kept', withServer(SCRIPTED, {}, async (browser, server) => {
    const page = await openPage(browser, `${server.url}/studio`, DESKTOP, /INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await ask(page, 'a cube');
    await page.waitForSelector('#problem:not([hidden])');
    equal(await page.textContent('#problem h2'), 'No connection');
    await page.context().setOffline(false);
    await page.click('#problem button:has-text("Try again")');
    await made(page);
    await closePage(page);
  })),

  named('a_private_server_asks_for_the_key', withServer(SCRIPTED, { API_KEYS: 'friend:a-key-of-twenty-characters' }, async (browser, server) => {
    const page = await openPage(browser, `${server.url}/studio`, DESKTOP, /401/);
    await ask(page, 'a cube');
    await page.fill('#problem input', 'a-key-of-twenty-characters');
    await page.click('#problem button[type=submit]');
    await made(page);
    await closePage(page);
  })),

  named('a_file_becomes_a_model', withServer(PROMPTAR, {}, async (browser, server) => {
    const { download_url: url } = await server.generate('a red wooden chair');
    const buffer = Buffer.from(await (await fetch(server.url + url)).arrayBuffer());
    const page = await openPage(browser, `${server.url}/studio`, DESKTOP, /422/);
    await page.setInputFiles('#file', { name: 'my chair.glb', mimeType: 'model/gltf-binary', buffer });
    await shown(page);
    equal(await page.textContent('#result-title'), 'My chair.glb');
    assert(await share(page, red) > 0.03, 'the chair is to be seen');
    const carried = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['no model'], 'notes.glb'));
      return transfer;
    });
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: carried });
    equal(await page.isVisible('#drop'), true, 'where to drop it');
    await page.dispatchEvent('body', 'drop', { dataTransfer: carried });
    await page.waitForSelector('#problem:not([hidden])');
    equal(await page.textContent('#problem h2'), 'That file cannot be read');
    equal(await page.isVisible('#drop'), false, 'the curtain is gone');
    await closePage(page);
  })),

  named('a_model_is_shared_by_code_link_and_frame', withServer(PROMPTAR, { PUBLIC_URL: 'https://ar.example.org/room' }, async (browser, server) => {
    const page = await openPage(browser, `${server.url}/studio`);
    await ask(page, 'a red wooden chair');
    await shown(page);
    await page.click('#phone');
    const link = await page.inputValue('#share-link');
    assert(/^https:\/\/ar\.example\.org\/room\/m\/[0-9a-f-]{36}$/.test(link), link);
    equal(await page.isVisible('#share-warning'), false, 'nothing to warn of');
    assert((await page.getAttribute('#qr path', 'd')).length > 2000, 'a code is drawn');
    await shoot(page, 'share');
    await page.click('#share-dialog .close');
    equal(await page.isVisible('#share-dialog'), false, 'the dialog is gone');
    await closePage(page);

    const path = new URL(link).pathname.replace('/room', '');
    const answer = await fetch(server.url + path);
    const html = await answer.text();
    const property = (name) => html.match(new RegExp(`<meta property="og:${name}" content="([^"]*)">`))?.[1];
    equal(property('title'), 'A red wooden chair');
    equal(property('url'), link);
    equal(property('image'), `https://ar.example.org/room/api/models/${path.slice(3)}/preview.png?size=1024`);
    assert(answer.headers.get('Content-Security-Policy').endsWith('frame-ancestors *'), 'any page may frame it');
    const embed = await openPage(browser, server.url + path, { viewport: { width: 480, height: 480 } });
    await shown(embed);
    assert(await share(embed, red) > 0.03, 'the chair is to be seen');
    equal(await serious(embed), [], 'what axe finds');
    await shoot(embed, 'embed');
    await closePage(embed);
  })),

  named('the_page_of_a_model_names_the_host_it_was_asked_at_and_says_when_it_is_gone', withServer(SCRIPTED, {}, async (browser, server) => {
    const { model_id: id } = await server.generate('a cube <b>"&\'');
    const html = await (await fetch(`${server.url}/m/${id}`)).text();
    assert(html.includes(`content="${server.url}/api/models/${id}/preview.png?size=1024"`), 'the picture is at the host');
    assert(html.includes('A cube &lt;b&gt;&quot;&amp;&#39;') && !html.includes('<b>'), 'words stay words');
    for (const gone of ['/m/00000000-0000-4000-8000-000000000000', '/m/nonsense']) {
      const page = await openPage(browser, server.url + gone, PHONE, /404/);
      equal(await page.textContent('h1'), 'This model is not here.');
      await closePage(page);
    }
  })),

  named('a_phone_that_knows_ar_is_offered_to_place_the_model', withServer(SCRIPTED, {}, async (browser, server) => {
    const page = await openPage(browser, `${server.url}/studio`, { ...PHONE, userAgent: ANDROID });
    await ask(page, 'a cube');
    await shown(page);
    equal(await page.isVisible('model-viewer .place'), true, 'the button');
    equal(await page.isVisible('#phone'), false, 'no way to another phone');
    equal(await page.isVisible('#ar-hint'), false, 'nothing to warn of');
    const usdz = await fetch(await page.getAttribute('model-viewer', 'ios-src'));
    equal([usdz.status, usdz.headers.get('Content-Type')], [200, 'model/vnd.usdz+zip'], 'what Quick Look gets');
    await closePage(page);
  })),

  named('without_https_the_remedy_is_told', withServer(SCRIPTED, {}, async (browser, server) => {
    const page = await openPage(browser, `http://studio.test:${server.port}/studio`, PHONE);
    await ask(page, 'a cube');
    await made(page);
    assert(/TLS_CERT/.test(await page.textContent('#ar-hint')), 'what to set');
    await closePage(page);
  })),

  named('keyboard_alone_is_enough', withServer(SCRIPTED, {}, async (browser, server) => {
    const page = await openPage(browser, `${server.url}/studio`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('a cube');
    await page.keyboard.press('Enter');
    await made(page);
    equal(await page.evaluate(() => document.activeElement.id), 'result-title', 'where the focus goes');
    await page.keyboard.press('Tab');
    equal(await page.evaluate(() => document.activeElement.textContent), 'Open on a phone', 'what comes next');
    await page.keyboard.press('Enter');
    equal(await page.isVisible('#share-dialog'), true, 'the code');
    await page.keyboard.press('Escape');
    equal(await page.isVisible('#share-dialog'), false, 'and away');
    await closePage(page);
  })),

  ...[['phone', PHONE], ['desktop', DESKTOP]].flatMap(([size, device]) => ['light', 'dark'].map((colorScheme) => named(
    `the_page_is_sound_on_a_${size}_in_${colorScheme}_colours`, withServer(PROMPTAR, {}, async (browser, server) => {
      const page = await openPage(browser, `${server.url}/studio`, { ...device, colorScheme }, /422/);
      const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth
        && [...document.querySelectorAll('.card *')].every((part) => part.getBoundingClientRect().right <= part.closest('.card').getBoundingClientRect().right + 1));
      await shoot(page, `${size}-${colorScheme}-start`);
      equal(await serious(page), [], 'what axe finds at the start');
      equal(await fits(), true, 'nothing sticks out at the start');
      await page.click('#options-toggle');
      await ask(page, 'a particle accelerator');
      await page.waitForSelector('#problem:not([hidden])');
      equal(await serious(page), [], 'what axe finds in a problem');
      equal(await fits(), true, 'nothing sticks out in a problem');
      await page.click('#options-toggle');
      await ask(page, 'a red wooden chair with a blue cushion');
      await shown(page);
      await page.evaluate(() => { customElements.get('model-viewer').minimumRenderScale = 1; });
      await page.waitForTimeout(500);
      await shoot(page, `${size}-${colorScheme}-model`);
      assert(await share(page, coloured) > 0.03, 'the chair is to be seen');
      equal(await serious(page), [], 'what axe finds beside a model');
      equal(await fits(), true, 'nothing sticks out beside a model');
      const [r, g, b] = await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number));
      equal((r + g + b) / 3 < 128, colorScheme === 'dark', 'the ground is as dark as asked for');
      await page.click('#share');
      equal(await serious(page), [], 'what axe finds in the dialog');
      await closePage(page);
    })))),

  named('assets_are_packed_hashed_and_small', withServer(PROMPTAR, {}, async (browser, server) => {
    const page = await openPage(browser, `${server.url}/studio`);
    const assets = await page.evaluate(() => [...document.querySelectorAll('script[src], link[rel=stylesheet], link[rel=modulepreload]')].map((part) => part.src || part.href));
    assert(assets.length >= 2, 'there are assets');
    let own = 0;
    for (const [coding, address] of [['gzip', `${server.url}/studio`], ...assets.flatMap((asset) => [['gzip', asset], ['br', asset]])]) {
      const answer = await fetch(address, { headers: { 'Accept-Encoding': coding } });
      equal(answer.headers.get('Content-Encoding'), coding, address);
      const policy = answer.headers.get('Cache-Control');
      equal(policy, address.includes('/static/') ? 'public, max-age=31536000, immutable' : 'no-cache', address);
      own += coding === 'gzip' ? Number(answer.headers.get('Content-Length')) : 0;
      await answer.arrayBuffer();
    }
    assert(own > 5000 && own < OWN_CODE_BYTES, `${own} bytes of our own`);
    console.log(`# ${own} bytes of our own, gzipped`);
    await closePage(page);
  })),
];

// A word in ONLY picks the tests that are named with it.
await main(tests.filter(({ name }) => name.includes(process.env.ONLY ?? '')));
