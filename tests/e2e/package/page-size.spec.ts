import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const pages = resolve(import.meta.dirname, '..', '..', '..', 'out', 'renderer');
const budget = 350_000;

test('what a page loads before it shows anything stays within 350 kB', () => {
  const html = readFileSync(join(pages, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="\/?(assets\/[^"]+\.js)"/g)].map(
    ([, file]) => file ?? '',
  );
  expect(scripts.length).toBeGreaterThan(0);
  const sizes = [...withStaticImports(scripts)].map((file) => [file, gzipSync(read(file)).length] as const);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  const largest = sizes.map(([file, size]) => `${Math.round(size / 1000)} kB ${file}`).join('\n');
  expect(total, `load what only some pages need by import():\n${largest}`).toBeLessThanOrEqual(budget);
});

/** The scripts and everything they import at once; what `import()` loads comes later. */
function withStaticImports(scripts: readonly string[]): Set<string> {
  const found = new Set<string>();
  const open = [...scripts];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const text = read(file).toString('utf8');
    const imports = text.matchAll(/\b(?:import|export)\s*(?:[\w$*{}\s,]+?\bfrom\s*)?["']\.\/([\w.-]+\.js)["']/g);
    for (const [, name] of imports) open.push(`assets/${name}`);
  }
  return found;
}

function read(file: string): Buffer {
  return readFileSync(join(pages, file));
}
