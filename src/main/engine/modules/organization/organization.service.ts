import { Fault } from '@shared/contract/faults';
import type { ModuleState } from '@shared/modules/organization/modules';
import { coreModules } from '@shared/modules/organization/modules';
import type { ModulesAnswer, organizationContract } from '@shared/modules/organization/organization.contract';
import { auditChange, changesBetween } from '../../audit/audit';
import type { Reader } from '../../database/reader';
import type { Handlers } from '../../operations';
import { firstModuleSettings, readModuleSettings, writeModuleSettings } from '../../organization/module-states';
import { readOrganization, writeOrganization } from '../../organization/organization';
import { refuseStale } from '../../records/versions';
import { renameFirm } from '../departments';

export const organizationHandlers: Handlers<typeof organizationContract> = {
  read: ({ db }) => answer(db),
  patch: async (context, { version, ...changes }) => {
    const { db } = context;
    const before = await answer(db);
    refuseStale(before, version);
    const { version: _version, ...kept } = before;
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const after = { ...kept, ...given };
    const changed = changesBetween(kept, after);
    if (Object.keys(changed).length === 0) return before;
    if ('currency' in changed && (await db.one('SELECT 1 FROM currency_rate LIMIT 1')))
      throw new Fault('in_use', { reason: 'hasRates', field: 'currency' });
    await writeOrganization(db, after);
    await renameFirm(db, kept.name, after.name);
    await auditChange(context, { kind: 'settings', recordId: 'organization', changes: changed });
    return answer(db);
  },
  modules: async ({ db }) => present(await readModuleSettings(db)),
  patchModules: async (context, { version, modules, answers }) => {
    const { db, now } = context;
    const before = await readModuleSettings(db);
    refuseStale({ ...present(before) }, version);
    const suggested = answers === undefined ? before : firstModuleSettings(answers, now);
    const after = { ...suggested, items: suggested.items.map((item) => changedState(item, modules)) };
    const changes = changesBetween(statesOf(before.items), statesOf(after.items));
    await writeModuleSettings(db, after);
    await auditChange(context, { kind: 'settings', recordId: 'modules', changes });
    return present(await readModuleSettings(db));
  },
};

async function answer(db: Reader) {
  const organization = await readOrganization(db);
  const row = await db.one<{ version: number }>(`SELECT version FROM setting WHERE key = 'organization'`);
  return { ...organization, version: row?.version ?? 1 };
}

type StateChange = Partial<Pick<ModuleState, 'isOn' | 'importance'>> & Pick<ModuleState, 'key'>;

/** What every firm works with stays on: without customers and search there is no Hearth. */
function changedState(
  item: ModuleState,
  changes: readonly { [K in keyof StateChange]: StateChange[K] | undefined }[],
): ModuleState {
  const change = changes.find(({ key }) => key === item.key);
  if (!change) return item;
  const isCore = (coreModules as readonly string[]).includes(item.key);
  if (isCore && change.isOn === false) throw new Fault('invalid_input', { reason: 'badValue', field: item.key });
  return { ...item, isOn: change.isOn ?? item.isOn, importance: change.importance ?? item.importance };
}

function statesOf(items: readonly ModuleState[]): Record<string, unknown> {
  return Object.fromEntries(items.map(({ key, isOn, importance }) => [key, { isOn, importance }]));
}

function present(settings: Awaited<ReturnType<typeof readModuleSettings>>): ModulesAnswer {
  return { ...settings, items: [...settings.items] };
}
