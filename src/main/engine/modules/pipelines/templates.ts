import textsEn from '@shared/locales/en/pipelines.json';
import textsZh from '@shared/locales/zh-CN/pipelines.json';
import type { PipelineTemplateKey, StageGiven, StageType } from '@shared/modules/pipelines/pipeline';
import { stageGiven } from '@shared/modules/pipelines/pipeline';
import type { Locale } from '../../context';

type StageKey = keyof typeof textsEn.stages;

interface TemplateStage {
  readonly key: StageKey;
  readonly probability?: number;
  readonly expectedDays?: number;
  readonly type?: StageType;
}

const ends: readonly TemplateStage[] = [
  { key: 'won', type: 'won' },
  { key: 'lost', type: 'lost' },
];

/** What firms of a kind usually begin with (SET-10); names are the firm's own from then on. */
const templates: Readonly<Record<PipelineTemplateKey, readonly TemplateStage[]>> = {
  b2b: [
    { key: 'contact', probability: 10, expectedDays: 5 },
    { key: 'needs', probability: 30, expectedDays: 10 },
    { key: 'proposal', probability: 50, expectedDays: 7 },
    { key: 'negotiation', probability: 70, expectedDays: 10 },
    { key: 'signing', probability: 90, expectedDays: 5 },
    ...ends,
  ],
  b2c: [
    { key: 'enquiry', probability: 20, expectedDays: 2 },
    { key: 'visit', probability: 40, expectedDays: 5 },
    { key: 'offer', probability: 60, expectedDays: 3 },
    { key: 'deposit', probability: 90, expectedDays: 7 },
    ...ends,
  ],
  project: [
    { key: 'project', probability: 10, expectedDays: 30 },
    { key: 'survey', probability: 25, expectedDays: 20 },
    { key: 'design', probability: 40, expectedDays: 30 },
    { key: 'tender', probability: 60, expectedDays: 30 },
    { key: 'contract', probability: 90, expectedDays: 15 },
    ...ends,
  ],
  renewal: [
    { key: 'due', probability: 60, expectedDays: 30 },
    { key: 'review', probability: 70, expectedDays: 14 },
    { key: 'offer', probability: 80, expectedDays: 14 },
    { key: 'signing', probability: 90, expectedDays: 7 },
    ...ends,
  ],
};

/** What the pipeline of the set-up is called. */
export function firstName(locale: Locale): string {
  return (locale === 'zh-CN' ? textsZh : textsEn).first;
}

/** The stages of a template with names and meanings in the firm's language. */
export function templateStages(template: PipelineTemplateKey, locale: Locale): StageGiven[] {
  const texts: Record<StageKey, { name: string; meaning: string }> = (locale === 'zh-CN' ? textsZh : textsEn).stages;
  return templates[template].map(({ key, ...stage }) => stageGiven.parse({ ...texts[key], ...stage }));
}
