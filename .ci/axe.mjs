// Tries pages that klart writes as the people do who will read them: with axe-core in light, dark, forced colours and print, wide
// and at 320 px, enlarged, with the keyboard alone and without scripts.
//
// node .ci/axe.mjs TOOLS PAGE…   TOOLS is a folder where puppeteer-core and axe-core are installed; CHROMIUM may name the browser.

import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [tools, ...pages] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(tools), 'package.json'));
const puppeteer = require('puppeteer-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const executablePath =
  process.env.CHROMIUM || ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => fs.existsSync(file));

const LOADED_WITHIN = 2000;
const LEAST_LABEL = 12;
let faults = 0;

const tell = (page, what, fine, more) => {
  if (!fine) faults += 1;
  console.log(`${fine ? 'ok  ' : 'FAIL'} ${path.basename(page)}: ${what}${more ? ` (${more})` : ''}`);
};

const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

const opened = async (page, { width = 1280, features = [], media, scripts = true, scale = 1 } = {}) => {
  const tab = await browser.newPage();
  const outside = [];
  tab.on('request', (request) => { if (!/^(file|data):/.test(request.url())) outside.push(request.url()); });
  tab.on('pageerror', (error) => tell(page, 'the script runs', false, error.message));
  tab.on('console', (message) => { if (message.type() === 'error') tell(page, 'nothing is refused', false, message.text()); });
  await tab.setJavaScriptEnabled(scripts);
  await tab.setViewport({ width, height: 900, deviceScaleFactor: scale });
  const session = await tab.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { media: media || '', features });
  const began = Date.now();
  await tab.goto(pathToFileURL(path.resolve(page)).href, { waitUntil: 'load' });
  const took = Date.now() - began;
  return { tab, outside, took };
};

const overflow = (tab) => tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const LOOKS = [
  ['light, 1280 px', { features: [{ name: 'prefers-color-scheme', value: 'light' }] }],
  ['light, 320 px', { width: 320, features: [{ name: 'prefers-color-scheme', value: 'light' }] }],
  ['dark, 1280 px', { features: [{ name: 'prefers-color-scheme', value: 'dark' }] }],
  ['dark, 320 px', { width: 320, features: [{ name: 'prefers-color-scheme', value: 'dark' }] }],
  ['forced colours', { features: [{ name: 'forced-colors', value: 'active' }] }],
  // The printable width of A4 with the page's own margins.
  ['print', { media: 'print', width: 688 }],
  ['print, 320 px', { media: 'print', width: 320, scrolls: true }],
];

// Every rule of axe, with all that can be opened closed, and open.
const judged = async (page) => {
  for (const [look, how] of LOOKS) {
    const { tab, outside, took } = await opened(page, how);
    tell(page, `${look}: nothing is fetched`, outside.length === 0, outside.join(' '));
    tell(page, `${look}: opens within ${LOADED_WITHIN} ms`, took < LOADED_WITHIN, `${took} ms`);
    for (const state of ['closed', 'open']) {
      if (state === 'open') await tab.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
      const over = await overflow(tab);
      // Paper is never 320 px wide, and has no frames that scroll.
      if (!how.scrolls) tell(page, `${look}, ${state}: nothing sticks out`, over <= 0, `${over} px`);
      await tab.evaluate(`${axe};0`);
      const found = await tab.evaluate(async () => (await axe.run(document)).violations.map((one) => `${one.id}: ${one.nodes.length}, ${one.nodes[0].html.slice(0, 120)}`));
      tell(page, `${look}, ${state}: axe`, found.length === 0, found.join('; '));
    }
    await tab.close();
  }
};

// Tab reaches everything that can be used, in the order of the page, and shows where it is.
const walked = async (page) => {
  const { tab } = await opened(page);
  const wanted = await tab.evaluate(() => {
    const some = [...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex="0"]')].filter((one) => one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }));
    some.forEach((one, at) => { one.dataset.walk = String(at); });
    return some.length;
  });
  const met = [];
  let unseen = 0;
  for (let step = 0; step < wanted; step += 1) {
    await tab.keyboard.press('Tab');
    const here = await tab.evaluate(() => {
      const one = document.activeElement, look = getComputedStyle(one), box = one.getBoundingClientRect();
      const shown = look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2 && box.bottom > 0 && box.top < innerHeight;
      return [one.dataset.walk === undefined ? -1 : Number(one.dataset.walk), shown];
    });
    met.push(here[0]);
    if (!here[1]) unseen += 1;
  }
  const inOrder = met.every((at, nth) => at === nth);
  tell(page, 'keyboard: Tab reaches everything in order', inOrder && wanted > 0, `${wanted} stops${inOrder ? '' : `, ${met.findIndex((at, nth) => at !== nth)} is the first astray`}`);
  tell(page, 'keyboard: the place is always shown', unseen === 0, `${unseen} not`);
  const toggled = await tab.evaluate(() => { const one = document.querySelector('summary'); if (!one) return null; one.focus(); return one.parentElement.open; });
  if (toggled !== null) {
    await tab.keyboard.press('Enter');
    tell(page, 'keyboard: Enter opens', (await tab.evaluate(() => document.activeElement.parentElement.open)) !== toggled);
  }
  await tab.close();
};

const enlarged = async (page) => {
  const zoomed = await opened(page, { width: 640, scale: 2 });
  tell(page, 'zoom 200 %: nothing sticks out', (await overflow(zoomed.tab)) <= 0);
  await zoomed.tab.close();
  const text = await opened(page);
  await text.tab.addStyleTag({ content: 'html{font-size:200%}' }).catch(() => {});
  await text.tab.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  tell(page, 'text 200 %: nothing sticks out', (await overflow(text.tab)) <= 0);
  await text.tab.close();
};

// Labels of pictures stay readable on a telephone.
const labels = async (page) => {
  const { tab } = await opened(page, { width: 390 });
  const least = await tab.evaluate(() => {
    const sizes = [...document.querySelectorAll('svg text')].filter((one) => one.checkVisibility()).map((one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a);
    return sizes.length ? Math.min(...sizes) : Infinity;
  });
  tell(page, `390 px: labels are at least ${LEAST_LABEL} px`, least >= LEAST_LABEL, Number.isFinite(least) ? `${least.toFixed(1)} px` : 'no labels');
  await tab.close();
};

// The same findings can be read without the script, and with it they can be narrowed.
const scripted = async (page) => {
  const count = (tab) => tab.evaluate(() => document.querySelectorAll('.found > li').length);
  const without = await opened(page, { scripts: false });
  const all = await count(without.tab);
  tell(page, 'without scripts: no control that does nothing', await without.tab.evaluate(() => !document.querySelector('button,input,select')));
  await without.tab.close();
  const { tab } = await opened(page);
  tell(page, 'with and without scripts: the same findings', (await count(tab)) === all, `${all}`);
  if (await tab.$('#narrow input')) {
    await tab.type('#narrow input', 'zzzz');
    await tab.waitForFunction(() => document.querySelector('#narrow [role=status]').textContent.startsWith('0 '));
    await tab.click('#narrow button');
    const left = await tab.evaluate(() => document.querySelectorAll('.found > li:not([hidden])').length);
    tell(page, 'the list is narrowed and shown again', left === all, `${left}`);
  }
  await tab.close();
};

for (const page of pages) {
  await judged(page);
  await walked(page);
  await enlarged(page);
  await labels(page);
  await scripted(page);
}
await browser.close();
console.log(faults === 0 ? `${pages.length} pages, nothing in the way` : `${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
