import type { Bench, Figure } from '../bench';
import { dealsOf, writeDeals } from '../dataset/deals';
import { writeOrders } from '../dataset/orders';
import { openData } from '../dataset/prepare';
import { report, round, spreadOf, timeOf, timesOf } from '../measure';
import { measureDocuments, measureReports } from './reports';

interface Board {
  readonly columns: readonly { readonly count: number; readonly items: readonly { id: string; version: number }[] }[];
}

/** The board, a card moved, documents, reports and metrics, over deals and orders of three years. */
async function measureDeals(bench: Bench): Promise<void> {
  let pipelineId = '';
  await bench.alone(async () => {
    const connection = openData(bench.folder, 'writer');
    const written = dealsOf(connection);
    pipelineId = written ?? writeDeals(connection, Date.now());
    if (written === undefined) writeOrders(connection, Date.now());
    connection.close();
  });
  await measureBoard(bench, pipelineId);
  await measureMoves(bench, pipelineId);
  await measureDocuments(bench);
  await measureReports(bench, pipelineId);
}

async function measureBoard(bench: Bench, pipelineId: string): Promise<void> {
  const path = `opportunities/board?pipelineId=${pipelineId}`;
  for (const caller of ['department', 'all', 'narrow'] as const) {
    const client = bench.clients[caller];
    const { body } = await client.get<Board>(path);
    const times = await timesOf(60, async () => (await client.get(path)).time);
    const bare = bench.bare.prepare(
      `SELECT stage_id, count(*), sum(amount) FROM opportunity WHERE deleted_at IS NULL AND pipeline_id = ? AND status = 'open' GROUP BY stage_id`,
    );
    report({
      figure: 'board',
      caller,
      open: body.columns.reduce((sum, column) => sum + column.count, 0),
      ...spreadOf(times),
      bare: round(timeOf(() => bare.all(pipelineId))),
      limits: { p95: 150 },
    });
  }
}

async function measureMoves(bench: Bench, pipelineId: string): Promise<void> {
  const client = bench.clients.department;
  const { body: pipeline } = await client.get<{ stages: readonly { id: string; type: string }[] }>(
    `pipelines/${pipelineId}`,
  );
  const stages = pipeline.stages.filter((stage) => stage.type === 'open');
  const { body } = await client.get<Board>(`opportunities/board?pipelineId=${pipelineId}&limit=200`);
  const cards = body.columns.flatMap((column, place) => column.items.map((item) => ({ ...item, place })));
  const times = await timesOf(300, async (index) => {
    const card = cards[index % cards.length];
    if (!card) throw new Error('no card to move');
    card.place = (card.place + 1) % stages.length;
    const stageId = stages[card.place]?.id;
    const answer = await client.call<{ version: number }>('POST', `opportunities/${card.id}/move`, {
      version: card.version,
      stageId,
    });
    if (answer.status !== 200) throw new Error(`move: ${answer.status} ${JSON.stringify(answer.body)}`);
    card.version = answer.body.version;
    return answer.time;
  });
  report({ figure: 'move', ...spreadOf(times), limits: { p95: 15 } });
}

export const deals: readonly Figure[] = [{ name: 'deals', measure: measureDeals }];
