import { z } from 'zod';
import { requiredLine } from '../setup/setup';
import { templateIdSchema } from './letterhead';

export const papers = ['a4', 'continuous'] as const;
export type Paper = (typeof papers)[number];

export const longestTemplate = 200_000;
export const templateSource = z.string().min(1).max(longestTemplate);

/** What can be wrong with a template: what it must not hold, and what would come out empty or not at all. */
export const templateFaults = [
  /** An element, attribute or rule of style that is not for paper: `script`, `onclick`, `@import`. */
  'element',
  'attribute',
  'style',
  /** Something is fetched from elsewhere. */
  'address',
  /** A place that would not be escaped, or includes another file. */
  'unescaped',
  'include',
  /** A list is walked within a list: a hundred lines would become millions. */
  'loop',
  /** The places do not close, or name what no document has. */
  'syntax',
  'unknownPlace',
  /** There is no table with data-print="lines", or more than one. */
  'noLines',
] as const;
export type TemplateFault = (typeof templateFaults)[number];

export const templateProblemSchema = z.object({
  fault: z.enum(templateFaults),
  /** The element, attribute, place or text it is about. */
  what: z.string(),
  /** In the template, from 1; null where it cannot be said. */
  line: z.number().int().nullable(),
});
export type TemplateProblem = z.infer<typeof templateProblemSchema>;

/** A template as pages print with it: clean HTML with places, its style apart. */
export const cleanTemplateSchema = z.object({
  id: templateIdSchema,
  paper: z.enum(papers),
  html: z.string(),
  style: z.string(),
});
export type CleanTemplate = z.infer<typeof cleanTemplateSchema>;

/** `name` is null for a ready-made one, whose name is a text. */
export const templateItemSchema = z.object({
  id: templateIdSchema,
  name: z.string().nullable(),
  paper: z.enum(papers),
  version: z.number().int(),
});
export type TemplateItem = z.infer<typeof templateItemSchema>;
export const templateSchema = templateItemSchema.extend({ source: z.string() });
export const templateName = requiredLine(80);
