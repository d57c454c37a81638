import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Filter } from '@shared/contract/list';
import type { moveInput, Opportunity } from '@shared/modules/opportunities/opportunity';
import type { Pipeline, Stage } from '@shared/modules/pipelines/pipeline';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import { api, client } from '@renderer/api/client';
import { faultOf, type ApiFault } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { useSession } from '@renderer/app/session';
import type { MoveValues } from '../move-deal';
import { needsOf, type StageNeeds } from '../stage-needs';
import { withMoves, type BoardColumn, type PendingMove } from './board-model';

export type MoveResult =
  | { readonly kind: 'moved' }
  | { readonly kind: 'needs'; readonly needs: StageNeeds }
  | { readonly kind: 'movedMeanwhile'; readonly stageId: string }
  | { readonly kind: 'refused'; readonly message: string };

/** The columns of a pipeline, and how a card is moved: at once on the page, taken back when the engine refuses (OPP-03, 09). */
export function useBoard(pipeline: Pipeline, filter: Filter | null) {
  const { organization } = useSession();
  const query = useQuery(
    api.opportunities.board.queryOptions({
      input: { pipelineId: pipeline.id, ...(filter && { filter }) },
      placeholderData: keepPreviousData,
    }),
  );
  const [rounds, setRounds] = useState<Rounds>({});
  const further = useQuery({
    queryKey: [...api.opportunities.key(), 'further cards', filter, rounds],
    queryFn: ({ signal }) => readFurther(rounds, filter, signal),
    enabled: Object.keys(rounds).length > 0,
    placeholderData: keepPreviousData,
  });
  const [moves, setMoves] = useState<readonly PendingMove[]>([]);
  const columns = useMemo(
    () =>
      query.data?.columns.map((column) => {
        const items = further.data?.[column.stageId] ?? column.items;
        return withMoves({ ...column, items }, moves, organization.currency);
      }),
    [query.data, further.data, moves, organization.currency],
  );
  /** Loads the next cards of a column. */
  const loadMore = (stageId: string) => setRounds((known) => ({ ...known, [stageId]: (known[stageId] ?? 0) + 1 }));

  const move = async (deal: Opportunity, to: Stage, values: MoveValues): Promise<MoveResult> => {
    setMoves((known) => [...known, { deal, to }]);
    try {
      await sendMove(deal, { ...values, id: deal.id, version: deal.version, stageId: to.id });
      await queryClient.invalidateQueries({ queryKey: api.opportunities.key() });
      return { kind: 'moved' };
    } catch (error) {
      const fault = faultOf(error);
      if (fault.code === 'stale_version') void queryClient.invalidateQueries({ queryKey: api.opportunities.key() });
      return refusalOf(fault, deal);
    } finally {
      setMoves((known) => known.filter((one) => one.deal.id !== deal.id));
    }
  };
  return { query, columns, moves, move, loadMore };
}

/** How often more cards were asked for, by stage. */
type Rounds = Readonly<Record<string, number>>;
/** Cards of one such round; the most a list answers at once. */
const roundSize = 200;

/** The cards of columns that show more than their first ones, from the first on, in the board's order. */
async function readFurther(rounds: Rounds, filter: Filter | null, signal: AbortSignal) {
  const columns: Record<string, BoardColumn['items']> = {};
  for (const [stageId, count] of Object.entries(rounds)) {
    const here: Filter = { field: 'stageId', op: 'eq', value: stageId };
    const query = { limit: roundSize, sort: 'stageEnteredAt', filter: filter ? { and: [here, filter] } : here };
    const items: BoardColumn['items'] = [];
    let cursor: string | null | undefined;
    for (let round = 0; round < count && cursor !== null; round += 1) {
      const page = await client.opportunities.list({ ...query, ...(cursor && { cursor }), total: 'none' }, { signal });
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    columns[stageId] = items;
  }
  return columns;
}

/** A deal that was changed meanwhile but stands where it stood is moved all the same: nothing of the change is lost. */
async function sendMove(deal: Opportunity, input: z.input<typeof moveInput>): Promise<void> {
  try {
    await client.opportunities.move(input);
  } catch (error) {
    const fault = faultOf(error);
    const current = currentOf(fault);
    if (fault.code !== 'stale_version' || !current || current.stageId !== deal.stageId) throw error;
    await client.opportunities.move({ ...input, version: current.version });
  }
}

function refusalOf(fault: ApiFault, deal: Opportunity): MoveResult {
  const needs = needsOf(fault);
  if (needs) return { kind: 'needs', needs };
  const current = fault.code === 'stale_version' ? currentOf(fault) : undefined;
  if (current && current.stageId !== deal.stageId) return { kind: 'movedMeanwhile', stageId: current.stageId };
  return { kind: 'refused', message: fault.message };
}

function currentOf(fault: ApiFault): { version: number; stageId: string } | undefined {
  const { current } = fault.data;
  if (typeof current !== 'object' || current === null) return undefined;
  if (!('version' in current) || typeof current.version !== 'number') return undefined;
  if (!('stageId' in current) || typeof current.stageId !== 'string') return undefined;
  return { version: current.version, stageId: current.stageId };
}
