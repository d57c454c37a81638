import { z } from 'zod';
import { sellingModes } from '../setup/setup';

/** What every firm works with; never switched off. */
export const coreModules = ['customers', 'contacts', 'activities', 'files', 'imports', 'search'] as const;
/** What a firm switches on or leaves off. */
const optionalModules = [
  'leads',
  'sales',
  'quotes',
  'orders',
  'tickets',
  'knowledge',
  'marketing',
  'reports',
  'goals',
] as const;
export const moduleKeys = [...coreModules, ...optionalModules] as const;
export type ModuleKey = (typeof moduleKeys)[number];
type OptionalModule = (typeof optionalModules)[number];

/** Those of them this version has; the place of the others is kept. */
const availableModules: ReadonlySet<OptionalModule> = new Set(['leads', 'sales', 'quotes', 'orders', 'reports']);

export const importances = ['must', 'should', 'could'] as const;
export type Importance = (typeof importances)[number];

export const firmSizes = ['1-5', '6-20', '21-100', 'over100'] as const;
export const aims = ['findNewCustomers', 'winMoreDeals', 'serveBetter', 'keepCustomers', 'seeNumbers'] as const;
export const pains = [
  'scatteredData',
  'lostFollowUps',
  'slowQuotes',
  'ordersUnclear',
  'complaints',
  'knowledgeInHeads',
  'noOverview',
] as const;

/** The short questionnaire of the set-up (SET-03). */
export const questionnaireSchema = z.strictObject({
  size: z.enum(firmSizes),
  sellingMode: z.enum(sellingModes),
  /** A list to replace, or a full system. */
  replaces: z.enum(['spreadsheets', 'otherSystem', 'nothing']),
  aims: z.array(z.enum(aims)).max(aims.length).default([]),
  pains: z.array(z.enum(pains)).max(pains.length).default([]),
});
export type Questionnaire = z.infer<typeof questionnaireSchema>;
type Reason = (typeof aims)[number] | (typeof pains)[number];

export const moduleStateSchema = z.object({
  key: z.enum(moduleKeys),
  importance: z.enum(importances),
  isOn: z.boolean(),
  isAvailable: z.boolean(),
});
export type ModuleState = z.infer<typeof moduleStateSchema>;

/** Which answers make a module a must, and which only advise it. */
const reasons: Record<OptionalModule, { readonly must: readonly Reason[]; readonly should: readonly Reason[] }> = {
  leads: { must: ['findNewCustomers'], should: ['lostFollowUps', 'winMoreDeals'] },
  sales: { must: ['winMoreDeals'], should: ['lostFollowUps', 'noOverview', 'seeNumbers'] },
  quotes: { must: ['slowQuotes'], should: ['winMoreDeals'] },
  orders: { must: ['ordersUnclear'], should: ['keepCustomers', 'slowQuotes'] },
  tickets: { must: ['serveBetter', 'complaints'], should: ['keepCustomers'] },
  knowledge: { must: ['knowledgeInHeads'], should: ['serveBetter', 'complaints'] },
  marketing: { must: [], should: ['findNewCustomers', 'keepCustomers'] },
  reports: { must: ['seeNumbers', 'noOverview'], should: ['winMoreDeals'] },
  goals: { must: [], should: ['seeNumbers'] },
};

/**
 * Must, should or could for every module (SET-02). What only could be useful is off at first; a handful of people who
 * come from a spreadsheet get nothing on advice alone, because too much at once is how such projects fail (SET-09).
 */
export function suggestModules(answers: Questionnaire): ModuleState[] {
  const given = new Set<Reason>([...answers.aims, ...answers.pains]);
  const wantsLittle = answers.size === '1-5' && answers.replaces !== 'otherSystem';
  return [
    ...coreModules.map((key) => ({ key, importance: 'must' as const, isOn: true, isAvailable: true })),
    ...optionalModules.map((key) => {
      const importance = importanceOf(key, given, answers);
      const isOn = importance === 'must' || (importance === 'should' && !wantsLittle);
      return { key, importance, isOn, isAvailable: availableModules.has(key) };
    }),
  ];
}

function importanceOf(key: OptionalModule, given: ReadonlySet<Reason>, answers: Questionnaire): Importance {
  const { must, should } = reasons[key];
  if (must.some((reason) => given.has(reason))) return 'must';
  if (should.some((reason) => given.has(reason))) return 'should';
  // Selling to persons lives on campaigns; a firm with several departments cannot steer without figures.
  if (key === 'marketing' && answers.sellingMode === 'b2c') return 'should';
  if (key === 'reports' && (answers.size === '21-100' || answers.size === 'over100')) return 'should';
  return 'could';
}

/** What holds until somebody has answered: only what every firm works with. */
export const unasked: Questionnaire = { size: '1-5', sellingMode: 'b2b', replaces: 'nothing', aims: [], pains: [] };
