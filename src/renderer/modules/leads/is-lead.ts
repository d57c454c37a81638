import type { Lead } from '@shared/modules/leads/lead';
import { leadStatuses, type LeadStatus } from '@shared/modules/leads/lead-flow';
import type { AnyRecord } from '../records/record-module';

type Became = Pick<Lead, 'referredBy' | 'customer' | 'contact' | 'opportunity'>;

/** Tells a lead from any other record: it says who referred it. */
export function isLead(record: AnyRecord): record is AnyRecord & Became {
  return 'referredBy' in record;
}

export function statusOf(record: AnyRecord): LeadStatus {
  return leadStatuses.find((status) => status === record['status']) ?? 'new';
}
