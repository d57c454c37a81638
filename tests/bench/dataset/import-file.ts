import { writeFileSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { Random } from './random';
import { companyName, emails, isForeign, personName, phones } from './record-values';
import { industries, roads, sizes, sources, tags } from './words';

/**
 * A list as firms keep them: most rows new, some that are there already, some twice in the file, one in two hundred with
 * a fault. Answers its bytes.
 */
export function customerFile(bare: Database, path: string, rows: number, seed: number): number {
  const random = new Random(seed);
  const known = bare
    .prepare('SELECT name, phones FROM customer WHERE deleted_at IS NULL AND rowid % 97 = 3 LIMIT ?')
    .all(Math.ceil(rows * 0.08)) as { name: string; phones: string }[];
  const lines = ['公司名称,联系电话,电子邮箱,行业,规模,来源,标签,首单日期,地址,备注'];
  let last = '';
  for (let row = 0; row < rows; row += 1) {
    if (row % 100 === 50 && last !== '') {
      lines.push(last);
      continue;
    }
    last = lineOf(random, row, row % 13 === 5 ? known[Math.floor(row / 13)] : undefined);
    lines.push(last);
  }
  const text = `${lines.join('\r\n')}\r\n`;
  writeFileSync(path, text);
  return Buffer.byteLength(text);
}

function lineOf(random: Random, row: number, known: { name: string; phones: string } | undefined): string {
  const foreign = isForeign(random);
  const { name } = companyName(random, foreign);
  const [phone] = phones(random, foreign);
  const [mail] = emails(random, foreign);
  const stored = known && (JSON.parse(known.phones) as { value: string }[])[0]?.value;
  const day =
    row % 200 === 7 ? '2019.2.30' : `20${10 + random.below(16)}/${1 + random.below(12)}/${1 + random.below(28)}`;
  const cells = [
    known?.name ?? `${name}${personName(random, false)}`,
    stored ?? phone?.value ?? '',
    known ? '' : (mail?.value ?? ''),
    random.pick(industries),
    random.pick(sizes),
    random.pick(sources),
    `${random.pick(tags)}，${random.pick(tags)}`,
    day,
    `浙江省宁波市鄞州区${random.pick(roads)}${1 + random.below(400)}号`,
    '上次展会见过，对新款电机感兴趣。',
  ];
  return cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}
