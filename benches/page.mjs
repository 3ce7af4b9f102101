// How smoothly a browser shows a page that `kg build --html` wrote: `node benches/page.mjs graph.html`, or, without a
// file, the page of a made-up graph of as many entities and edges as a page shows. The browser is Chromium, or the one that
// KG_CHROMIUM names, driven over a pipe and without a graphics card; kg is target/release/kg, or the one that KG names.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const SECONDS = 3, WIDTH = 1280, HEIGHT = 800;
const wait = ms => new Promise(done => setTimeout(done, ms));

// Says when the page was drawn first, and how far apart its frames are.
const WATCH = `(() => {
  const told = window.__bench = { first: 0, frames: [] };
  let last = 0;
  const tick = now => {
    if (!told.first && window.__kg) told.first = performance.now();
    if (last) told.frames.push(now - last);
    last = now; requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
})()`;

class Browser {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'kg-page-'));
    const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', `--window-size=${WIDTH},${HEIGHT}`, `--user-data-dir=${this.folder}`, '--remote-debugging-pipe'];
    this.process = spawn(process.env.KG_CHROMIUM || 'chromium', flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    this.waiting = new Map(); this.count = 0;
    let rest = '';
    this.process.stdio[4].setEncoding('utf8').on('data', text => {
      const messages = (rest + text).split('\0');
      rest = messages.pop();
      for (const message of messages.map(JSON.parse)) this.waiting.get(message.id)?.(message);
    });
  }
  async send(method, params = {}) {
    const id = ++this.count;
    this.process.stdio[3].write(JSON.stringify({ id, method, params, sessionId: this.session }) + '\0');
    const { result, error } = await new Promise(done => this.waiting.set(id, done));
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }
  async open(url) {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    this.session = (await this.send('Target.attachToTarget', { targetId, flatten: true })).sessionId;
    await this.send('Page.enable');
    await this.send('Emulation.setDeviceMetricsOverride', { width: WIDTH, height: HEIGHT, deviceScaleFactor: 1, mobile: false });
    await this.send('Page.addScriptToEvaluateOnNewDocument', { source: WATCH });
    await this.send('Page.navigate', { url });
    while (!await this.ask('window.__bench?.first')) await wait(50);
    await wait(1000);
  }
  async ask(expression) {
    return (await this.send('Runtime.evaluate', { expression, returnByValue: true })).result.value;
  }
  mouse(type, x, y, more = {}) { return this.send('Input.dispatchMouseEvent', { type, x, y, ...more }); }
  async close() {
    const ended = new Promise(done => this.process.on('exit', done));
    this.send('Browser.close').catch(() => {});
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

// The frames while something goes on sixty times a second, and the one after it, which draws everything.
async function frames(browser, step) {
  await browser.ask('__bench.frames.length = 0');
  const begin = performance.now(), sent = [];
  for (let at = 0, now = 0; now < SECONDS * 1000; now = performance.now() - begin) {
    sent.push(step(now / 1000));
    await wait(Math.max(0, ++at * 1000 / 60 - (performance.now() - begin)));
  }
  await Promise.all(sent);
  const during = await browser.ask('__bench.frames.splice(0)');
  await wait(1500);
  return { during, after: await browser.ask('Math.max(...__bench.frames)') };
}
function tell(what, { during, after }) {
  const sum = during.reduce((a, b) => a + b, 0), sorted = during.toSorted((a, b) => a - b);
  const at = part => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(0);
  console.log(`${what}: ${(during.length / sum * 1000).toFixed(0)} frames a second, a frame ${at(.5)} ms (median), ${at(.95)} ms (19 in 20), ${at(1)} ms (longest); at rest again ${after.toFixed(0)} ms`);
}
async function measure(file) {
  const browser = new Browser();
  try {
    await browser.open(pathToFileURL(resolve(file)).href);
    const { nodes, edges } = await browser.ask('window.__kg');
    console.log(`${basename(file)}: ${nodes} entities, ${edges} edges`);
    console.log(`first frame: ${(await browser.ask('__bench.first') / 1000).toFixed(2)} s after the address was entered`);
    const [x, y] = [WIDTH / 2, HEIGHT / 2];
    const drag = async () => {
      await browser.mouse('mousePressed', x, y, { button: 'left', buttons: 1, clickCount: 1 });
      const told = await frames(browser, t => browser.mouse('mouseMoved', x + 500 * Math.sin(t * 3), y + 300 * Math.sin(t * 2), { button: 'left', buttons: 1 }));
      await browser.mouse('mouseReleased', x, y, { button: 'left', buttons: 0, clickCount: 1 });
      return told;
    };
    tell('dragging, all in view', await drag());
    tell('wheel, in and out', await frames(browser, t => browser.mouse('mouseWheel', x, y, { deltaX: 0, deltaY: t % 1.5 < .75 ? -40 : 40 })));
    for (let i = 0; i < 8; i++) await browser.mouse('mouseWheel', x, y, { deltaX: 0, deltaY: -120 });
    await wait(1500);
    tell('dragging, near', await drag());
  } finally { await browser.close(); }
}

// News of five thousand names in forty groups, whose first names are named most: about 4,999 entities and 120,000 edges.
function madeUp(folder) {
  let seed = 5;
  const random = () => (seed = Math.imul(seed ^ seed >>> 15, 0x2c1b3c6d) + 0x9e3779b9 | 0, (seed >>> 8) / 2 ** 24), any = list => list[Math.floor(random() * list.length)];
  const SYLLABLES = 'ka mo ri ten sal vor del min pra gu zin bor lat fen sho nad wex tul ran qui'.split(' ');
  const word = length => { const w = Array.from({ length }, () => any(SYLLABLES)).join(''); return w[0].toUpperCase() + w.slice(1); };
  const names = new Set();
  while (names.size < 5000) names.add(`${word(2)} ${word(3)}`);
  const list = [...names], input = join(folder, 'input');
  mkdirSync(input);
  writeFileSync(join(folder, 'list.tsv'), 'id\tkind\tname\n' + list.map((name, i) => `x.n${i}\t${any(['person', 'person', 'agency', 'state', 'treaty'])}\t${name}\n`).join(''));
  for (let document = 0; document < 1500; document++) {
    const pick = () => {
      const group = random() < .85 ? document % 40 : Math.floor(random() * 40);
      return random() < .9 ? list[group * 125 + Math.min(124, Math.floor(-35 * Math.log(1 - random())))] : any(list);
    };
    const verbs = ['met', 'criticized', 'signed a deal with', 'attacked', 'visited', 'thanked', 'sanctioned', 'supported', 'called'];
    const text = Array.from({ length: 30 }, () => `${pick()} ${any(verbs)} ${pick()} on Monday after ${pick()} had left the hall.`).join(' ');
    writeFileSync(join(input, `${2010 + document % 15}-01-${String(document % 28 + 1).padStart(2, '0')}-${document}.txt`), text);
  }
  const page = join(folder, 'page.html');
  execFileSync(process.env.KG || 'target/release/kg', ['build', input, '--quiet', '--no-builtin', '--gazetteer', join(folder, 'list.tsv'), '--gazetteer-only', '--html', page]);
  return page;
}
const files = process.argv.slice(2);
for (const file of files) await measure(file);
if (!files.length) {
  const folder = mkdtempSync(join(tmpdir(), 'kg-page-'));
  try { await measure(madeUp(folder)); } finally { rmSync(folder, { recursive: true, force: true }); }
}
