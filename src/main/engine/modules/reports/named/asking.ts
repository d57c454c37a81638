import { addDays, dateAt, momentsOf, type DatePeriod } from '@shared/lib/dates';
import { previousPeriod } from '@shared/modules/reports/period';
import type { ReportInput } from '@shared/modules/reports/report';
import type { QueryContext } from '../../../context';
import { readOrganization } from '../../../organization/organization';
import { loadPipelines, type PipelineRow, type StageRow } from '../../pipelines';
import { askOf } from '../ask';
import type { Ask } from '../metrics/metric';
import type { Question } from '../metrics/question';
import { questionOf } from '../metrics/question';
import type { Words } from './words';
import { wordsOf } from './words';

/** What a report is made with: the question of its period and of the one before, and how its words are found. */
export interface Asking {
  readonly input: ReportInput;
  readonly ask: Ask;
  readonly question: Question;
  /** Null where the period has no beginning or end: there is none before it. */
  readonly before: Question | null;
  readonly period: { readonly from: string | null; readonly to: string | null };
  readonly previous: DatePeriod | null;
  readonly timeZone: string;
  readonly today: string;
  readonly showsMoney: boolean;
  readonly words: Words;
  readonly names: Names;
  /** The pipeline the report is about, with its stages in order; undefined where the firm has none. */
  readonly pipeline: PipelineRow | undefined;
  readonly stages: readonly StageRow[];
}

/** Names of colleagues and departments, as everybody in the firm may know them. */
export interface Names {
  readonly person: (id: string) => string;
  readonly department: (id: string) => string;
}

/** How a report wants its question when nothing else is said. */
export interface ReportHabits {
  /** It is about the stages of one pipeline: the usual one where none is named. */
  readonly ofPipeline?: boolean;
  /** The period it is about where none is named. */
  readonly period?: (today: string) => DatePeriod;
}

export async function askingOf(context: QueryContext, given: ReportInput, habits: ReportHabits): Promise<Asking> {
  const { timeZone, currency } = await readOrganization(context.db);
  const today = dateAt(context.now, timeZone);
  const pipelines = await loadPipelines(context.db);
  const usual = pipelines.find(({ is_default: isDefault }) => isDefault === 1) ?? pipelines[0];
  const pipeline = given.pipelineId === undefined ? usual : pipelines.find(({ id }) => id === given.pipelineId);
  const ends = given.from === undefined && given.to === undefined ? habits.period?.(today) : undefined;
  const input: ReportInput = {
    ...given,
    ...ends,
    ...(habits.ofPipeline && pipeline && { pipelineId: pipeline.id }),
  };
  const question = await questionOf(context, input);
  const { from, to } = input;
  const previous = from === undefined ? null : previousPeriod({ from, to: to ?? addDays(today, 1) });
  return {
    input,
    ask: askOf(context),
    question,
    before: previous && { ...question, ...momentsOf(previous, timeZone) },
    period: { from: from ?? null, to: to ?? null },
    previous,
    timeZone,
    today,
    showsMoney: context.caller.access.group('money') === 'show',
    words: wordsOf(context.locale, currency),
    names: await namesOf(context),
    pipeline,
    stages: pipeline ? await stagesOf(context, pipeline.id) : [],
  };
}

/** With those that were retired: deals stood in them. */
function stagesOf({ db }: QueryContext, pipelineId: string): Promise<StageRow[]> {
  return db.all<StageRow>('SELECT * FROM stage WHERE pipeline_id = ? ORDER BY position, id', [pipelineId]);
}

async function namesOf({ db }: QueryContext): Promise<Names> {
  const people = await db.all<{ id: string; name: string }>('SELECT id, name FROM app_user');
  const departments = await db.all<{ id: string; name: string }>('SELECT id, name FROM department');
  const [person, department] = [people, departments].map((rows) => new Map(rows.map(({ id, name }) => [id, name])));
  return {
    person: (id) => person?.get(id) ?? '',
    department: (id) => department?.get(id) ?? '',
  };
}
