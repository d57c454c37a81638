import type { ReportRow } from '@shared/modules/reports/report';
import { indexedBy, keepWalking } from '../../../database/dialect';
import type { StageRow } from '../../pipelines';
import { openLeads } from '../metrics/leads';
import type { Question } from '../metrics/question';
import { dealWorth } from '../metrics/product-share';
import type { Asking } from './asking';
import type { Facts } from './facts';
import { sumsOf } from './facts';
import type { MadeReport, NamedReport, Slices } from './named-report';
import { column, definition, shareCell, table } from './named-report';
import { nextSteps } from './record-lists';

/** A step from fewer deals says nothing about it. */
const fewest = 10;

const when = {
  reached: '1',
  here: `f.status = 'open' AND f.stage_id = f.grp`,
  unplanned: `f.status = 'open' AND f.stage_id = f.grp AND f.next_step_at IS NULL`,
  lostHere: `f.status = 'lost' AND f.lost_from = f.grp`,
};

/** How far the deals that began in the period have come, each counted once, those lost since included (REP-3, trap 3). */
export const funnel: NamedReport = {
  habits: { ofPipeline: true },
  make: async (asking) => {
    const { ask } = asking;
    const steps = stepsOf(asking);
    const { byRow } = await sumsOf(ask, comers(asking), {
      deals: { when: when.reached },
      value: { when: when.reached, value: 'f.amount' },
      here: { when: when.here },
      unplanned: { when: when.unplanned },
      lostHere: { when: when.lostHere },
    });
    const countAt = (place: number) => byRow.get(steps[place]?.id ?? '')?.deals ?? 0;
    const rows = steps.map((stage, place): ReportRow => {
      const sums = byRow.get(stage.id);
      const deals = countAt(place);
      return {
        key: stage.id,
        label: stage.name,
        cells: {
          deals: { value: deals },
          value: { value: sums?.value ?? 0 },
          step: place === 0 ? { value: null } : shareCell(deals, countAt(place - 1)),
          whole: shareCell(deals, countAt(0)),
          lostHere: { value: stage.type === 'won' ? null : (sums?.lostHere ?? 0) },
          here: { value: stage.type === 'won' ? null : (sums?.here ?? 0) },
          unplanned: { value: stage.type === 'won' ? null : (sums?.unplanned ?? 0) },
        },
      };
    });
    const hot = weakest(rows);
    return {
      finding: findingOf(asking, rows, hot),
      main: table(asking, 'funnel', {
        columns: [
          column(asking, 'deals', 'count', { definition: 'funnel' }),
          column(asking, 'value', 'money'),
          column(asking, 'step', 'ratio', { definition: 'step' }),
          column(asking, 'whole', 'ratio'),
          column(asking, 'lostHere', 'count'),
          column(asking, 'here', 'count'),
          column(asking, 'unplanned', 'count'),
        ],
        rows: rows.map((row) => (row === hot ? { ...row, isHot: true } : row)),
        series: [{ column: 'deals', mark: 'bar' }],
      }),
      further: [...(await waitingLeads(asking)), await nextSteps(asking)],
      definitions: [definition(asking, 'funnel', null), definition(asking, 'step', null)],
    };
  },
  behind: (asking, key): Slices | undefined => {
    if (key === 'waitingLeads') return { leads: { facts: leadsOf(asking.question), when: '1' } };
    if (key !== 'main') return undefined;
    const facts = comers(asking);
    return {
      deals: { facts, when: when.reached },
      value: { facts, when: when.reached },
      lostHere: { facts, when: when.lostHere },
      here: { facts, when: when.here },
      unplanned: { facts, when: when.unplanned },
    };
  },
};

/** Open stages in their order, then the win. */
function stepsOf({ stages }: Asking): StageRow[] {
  const there = stages.filter(({ retired_at: at }) => at === null);
  return [...there.filter(({ type }) => type === 'open'), ...there.filter(({ type }) => type === 'won').slice(0, 1)];
}

/** One row for each deal that began in the period and each step it came to; a win came through all. Walks `opportunity_opened_at`. */
function comers({ question, stages }: Asking): Facts {
  const { from, to, currency, deals } = question;
  const first = stages.find(({ type }) => type === 'open');
  const won = stages.find(({ type, retired_at: at }) => type === 'won' && at === null);
  return {
    kind: 'opportunity',
    sql: {
      sql: `SELECT d.*, st.id AS grp
        FROM (SELECT c.id, c.status, c.stage_id, c.next_step_at, ${dealWorth(question)} AS amount,
            (SELECT max(s.position) FROM stage_move m JOIN stage s ON s.id = m.to_stage_id
              WHERE m.opportunity_id = c.id AND m.to_type = 'open' AND s.pipeline_id = c.pipeline_id) AS reached,
            (SELECT m.from_stage_id FROM stage_move m WHERE m.opportunity_id = c.id AND m.to_type = 'lost'
              ORDER BY m.at DESC, m.id DESC LIMIT 1) AS lost_from
          FROM opportunity c ${indexedBy('opportunity_opened_at')}
          WHERE ${keepWalking('c')} AND c.opened_at >= ? AND c.opened_at < ? AND ${deals.sql}) d
        JOIN stage st ON st.pipeline_id = ? AND st.retired_at IS NULL
          AND ((st.type = 'open' AND (d.status = 'won' OR st.position <= coalesce(d.reached, ?))) OR (st.id = ? AND d.status = 'won'))`,
      parameters: [
        currency,
        from,
        to,
        ...deals.parameters,
        first?.pipeline_id ?? '',
        first?.position ?? 0,
        won?.id ?? '',
      ],
    },
  };
}

function leadsOf(question: Question): Facts {
  const open = openLeads(question);
  return { kind: 'lead', sql: { sql: `SELECT c.id AS id, c.status AS grp ${open.sql}`, parameters: open.parameters } };
}

/** Leads about to become deals; whoever sees no leads is not told of them. */
async function waitingLeads(asking: Asking) {
  const { words, ask, question } = asking;
  const { byRow } = await sumsOf(ask, leadsOf(question), { leads: { when: '1' } });
  if (byRow.size === 0) return [];
  const rows = ['qualified', 'working', 'new'].map((status): ReportRow => ({
    key: status,
    label: words.option('leads', 'status', status),
    cells: { leads: { value: byRow.get(status)?.leads ?? 0 } },
  }));
  return [
    table(asking, 'waitingLeads', {
      columns: [column(asking, 'leads', 'count')],
      rows,
      series: [{ column: 'leads', mark: 'bar' }],
    }),
  ];
}

/** The step most deals do not take. */
function weakest(rows: readonly ReportRow[]): ReportRow | undefined {
  const steps = rows.slice(1).filter(({ cells }) => (cells['step']?.denominator ?? 0) >= fewest);
  const shareOf = (row: ReportRow) => Number(row.cells['step']?.value ?? 1);
  return steps.sort((left, right) => shareOf(left) - shareOf(right))[0];
}

function findingOf({ words }: Asking, rows: readonly ReportRow[], hot: ReportRow | undefined): MadeReport['finding'] {
  const all = Number(rows[0]?.cells['deals']?.value ?? 0);
  if (all === 0) return null;
  const won = Number(rows.at(-1)?.cells['deals']?.value ?? 0);
  const rest = words.say('findings.funnel.rest', {
    deals: words.number(all),
    won: words.number(won),
    percent: words.percent(won / all),
  });
  const step = hot?.cells['step'];
  const before = hot && rows[rows.indexOf(hot) - 1];
  if (!hot || !before || step?.numerator === undefined) return { lead: '', rest, tone: 'plain' };
  return {
    lead: words.say('findings.funnel.lead', {
      from: before.label,
      to: hot.label,
      moved: words.number(step.numerator ?? 0),
      deals: words.number(step.denominator ?? 0),
    }),
    rest,
    tone: 'plain',
  };
}
