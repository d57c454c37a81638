export const leadStatuses = ['new', 'working', 'qualified', 'recycled', 'dead', 'converted'] as const;
export type LeadStatus = (typeof leadStatuses)[number];

/** Why a lead was given up, for good (`dead`) or for now (`recycled`) (LEA-10). */
export const leadReasons = [
  'noNeed',
  'noBudget',
  'timing',
  'notReached',
  'competitor',
  'wrongPerson',
  'wrongData',
  'duplicate',
  'spam',
  'other',
] as const;

/** Where a lead goes from each status by hand (LEA-03). Only a conversion leads to `converted`, and only its undo away from there. */
export const leadMoves: Readonly<Record<LeadStatus, readonly LeadStatus[]>> = {
  new: ['working', 'qualified', 'recycled', 'dead'],
  working: ['qualified', 'recycled', 'dead'],
  qualified: ['working', 'recycled', 'dead'],
  recycled: ['working', 'qualified', 'dead'],
  dead: ['working', 'recycled'],
  converted: [],
};

/** Statuses that ask for a reason, and keep it only as long as they last. */
export const givenUp: readonly LeadStatus[] = ['recycled', 'dead'];

/** Statuses of a lead somebody still works on or has to (M1). */
export const openLeadStatuses: readonly LeadStatus[] = ['new', 'working', 'qualified'];
