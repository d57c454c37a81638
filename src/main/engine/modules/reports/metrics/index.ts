import type { MetricId } from '@shared/modules/reports/metric';
import type { Metric } from './metric';
import { newDeals } from './new-deals';
import { openDeals } from './open-deals';
import { salesCycle } from './sales-cycle';
import { stageDuration } from './stage-duration';
import { winRate } from './win-rate';

/** Each metric under the ID of its definition; one that is named in the contract and forgotten here does not compile. */
export const metrics: Readonly<Record<MetricId, Metric>> = {
  M4: winRate,
  M9: openDeals,
  M10: stageDuration,
  M11: salesCycle,
  K1: newDeals,
};
