import { z } from 'zod';
import { actions } from '../access/resources';
import type { Fields } from './fields';
import { createShape, momentSchema, patchShape, readShape } from './fields';

/** Ids are UUID text made by the client or the engine; clients that want a record to be created once send one. */
export const idInput = z.object({ id: z.uuid() });
export const deleteInput = z.object({ id: z.uuid(), version: z.coerce.number().int().positive().optional() });

const frame = {
  id: z.uuid(),
  custom: z.record(z.string(), z.unknown()).optional(),
  version: z.number().int(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
  /** What the reader may do with this record. */
  can: z.array(z.enum(actions)),
  /** Field groups whose values are masked for the reader. */
  masked: z.array(z.string()).optional(),
};

/** The record as answered: its fields, and the frame every record has. */
export function recordSchema<F extends Fields>(fields: F) {
  return z.object({ ...readShape(fields), ...frame });
}

const custom = { custom: z.record(z.string().max(60), z.unknown()).optional() };

export function createSchema<F extends Fields>(fields: F) {
  return z.strictObject({ id: z.uuid().optional(), ...createShape(fields), ...custom });
}

const patchFrame = { id: z.uuid(), version: z.number().int().positive() };

/** A change names the version it was made from; an older one is refused with both versions (rule 5). */
export function patchSchema<F extends Fields>(fields: F) {
  return z.strictObject({ ...patchFrame, ...patchShape(fields), ...custom });
}
