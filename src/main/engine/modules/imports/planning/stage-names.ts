import textsEn from '@shared/locales/en/pipelines.json';
import textsZh from '@shared/locales/zh-CN/pipelines.json';
import type { StageType } from '@shared/modules/pipelines/pipeline';
import { foldWidth } from '@shared/lib/text';
import type { BareConnection } from '../../../database/bare';

export interface NamedStage {
  readonly id: string;
  readonly pipelineId: string;
  readonly name: string;
  readonly type: StageType;
}

/** Words that say the same of a stage, beside the names our templates have in each language. */
const alike: readonly (readonly string[])[] = [
  ['进行中', '跟进中', '商谈中', 'in progress', 'open', 'active', 'ongoing', 'working', 'in bearbeitung', 'offen'],
  ['初步接触', '初步沟通', 'prospecting', 'contacted', 'contact made', 'new'],
  ['需求确认', '需求分析', '确认需求', 'qualification', 'qualified', 'needs analysis', 'discovery'],
  ['方案报价', '报价', '方案', 'proposal', 'quote', 'quotation', 'proposal price quote', 'proposal made', 'angebot'],
  ['商务谈判', '谈判', '谈判审核', 'negotiation', 'negotiation review', 'in negotiation', 'verhandlung'],
];
const ends: Readonly<Record<'won' | 'lost', readonly string[]>> = {
  won: [
    ...['赢单', '已赢单', '赢', '成交', '已成交', '已成单', '成功', '中标', '赢单关闭', '签约成功', '已签约'],
    ...['won', 'win', 'closed won', 'close won', 'deal won', 'success', 'successful', 'gewonnen'],
  ],
  lost: [
    ...['输单', '已输单', '输', '丢单', '失败', '未成交', '战败', '落标', '未中标', '流失', '输单关闭', '死单'],
    ...['lost', 'loss', 'closed lost', 'close lost', 'deal lost', 'failed', 'dead', 'verloren'],
  ],
};

const typesByWord = new Map<string, StageType>(
  (['won', 'lost'] as const).flatMap((type) => ends[type].map((word) => [stageKey(word), type] as const)),
);
const groups = new Map<string, Set<string>>();
for (const words of [...alike, ...templateNames()]) {
  const keys = words.map(stageKey);
  const group = keys.map((key) => groups.get(key)).find((known) => known) ?? new Set<string>();
  for (const key of keys) groups.set(key, group.add(key));
}

function templateNames(): string[][] {
  const keys = Object.keys(textsEn.stages) as (keyof typeof textsEn.stages)[];
  return keys.map((key) => [textsEn.stages[key].name, textsZh.stages[key].name]);
}

/** The form stage names are compared in: `In_Progress`, `in progress` and `InProgress` are one. */
export function stageKey(name: string): string {
  return foldWidth(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The type a stage's name suggests: open unless it says won or lost. */
export function suggestedType(name: string): StageType {
  const known = typesByWord.get(stageKey(name));
  if (known) return known;
  const words = foldWidth(name).toLowerCase().replaceAll('_', ' ');
  if (/\b(?:lost|loss|dead|failed|rejected|verloren)\b|输单|丢单|失败|战败|落标|未成交|未中标|流失/.test(words))
    return 'lost';
  return /\bwon\b|\bgewonnen\b|赢单|(?<!预计|等待|即将|待|未)(?:成交|中标)/.test(words) ? 'won' : 'open';
}

/** The stages of the firm's pipelines, found by what a file calls them. */
export class StageNames {
  readonly #stages: readonly NamedStage[];
  readonly usualPipelineId: string | undefined;

  constructor(db: BareConnection) {
    this.#stages = db
      .prepared(
        `SELECT s.id, s.pipeline_id AS pipelineId, s.name, s.type FROM stage s JOIN pipeline p ON p.id = s.pipeline_id
         WHERE s.retired_at IS NULL ORDER BY p.is_default DESC, p.position, s.position, s.id`,
      )
      .all() as NamedStage[];
    this.usualPipelineId = db
      .prepared('SELECT id FROM pipeline WHERE retired_at IS NULL ORDER BY is_default DESC, position LIMIT 1')
      .pluck()
      .get() as string | undefined;
  }

  /** By its name, by a word for the same, or as the pipeline's end of that type. */
  find(text: string, pipelineId = this.usualPipelineId): NamedStage | undefined {
    const stages = this.#stages.filter((stage) => stage.pipelineId === pipelineId);
    const key = stageKey(text);
    const words = groups.get(key);
    const type = typesByWord.get(key);
    return (
      stages.find((stage) => stageKey(stage.name) === key) ??
      (words && stages.find((stage) => words.has(stageKey(stage.name)))) ??
      (type && stages.find((stage) => stage.type === type))
    );
  }

  get(id: unknown): NamedStage | undefined {
    return this.#stages.find((stage) => stage.id === id);
  }

  /** What may be written instead of an unknown name. */
  get usualNames(): string[] {
    return this.#stages.filter((stage) => stage.pipelineId === this.usualPipelineId).map(({ name }) => name);
  }
}
