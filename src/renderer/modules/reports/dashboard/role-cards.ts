import type { Resource } from '@shared/access/resources';
import type { Card } from '@shared/modules/reports/dashboard';
import type { MetricId, metricScopes } from '@shared/modules/reports/metric';
import type { ReportName } from '@shared/modules/reports/report';
import { reportResources } from '@shared/modules/reports/report';
import type { Session } from '@renderer/app/session';

type CardScope = (typeof metricScopes)[number];

/** What each metric counts, to offer it only where that is seen; and the report that tells more of it. */
export const metricPlaces: Readonly<
  Record<MetricId, { readonly resource: Resource; readonly report: ReportName | null }>
> = {
  M1: { resource: 'lead', report: 'leadSources' },
  M2: { resource: 'order', report: 'profitability' },
  M3: { resource: 'order', report: null },
  M4: { resource: 'opportunity', report: 'lostDeals' },
  M6: { resource: 'activity', report: 'activity' },
  M7: { resource: 'opportunity', report: 'activity' },
  M8: { resource: 'order', report: 'profitability' },
  M9: { resource: 'opportunity', report: 'funnel' },
  M10: { resource: 'opportunity', report: 'stageDuration' },
  M11: { resource: 'opportunity', report: 'cycle' },
  M12: { resource: 'quote', report: null },
  M22: { resource: 'order', report: 'profitability' },
  M23: { resource: 'order', report: null },
  M24: { resource: 'order', report: null },
  K1: { resource: 'opportunity', report: 'funnel' },
  K2: { resource: 'order', report: null },
  K3: { resource: 'opportunity', report: 'cycle' },
  K4: { resource: 'activity', report: 'activity' },
  K5: { resource: 'activity', report: 'activity' },
  K6: { resource: 'lead', report: 'conversion' },
  K7: { resource: 'cost', report: 'leadSources' },
  K11: { resource: 'lead', report: 'conversion' },
  K13: { resource: 'cost', report: 'leadSources' },
  K16: { resource: 'opportunity', report: 'ranking' },
};

/** Metrics that are sums of money: nothing to look at where the role hides money. */
const sums: readonly MetricId[] = ['M8', 'M22', 'K7', 'K13'];

/** Whether a card says anything to whoever is signed in. */
export function isOffered(card: Card, session: Session): boolean {
  if (card.type === 'targets') return session.can('target', 'view');
  if (card.type === 'report') return reportResources[card.name].every((resource) => session.can(resource, 'view'));
  if (sums.includes(card.id) && session.group('money') !== 'show') return false;
  return session.can(metricPlaces[card.id].resource, 'view');
}

/** What suits a role until somebody arranges it: who sells, who leads a department, who owns the firm (PER-04). */
export function roleCards(session: Session): Card[] {
  const sight = session.scopeOf('opportunity', 'view');
  const cards = sight === 'all' ? ofOwner : sight === 'tree' ? ofHead : ofSeller;
  return cards.filter((card) => isOffered(card, session));
}

function metric(id: MetricId, scope: CardScope, period: 'thisMonth' | 'thisQuarter' | 'thisYear' | 'last90'): Card {
  return { type: 'metric', id, scope, period };
}

const ofSeller: readonly Card[] = [
  { type: 'targets' },
  metric('K16', 'own', 'thisQuarter'),
  metric('M9', 'own', 'thisMonth'),
  metric('K1', 'own', 'thisMonth'),
  metric('M4', 'own', 'last90'),
  metric('M6', 'own', 'thisMonth'),
  { type: 'report', name: 'forecast', scope: 'own' },
  { type: 'report', name: 'activity', scope: 'own' },
];
const ofHead: readonly Card[] = [
  { type: 'targets' },
  metric('M9', 'tree', 'thisMonth'),
  metric('K1', 'tree', 'thisMonth'),
  metric('M4', 'tree', 'last90'),
  metric('M11', 'tree', 'last90'),
  metric('M8', 'tree', 'thisMonth'),
  { type: 'report', name: 'stageDuration', scope: 'tree' },
  { type: 'report', name: 'forecast', scope: 'tree' },
  { type: 'report', name: 'ranking', scope: 'tree' },
  { type: 'report', name: 'activity', scope: 'tree' },
];
const ofOwner: readonly Card[] = [
  { type: 'targets' },
  metric('M8', 'all', 'thisMonth'),
  metric('M2', 'all', 'thisQuarter'),
  metric('M3', 'all', 'thisYear'),
  metric('M9', 'all', 'thisMonth'),
  metric('M4', 'all', 'last90'),
  metric('M1', 'all', 'thisMonth'),
  metric('M22', 'all', 'thisYear'),
  { type: 'report', name: 'forecast', scope: 'all' },
  { type: 'report', name: 'lostDeals', scope: 'all' },
  { type: 'report', name: 'profitability', scope: 'all' },
  { type: 'report', name: 'ranking', scope: 'all' },
];
