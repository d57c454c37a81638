import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../lib/paths.mjs';

/** Licences that ask for no more than to be named and repeated, which this page does; fonts also keep their names. */
const accepted = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense', 'CC0-1.0'],
  ...['Python-2.0', 'MIT AND Apache-2.0', '(MIT OR CC0-1.0)', '(WTFPL OR MIT)', '(MIT AND CC-BY-3.0)', 'WTFPL OR ISC'],
  ...['OFL-1.1', 'MIT AND OFL-1.1'],
]);

const introduction = `# Licences

Hearth is free software under the MIT licence. It is made of the packages below; every text and every name of an author
stands here because its licence asks for it. This page is written by \`npm run licences\`; do not edit it.

Beside them Hearth ships:

- **Electron** (MIT) with **Chromium** and **Node.js**: their texts lie beside the program as \`LICENSE.electron.txt\` and
  \`LICENSES.chromium.html\`.
- **SQLite** (public domain) and **SQLite3 Multiple Ciphers** (MIT), both inside \`better-sqlite3\`.
- **Noto Sans SC** and **Noto Serif SC** (SIL Open Font License 1.1, whose text stands below), Copyright 2014-2021 Adobe
  (http://www.adobe.com/), with Reserved Font Name 'Source'.
`;

/** @param {import('./shipped-packages.mjs').ShippedPackage[]} packages */
export function refusedLicences(packages) {
  return packages.filter(({ license }) => !accepted.has(license)).map(({ name, license }) => `${name} (${license})`);
}

/**
 * The page: packages by licence text, each text once, each author's line kept.
 * @param {import('./shipped-packages.mjs').ShippedPackage[]} packages
 */
export async function licencePage(packages) {
  const groups = new Map();
  for (const shipped of packages) {
    const { owners, text } = split(await licenceText(shipped.folder));
    const key = `${shipped.license}\n${comparable(text)}`;
    const group = groups.get(key) ?? { license: shipped.license, text, members: [] };
    groups.set(key, group);
    group.members.push({ ...shipped, owners });
  }
  const ordered = [...groups.values()].sort(
    (left, right) =>
      right.members.length - left.members.length || (left.members[0].name < right.members[0].name ? -1 : 1),
  );
  return [introduction, ...ordered.map(section)].join('\n');
}

function section({ license, text, members }) {
  const lines = members.map(({ name, version, owners }) => `- ${[`${name} ${version}`, ...owners].join(' · ')}`);
  const body = text === '' ? [] : ['', '```text', text, '```'];
  return [
    `## ${license}: ${members
      .map(({ name }) => name)
      .slice(0, 3)
      .join(', ')}${members.length > 3 ? ' …' : ''}`,
    '',
    ...lines,
    ...body,
    '',
  ].join('\n');
}

async function licenceText(folder) {
  const names = await readdir(path.join(projectRoot, folder)).catch(() => []);
  const name = names.sort().find((entry) => /^(licen[cs]e|copying)(\.(md|txt|mit))?$/i.test(entry));
  return name === undefined ? '' : readFile(path.join(projectRoot, folder, name), 'utf8');
}

/** Authors' lines apart from the text, so that the same text of many authors stands here once. */
function split(whole) {
  const owners = [];
  const rest = [];
  for (const line of whole.replaceAll('\r', '').replaceAll('```', '').split('\n')) {
    // `(c) You must retain …` is a clause of the Apache licence.
    if (/^\s*(copyright\b|\(c\)(?! you must)|©)/i.test(line) && /\d{4}|\(c\)|©/i.test(line))
      owners.push(line.trim().replace(/\s+/g, ' '));
    else rest.push(line.trimEnd());
  }
  return {
    owners,
    text: rest
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  };
}

function comparable(text) {
  return text
    .replace(/[\s#*"'`]+/g, ' ')
    .trim()
    .toLowerCase();
}
