import type { ApiFault } from '@renderer/api/fault';
import { texts } from '../records/field-values';

/** What a stage asks for before a deal enters it, as the engine names it. */
export interface StageNeeds {
  readonly fields: readonly string[];
  readonly checks: readonly { readonly id: string; readonly text: string }[];
}

/** What is missing, of a move that was refused for it; null for every other fault. */
export function needsOf({ data }: Pick<ApiFault, 'data'>): StageNeeds | null {
  if (data.reason !== 'stageNeeds') return null;
  const { checks } = data;
  return { fields: texts(data['fields']), checks: Array.isArray(checks) ? checks.filter(isCheck) : [] };
}

function isCheck(entry: unknown): entry is StageNeeds['checks'][number] {
  return typeof entry === 'object' && entry !== null && 'id' in entry && 'text' in entry;
}
