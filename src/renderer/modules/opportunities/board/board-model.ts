import type { z } from 'zod';
import type { boardColumnSchema, Opportunity } from '@shared/modules/opportunities/opportunity';
import type { CheckItem, Stage, StageField } from '@shared/modules/pipelines/pipeline';
import type { StageNeeds } from '../stage-needs';

export type BoardColumn = z.infer<typeof boardColumnSchema>;
/** A field a stage asks for, and the reason where it means lost. */
type NeededField = StageField | 'lostReason';

/** A card on its way: shown in its new stage before the engine has answered. */
export interface PendingMove {
  readonly deal: Opportunity;
  readonly to: Stage;
}

const day = 86_400_000;

/** Whole days a deal has stood in its stage. */
export function daysInStage(deal: Opportunity, now: number): number {
  const since = deal.stageEnteredAt;
  return since ? Math.max(0, Math.floor((now - Date.parse(since)) / day)) : 0;
}

/** Amber over the expected days, red over one and a half times as many. */
export function ageTone(days: number, expected: number | null): 'warn' | 'bad' | undefined {
  if (expected === null || days <= expected) return undefined;
  return days > expected * 1.5 ? 'bad' : 'warn';
}

/** What a stage asks of a deal that enters it: fields, and items of its checklist that are required (OPP-04). */
export function needsOf(stage: Stage, deal: Opportunity) {
  const wanted: NeededField[] = [...stage.requiredFields, ...(stage.type === 'lost' ? (['lostReason'] as const) : [])];
  const isEmpty = (key: NeededField) => deal[key] === null || deal[key] === undefined;
  const isTicked = ({ id }: CheckItem) => deal.checked.includes(id);
  const checks = stage.checklist.filter((item) => item.isRequired);
  return {
    fields: wanted.map((key) => ({ key, isMet: !isEmpty(key) })),
    checks: checks.map((item) => ({ item, isMet: isTicked(item) })),
  };
}

/** What of that is not there yet. */
export function missingOf(stage: Stage, deal: Opportunity): StageNeeds {
  const { fields, checks } = needsOf(stage, deal);
  return {
    fields: fields.filter(({ isMet }) => !isMet).map(({ key }) => key),
    checks: checks.filter(({ isMet }) => !isMet).map(({ item }) => item),
  };
}

export function hasNeeds({ fields, checks }: StageNeeds): boolean {
  return fields.length + checks.length > 0;
}

/** The column of a stage without its card that leaves, and with the one that comes, its sums counted on. */
export function withMoves(column: BoardColumn, moves: readonly PendingMove[], currency: string): BoardColumn {
  return moves.reduce((shown, { deal, to }) => {
    const isHere = shown.items.some(({ id }) => id === deal.id);
    if (deal.stageId === to.id) return shown;
    if (shown.stageId === deal.stageId && isHere) return counted(shown, deal, -1, deal.probability, currency);
    if (shown.stageId !== to.id || isHere) return shown;
    return counted(shown, deal, 1, deal.probabilityIsManual ? deal.probability : to.probability, currency);
  }, column);
}

function counted(
  column: BoardColumn,
  deal: Opportunity,
  sign: 1 | -1,
  probability: number | null | undefined,
  currency: string,
): BoardColumn {
  const amount = deal.currency === currency ? (deal.amount ?? 0) : 0;
  const plus = (sum: number | null, by: number) => (sum === null ? null : sum + sign * by);
  const others = column.items.filter(({ id }) => id !== deal.id);
  return {
    ...column,
    count: column.count + sign,
    amount: plus(column.amount, amount),
    weighted: plus(column.weighted, Math.round((amount * (probability ?? 0)) / 100)),
    items: sign === 1 ? [deal, ...others] : others,
  };
}
