import type { World } from '../support/operation-world';
import { ref, row, type Cases } from './operation-case';

/** Leads, the forms they come by and the rules that give them to people. */
export const leadCases: Cases<'leads' | 'leadAssignment' | 'leadForms' | 'leadScoring' | 'handOffs'> = {
  leads: {
    list: row('SAAAAAAAA', (c) => c.leads.list({})),
    read: row('SAAAAFFFA', async (c, w) => c.leads.read({ id: (await w.lead()).id })),
    create: row('SAAAANNNN', (c, w) => c.leads.create({ name: w.word() })),
    patch: row('SAANAFFFN', async (c, w) => c.leads.patch({ ...ref(await w.lead()), name: w.word() })),
    delete: row('SAANNNNNN', async (c, w) => c.leads.delete({ id: (await w.lead()).id })),
    restore: row('SAAFNNNNN', async (c, w) => c.leads.restore({ id: (await w.binned('lead')).id })),
    timeline: row('SAAAAFFFA', async (c, w) => c.leads.timeline({ id: (await w.lead()).id })),
    timelineCounts: row('SAAAAFFFA', async (c, w) => c.leads.timelineCounts({ id: (await w.lead()).id })),
    reveal: row('SAAAAFFFA', async (c, w) => c.leads.reveal({ id: (await w.lead()).id, field: 'phones' })),
    convertPreview: row('SAAAAFFFA', async (c, w) => c.leads.convertPreview({ id: (await w.lead()).id })),
    convert: row('SAANAFFFN', async (c, w) =>
      c.leads.convert({ ...ref(await w.lead()), customer: { mode: 'create' } }),
    ),
    undoConversion: row('SAANNFFFN', async (c, w) => {
      const lead = await w.lead();
      return c.leads.undoConversion(
        ref(await w.colleague.client.leads.convert({ ...ref(lead), customer: { mode: 'create' } })),
      );
    }),
  },
  leadAssignment: {
    rules: row('SAAAAAAAA', (c) => c.leadAssignment.rules()),
    createRule: row('SANNNNNNN', (c, w) => c.leadAssignment.createRule(ruleValues(w))),
    patchRule: row('SANNNNNNN', async (c, w) =>
      c.leadAssignment.patchRule({ ...ref(await w.admin.leadAssignment.createRule(ruleValues(w))), isOn: false }),
    ),
    deleteRule: row('SANNNNNNN', async (c, w) =>
      c.leadAssignment.deleteRule(ref(await w.admin.leadAssignment.createRule(ruleValues(w)))),
    ),
    log: row('SAAAAFFFA', async (c, w) => c.leadAssignment.log({ id: (await w.lead()).id })),
    settings: row('SAAAAAAAA', (c) => c.leadAssignment.settings()),
    patchSettings: row('SANNNNNNN', async (c, w) =>
      c.leadAssignment.patchSettings({
        version: (await w.admin.leadAssignment.settings()).version,
        unattendedHours: 30,
      }),
    ),
    run: row('SAANNNNNN', (c) => c.leadAssignment.run({ ids: [] })),
  },
  leadScoring: {
    read: row('SAAAAAAAA', (c) => c.leadScoring.read()),
    set: row('SANNNNNNN', async (c, w) => {
      const { version, halfLifeDays } = await w.admin.leadScoring.read();
      return c.leadScoring.set({ version, rules: [], halfLifeDays });
    }),
    preview: row('SANNNNNNN', (c) => c.leadScoring.preview({ rules: [], halfLifeDays: null })),
    explain: row('SAAAAFFFA', async (c, w) => c.leadScoring.explain({ id: (await w.lead()).id })),
  },
  // Handed off by the colleague to the whole department, who see it therefore.
  handOffs: {
    list: row('SAAAAFFFA', async (c, w) => c.handOffs.list({ id: (await w.lead()).id })),
    create: row('SAANAFFFN', async (c, w) =>
      c.handOffs.create({ ...ref(await w.lead()), to: { kind: 'department', id: w.departmentId } }),
    ),
    accept: row('SAAAANNNN', async (c, w) => c.handOffs.accept({ id: await handedOff(w) })),
    return: row('SAAAANNNN', async (c, w) => c.handOffs.return({ id: await handedOff(w), reason: 'notReady' })),
    withdraw: row('SAANANNNN', async (c, w) => c.handOffs.withdraw({ id: await handedOff(w) })),
  },
  leadForms: {
    list: row('SAAAAAAAA', (c) => c.leadForms.list()),
    create: row('SANNNNNNN', (c, w) => c.leadForms.create(formValues(w.word()))),
    patch: row('SANNNNNNN', async (c, w) =>
      c.leadForms.patch({ ...ref(await w.admin.leadForms.create(formValues(w.word()))), isOn: false }),
    ),
    delete: row('SANNNNNNN', async (c, w) =>
      c.leadForms.delete(ref(await w.admin.leadForms.create(formValues(w.word())))),
    ),
    open: row('AAAAAAAAA', async (c, w) =>
      c.leadForms.open({ key: (await w.admin.leadForms.create(formValues(w.word()))).key }),
    ),
    submit: row('IIIIIIIII', async (c, w) => {
      const { key } = await w.admin.leadForms.create(formValues(w.word()));
      return c.leadForms.submit({ key, token: 'none', values: { name: 'x' } });
    }),
  },
};

/** A lead the colleague handed off to the whole department. */
async function handedOff(w: World): Promise<string> {
  const lead = await w.lead();
  await w.colleague.client.handOffs.create({ ...ref(lead), to: { kind: 'department', id: w.departmentId } });
  return lead.id;
}

function formValues(name: string) {
  return { name, language: 'en' as const, heading: name, asks: [{ field: 'name' as const, isRequired: true }] };
}

/** A rule that is off: leads of other rows keep to their makers. */
function ruleValues(w: World) {
  return { name: w.word(), method: 'roundRobin' as const, userIds: [w.colleague.id], isOn: false };
}
