import type { ReportName } from '@shared/modules/reports/report';
import { activity } from './activity';
import { conversion } from './conversion';
import { cycle } from './cycle';
import { forecast } from './forecast';
import { funnel } from './funnel';
import { leadSources } from './lead-sources';
import { lostDeals } from './lost-deals';
import type { NamedReport } from './named-report';
import { profitability } from './profitability';
import { ranking } from './ranking';
import { stageDuration } from './stage-duration';
import { teamWeek } from './team-week';

/** Each report under its name; one that is named in the contract and forgotten here does not compile. */
export const namedReports: Readonly<Record<ReportName, NamedReport>> = {
  forecast,
  funnel,
  stageDuration,
  cycle,
  lostDeals,
  ranking,
  conversion,
  leadSources,
  activity,
  teamWeek,
  profitability,
};
