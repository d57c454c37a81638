import { Fault } from '@shared/contract/faults';
import type { CommandContext } from '../context';
import type { RecordKind } from './record-kind';

type Values = Readonly<Record<string, unknown>>;

/**
 * Checks the firm's own fields against their descriptions and lays them over what was there; null takes a value away.
 * Unknown, retired and hidden fields are refused by name, and so is a new record without the required ones.
 */
export function checkCustomValues(
  context: CommandContext,
  kind: RecordKind,
  given: Values,
  before: Values | undefined,
): Record<string, unknown> {
  const values: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(given)) {
    const own = context.services.customFields.find(kind.resource, key);
    const field = `custom.${key}`;
    if (!own || own.isRetired) throw new Fault('invalid_input', { reason: 'unknownField', field });
    if (context.caller.access.group(own.group) !== 'show')
      throw new Fault('invalid_input', { reason: 'hiddenField', field });
    if (value === null) {
      if (own.isRequired && before?.[key] !== undefined)
        throw new Fault('invalid_input', { reason: 'fieldRequired', field });
      delete values[key];
      continue;
    }
    // What stands there already may hold a choice that is no longer offered.
    if (JSON.stringify(value) === JSON.stringify(before?.[key])) continue;
    const checked = own.field.schema.safeParse(value);
    if (!checked.success) throw new Fault('invalid_input', { reason: 'badValue', field });
    values[key] = checked.data;
  }
  if (before === undefined) refuseMissing(context, kind, values);
  return values;
}

/** Nobody can fill in what he or she does not see, and what follows from another record was asked for there. */
function refuseMissing({ services, caller, isFollowing }: CommandContext, kind: RecordKind, values: Values): void {
  if (isFollowing) return;
  for (const own of services.customFields.all(kind.resource)) {
    const isAsked = own.isRequired && !own.isRetired && caller.access.group(own.group) === 'show';
    if (isAsked && values[own.key] === undefined)
      throw new Fault('invalid_input', { reason: 'fieldRequired', field: `custom.${own.key}` });
  }
}
