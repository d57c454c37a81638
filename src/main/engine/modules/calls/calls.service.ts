import { Fault } from '@shared/contract/faults';
import { parsePhoneNumber } from '@shared/lib/phone-number';
import { foldWidth } from '@shared/lib/text';
import type { KnownCaller, callsContract } from '@shared/modules/calls/calls.contract';
import { callerKinds } from '@shared/modules/calls/calls.contract';
import type { Handlers } from '../../operations';
import { countryOf } from '../../organization/country';
import { showsField } from '../../records/present';
import { exactCallers, likelyCallers } from './find-callers';

export const callsHandlers: Handlers<typeof callsContract> = {
  lookUp: async (context, { number: text }) => {
    if (!/\d/.test(foldWidth(text))) throw new Fault('invalid_input', { reason: 'badValue', field: 'number' });
    const number = parsePhoneNumber(text, { country: await countryOf(context.db) });
    const { e164, extension } = number;
    const kinds = callerKinds.flatMap((name) => {
      const kind = context.services.kinds.find(name);
      // A find would give the number away (ORG-05).
      return kind && showsField(kind, context.caller.access, 'phones') ? [{ kind, name }] : [];
    });
    const items: KnownCaller[] = [];
    for (const { kind, name } of kinds) items.push(...(await exactCallers(context, kind, name, number)));
    if (items.length === 0)
      for (const { kind, name } of kinds) items.push(...(await likelyCallers(context, kind, name, number)));
    return { number: { e164, extension }, isHidden: kinds.length === 0, items };
  },
};
