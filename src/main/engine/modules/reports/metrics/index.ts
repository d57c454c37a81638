import type { MetricId } from '@shared/modules/reports/metric';
import { acquisition } from './acquisition';
import { callsPerOpportunity } from './calls-per-deal';
import { costPerLead, costPerNewCustomer } from './costs';
import { crossSell, upsell, upsellOrCrossSell } from './cross-sell';
import { leadConversion } from './lead-conversion';
import { newLeads } from './leads';
import { lifetimeValue } from './lifetime-value';
import type { Metric } from './metric';
import { newCustomers } from './new-customers';
import { newDeals } from './new-deals';
import { openDeals } from './open-deals';
import { proposals } from './proposals';
import { rankingPlace } from './ranking';
import { meetingAcceptance, replyRate } from './replies';
import { retainedCustomers } from './retained-customers';
import { newRevenue } from './revenue';
import { salesCalls } from './sales-calls';
import { salesCycle } from './sales-cycle';
import { stageDuration } from './stage-duration';
import { winRate } from './win-rate';

/** Each metric under the ID of its definition; one that is named in the contract and forgotten here does not compile. */
export const metrics: Readonly<Record<MetricId, Metric>> = {
  M1: newLeads,
  M2: newCustomers,
  M3: retainedCustomers,
  M4: winRate,
  M6: salesCalls,
  M7: callsPerOpportunity,
  M8: newRevenue,
  M9: openDeals,
  M10: stageDuration,
  M11: salesCycle,
  M12: proposals,
  M22: lifetimeValue,
  M23: crossSell,
  M24: upsell,
  K1: newDeals,
  K2: upsellOrCrossSell,
  K3: salesCycle,
  K4: meetingAcceptance,
  K5: replyRate,
  K6: acquisition,
  K7: costPerLead,
  K11: leadConversion,
  K13: costPerNewCustomer,
  K16: rankingPlace,
};
