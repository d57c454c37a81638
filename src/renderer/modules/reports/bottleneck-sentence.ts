import type { Pipeline, Stage } from '@shared/modules/pipelines/pipeline';
import type { Bottlenecks } from '@shared/modules/reports/bottlenecks';

/** What the sentence says: of which stage, in which numbers, and whose most of it is. */
export interface BottleneckSentence {
  readonly kind: 'slow' | 'skipped' | 'leaky';
  readonly stage: Stage;
  readonly numbers: Readonly<Record<string, number>>;
  readonly owner: { readonly id: string; readonly count: number } | null;
}

/** The first thing that stands out: deals that are stuck, then a step that is skipped, then a stage deals are lost from. */
export function sentenceOf(
  { stages, slow, skipped, leaky }: Bottlenecks,
  pipeline: Pipeline,
): BottleneckSentence | null {
  const found = slow ?? skipped ?? leaky;
  const health = stages.find((stage) => stage.stageId === found?.stageId);
  const stage = pipeline.stages.find((one) => one.id === found?.stageId);
  if (!health || !stage) return null;
  if (slow) {
    const { deals, overdue, averageDays, expectedDays } = health;
    const numbers = { days: tenths(averageDays ?? 0), expected: expectedDays ?? 0, deals, overdue };
    return { kind: 'slow', stage, numbers, owner: slow.owner };
  }
  if (skipped) {
    const { passed, skipped: without } = health;
    return {
      kind: 'skipped',
      stage,
      numbers: { passed, skipped: without, percent: percent(without, passed) },
      owner: skipped.owner,
    };
  }
  const { left, lost } = health;
  return { kind: 'leaky', stage, numbers: { left, lost, percent: percent(lost, left) }, owner: null };
}

/** Days beyond ten are said whole. */
function tenths(days: number): number {
  return days >= 10 ? Math.round(days) : Math.round(days * 10) / 10;
}

function percent(part: number, whole: number): number {
  return Math.round((part / whole) * 100);
}
