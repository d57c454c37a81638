import { readFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bootstrap } from './lib/bootstrap.mjs';
import { projectRoot } from './lib/paths.mjs';
import { runTool } from './lib/problem.mjs';
import { ensureSystemPackages, systemPackages } from './lib/system-packages.mjs';

const folder = path.join(projectRoot, 'resources');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const icoSizes = [16, 24, 32, 48, 64, 128, 256];
/** What macOS calls the picture of a size inside an .icns file. */
const icnsTypes = { 32: 'ic11', 64: 'ic12', 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10' };

// Draws the icons of every system from resources/icon.svg. Run it when the mark changes.
await runTool(async () => {
  await bootstrap();
  const pictures = await draw(await readFile(path.join(folder, 'icon.svg'), 'utf8'));
  await mkdir(path.join(folder, 'icons'), { recursive: true });
  for (const [size, picture] of pictures) await writeFile(path.join(folder, 'icons', `${size}x${size}.png`), picture);
  await writeFile(path.join(folder, 'icon.png'), pictures.get(512));
  await writeFile(path.join(folder, 'icon.ico'), windowsIcon(pictures));
  await writeFile(path.join(folder, 'icon.icns'), macIcon(pictures));
  return 0;
});

async function draw(svg) {
  await ensureSystemPackages(systemPackages.browser);
  const { chromium } = await import('playwright-core');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  const pictures = new Map();
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const drawn = svg.replace('width="1024" height="1024"', `width="${size}" height="${size}"`);
    await page.setContent(`<style>* { margin: 0 } svg { display: block }</style>${drawn}`);
    pictures.set(size, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
  await browser.close();
  return pictures;
}

/** An .ico: a directory of pictures, each a whole PNG. */
function windowsIcon(pictures) {
  const head = Buffer.alloc(6 + 16 * icoSizes.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(icoSizes.length, 4);
  let offset = head.length;
  icoSizes.forEach((size, index) => {
    const entry = 6 + 16 * index;
    const { length } = pictures.get(size);
    // 256 is written as 0.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += length;
  });
  return Buffer.concat([head, ...icoSizes.map((size) => pictures.get(size))]);
}

/** An .icns: named blocks, each with its length including its head of eight bytes. */
function macIcon(pictures) {
  const block = (type, content) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(content.length + 8, 4);
    return Buffer.concat([head, content]);
  };
  const blocks = Object.entries(icnsTypes).map(([size, type]) => block(type, pictures.get(Number(size))));
  return block('icns', Buffer.concat(blocks));
}
