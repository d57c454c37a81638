import type { IconName } from '@renderer/app/icons/paths';

/** What happens to quotes, orders and their money. */
export const documentKinds = [
  'quoteCreated',
  'quoteSent',
  'quoteAccepted',
  'quoteRejected',
  'orderCreated',
  'orderConfirmed',
  'orderCancelled',
  'orderDelivered',
  'orderReturned',
  'paymentIn',
  'paymentBack',
  'contractCreated',
] as const;

/** What people said, on its own and with a record that changed hands. */
export const commentEntries: readonly string[] = ['comment', 'handOver'];

/** Steps of a lead on its way to sales. */
export const handOffEntries: readonly string[] = [
  'handedOff',
  'handOffAccepted',
  'handOffReturned',
  'handOffWithdrawn',
  'handOffLate',
];

/** What the timeline can be narrowed to, and the kinds of entries behind each. Texts under `common.composer` and `timeline`. */
export const timelineFilters = [
  { key: 'all', kinds: [] },
  { key: 'call', kinds: ['call'] },
  { key: 'visit', kinds: ['visit', 'meeting'] },
  { key: 'mail', kinds: ['mail'] },
  { key: 'note', kinds: ['note'] },
  { key: 'task', kinds: ['task'] },
  { key: 'comment', kinds: commentEntries },
  { key: 'deals', kinds: ['dealCreated', 'dealMoved'] },
  { key: 'documents', kinds: documentKinds },
  { key: 'file', kinds: ['file'] },
  {
    key: 'changes',
    kinds: ['created', 'changed', 'merged', 'restored', 'leadConverted', 'leadReopened', ...handOffEntries],
  },
] as const;
export type TimelineFilter = (typeof timelineFilters)[number]['key'];

const icons: Record<string, IconName> = {
  call: 'phone',
  visit: 'visit',
  meeting: 'meeting',
  mail: 'mail',
  note: 'note',
  task: 'task',
  comment: 'chat',
  handOver: 'assign',
  created: 'flag',
  changed: 'pencil',
  file: 'file',
  merged: 'merge',
  dealCreated: 'board',
  dealMoved: 'board',
  restored: 'undo',
  leadConverted: 'lead',
  leadReopened: 'undo',
  handedOff: 'assign',
  handOffAccepted: 'check',
  handOffReturned: 'undo',
  handOffWithdrawn: 'undo',
  handOffLate: 'clock',
  quoteCreated: 'quote',
  quoteSent: 'quote',
  quoteAccepted: 'quote',
  quoteRejected: 'quote',
  orderCreated: 'order',
  orderConfirmed: 'order',
  orderCancelled: 'order',
  orderDelivered: 'order',
  orderReturned: 'order',
  paymentIn: 'payment',
  paymentBack: 'payment',
  contractCreated: 'contract',
};

/** Kinds never change their sign (tokens.md). */
export function kindIcon(kind: string): IconName {
  return icons[kind] ?? 'info';
}
