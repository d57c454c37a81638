import { z } from 'zod';

export const exportKinds = [
  'customers',
  'contacts',
  'activities',
  'leads',
  'opportunities',
  'products',
  'quotes',
  'orders',
  'payments',
  'costs',
  'contracts',
] as const;
export type ExportKind = (typeof exportKinds)[number];

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** GBK is for spreadsheets of a Chinese Windows that take a CSV without a mark for it. */
export const exportEncodings = ['utf-8', 'gbk'] as const;

/** A file made ready: HTTP fetches it under /downloads/{id} once, the window by exports.chunk. */
export const downloadSchema = z.object({ id: z.uuid(), fileName: z.string(), mediaType: z.string() });
export type Download = z.infer<typeof downloadSchema>;
