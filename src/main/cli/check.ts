import { checkData, type CheckedPart } from '../engine';

const names: Readonly<Record<CheckedPart['part'], string>> = {
  file: 'the database file',
  references: 'references between records',
  audit: 'the audit chain',
  search: 'search documents',
};

/** Reads only, so it also works while an engine is running. */
export async function check(folder: string): Promise<number> {
  let isWrong = false;
  for await (const { part, faults } of checkData(folder)) {
    process.stdout.write(`${faults.length === 0 ? 'ok' : 'WRONG'}  ${names[part]}\n`);
    for (const fault of faults) process.stdout.write(`       ${fault}\n`);
    isWrong ||= faults.length > 0;
  }
  return isWrong ? 1 : 0;
}
