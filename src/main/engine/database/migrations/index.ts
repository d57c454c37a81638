import { Core } from './20261122-core';
import { People } from './20261122-people';
import { Customers } from './20261122-customers';
import { Activities } from './20261122-activities';
import { PeopleSeen } from './20261124-people';
import { Records } from './20261124-records';
import { Files } from './20261124-files';
import { Merges } from './20261124-merges';
import { Imports } from './20261124-imports';
import { Named } from './20261124-named';
import { SubjectState } from './20261124-subject-state';
import { Deals } from './20261124-deals';
import { DealImports } from './20261124-deal-imports';
import { Leads } from './20261124-leads';
import { CostGroup } from './20261124-cost';
import { Products } from './20261124-products';
import { Quotes } from './20261124-quotes';
import { Orders } from './20261124-orders';
import { Printing } from './20261124-printing';
import { LeadImports } from './20261124-lead-imports';
import { LeadForms } from './20261124-lead-forms';
import { Comments } from './20261124-comments';
import { Delivery } from './20261124-delivery';
import { PriceLists } from './20261124-price-lists';
import { Targets } from './20261124-targets';
import { Calendar } from './20261124-calendar';
import { Currencies } from './20261124-currencies';
import { LeadAssignment } from './20261124-lead-assignment';
import { ActivitySeries } from './20261124-activity-series';
import { CustomerLanguage } from './20261124-customer-language';
import { LeadUnattended } from './20261124-lead-unattended';
import { Replies } from './20261124-replies';
import { Contracts } from './20261125-contracts';
import { DealLines } from './20261125-deal-lines';
import { LeadScoring } from './20261125-lead-scoring';
import { HandOffs } from './20261125-hand-offs';
import { CalendarFeeds } from './20261125-calendar-feeds';
import { UserContact } from './20261125-user-contact';
import { Costs } from './20261125-costs';

/** In order, append-only; one that was released is never edited (rule 4). */
export const migrations = [
  Core,
  People,
  Customers,
  Activities,
  PeopleSeen,
  Records,
  Files,
  Merges,
  Imports,
  Named,
  SubjectState,
  Deals,
  DealImports,
  Leads,
  CostGroup,
  Products,
  Quotes,
  Orders,
  Printing,
  LeadImports,
  LeadForms,
  Comments,
  Delivery,
  PriceLists,
  Targets,
  Calendar,
  Currencies,
  LeadAssignment,
  CustomerLanguage,
  ActivitySeries,
  LeadUnattended,
  Replies,
  Contracts,
  DealLines,
  LeadScoring,
  HandOffs,
  CalendarFeeds,
  Costs,
  UserContact,
];
