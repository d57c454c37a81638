import type { ImportRow } from '@shared/modules/imports/import';
import en from '@shared/locales/en/imports.json';
import zh from '@shared/locales/zh-CN/imports.json';
import type { Locale } from '../../context';
import type { CellFault } from './planning/cell-fault';
import type { PlannedRow } from './thread/messages';

export const importTexts: Readonly<Record<Locale, typeof en>> = { en, 'zh-CN': zh };

/** A row of the plan's grid with its faults as sentences. */
export function presentRow(row: PlannedRow, locale: Locale): ImportRow {
  return {
    rowNumber: row.rowNumber,
    verdict: row.verdict,
    decision: row.decision,
    isWritten: row.isWritten,
    cells: [...row.cells],
    mended: [...row.mended],
    faults: row.faults.map((fault) => ({
      column: fault.column,
      field: fault.field,
      reason: fault.reason,
      message: sentenceOf(fault, locale),
      suggestions: [...(fault.suggestions ?? [])],
    })),
    target: row.target,
    matchedBy: [...row.matchedBy],
    intoRow: row.intoRow,
    changes: row.changes.map((change) => ({ ...change })),
  };
}

export function sentenceOf({ reason, data = {} }: CellFault, locale: Locale): string {
  return importTexts[locale].faults[reason].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(data[name] ?? ''));
}
