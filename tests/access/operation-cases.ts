import { upload } from '../support/files';
import { ref, row, type Cases } from './operation-case';
import { leadCases } from './lead-cases';
import { productCases } from './product-cases';
import { salesCases } from './sales-cases';

export const cases: Cases = {
  setup: {
    health: row('AAAAAAAAA', (c) => c.setup.health()),
    create: row('DDDDDDDDD', (c) =>
      c.setup.create({
        organization: { name: '又一家', locale: 'zh-CN', currency: 'CNY', timeZone: 'Asia/Shanghai' },
        admin: { name: '甲', username: 'jia', password: 'a long enough one' },
      }),
    ),
  },
  sessions: {
    create: row('AAAAAAAAA', (c) =>
      c.sessions.create({ username: 'colleague', password: 'quiet lanterns by the river' }),
    ),
    current: row('SAAAAAAAA', (c) => c.sessions.current()),
    list: row('SAAAAAAAA', (c) => c.sessions.list()),
    delete: row('SAAAAAAAA', async (_, w, caller) => {
      const again = await w.again(caller);
      const { items } = await again.sessions.list();
      return again.sessions.delete({ id: items[0]?.id ?? '' });
    }),
    signOut: row('SAAAAAAAA', async (_, w, caller) => (await w.again(caller)).sessions.signOut()),
  },
  organization: {
    read: row('SAAAAAAAA', (c) => c.organization.read()),
    patch: row('SANNNNNNN', async (c, w) =>
      c.organization.patch({ version: (await w.admin.organization.read()).version, sellingMode: 'both' }),
    ),
    modules: row('SAAAAAAAA', (c) => c.organization.modules()),
    patchModules: row('SANNNNNNN', async (c, w) =>
      c.organization.patchModules({ version: (await w.admin.organization.modules()).version, modules: [] }),
    ),
  },
  workingCalendar: {
    read: row('SAAAAAAAA', (c) => c.workingCalendar.read()),
    exceptions: row('SAAAAAAAA', (c) => c.workingCalendar.exceptions({ year: 2026 })),
    days: row('SAAAAAAAA', (c) => c.workingCalendar.days({ from: '2026-11-01', to: '2026-12-01' })),
    patch: row('SANNNNNNN', async (c, w) =>
      c.workingCalendar.patch({ version: (await w.admin.workingCalendar.read()).version, remove: ['2026-11-25'] }),
    ),
    loadChina: row('SANNNNNNN', async (c, w) =>
      c.workingCalendar.loadChina({ version: (await w.admin.workingCalendar.read()).version, year: 2025 }),
    ),
  },
  departments: {
    list: row('SAAAAAAAA', (c) => c.departments.list({})),
    read: row('SAAAAAAAA', (c, w) => c.departments.read({ id: w.departmentId })),
    create: row('SANNNNNNN', (c, w) => c.departments.create({ name: w.word() })),
    patch: row('SANNNNNNN', async (c, w) => c.departments.patch({ ...ref(await w.department()), name: w.word() })),
    delete: row('SANNNNNNN', async (c, w) => c.departments.delete({ id: (await w.department()).id })),
  },
  roles: {
    list: row('SAAAAAAAA', (c) => c.roles.list({})),
    read: row('SAAAAAAAA', async (c, w) => c.roles.read({ id: (await w.role()).id })),
    create: row('SANNNNNNN', (c, w) => c.roles.create({ name: w.word() })),
    copy: row('SANNNNNNN', async (c, w) => c.roles.copy({ id: (await w.role()).id, name: w.word() })),
    patch: row('SANNNNNNN', async (c, w) => c.roles.patch({ ...ref(await w.role()), name: w.word() })),
    delete: row('SANNNNNNN', async (c, w) => c.roles.delete({ id: (await w.role()).id })),
  },
  users: {
    list: row('SAAAAAAAA', (c) => c.users.list({})),
    names: row('SAAAAAAAA', (c) => c.users.names()),
    read: row('SAAAAAAAA', (c, w) => c.users.read({ id: w.colleague.id })),
    create: row('SANNNNNNN', (c, w) =>
      c.users.create({ username: `x${w.word()}`, name: 'x', departmentId: w.departmentId }),
    ),
    patch: row('SANNNNNNN', async (c, w) => c.users.patch({ ...ref(await w.user()), name: w.word() })),
    delete: row('SANNNNNNN', async (c, w) => c.users.delete({ id: (await w.user()).id })),
    disable: row('SANNNNNNN', async (c, w) => c.users.disable({ id: (await w.user()).id })),
    enable: row('SANNNNNNN', async (c, w) => c.users.enable({ id: (await w.user()).id })),
    resetPassword: row('SANNNNNNN', async (c, w) => c.users.resetPassword({ id: (await w.user()).id })),
    access: row('SAAAAAAAA', (c, w) => c.users.access({ id: w.colleague.id })),
    sessions: row('SANNNNNNN', (c, w) => c.users.sessions({ id: w.colleague.id })),
    endSession: row('SFNNNNNNN', (c, w) => c.users.endSession({ id: w.colleague.id, sessionId: w.none })),
    changePassword: row('SIIIIIIII', async (_, w, caller) =>
      (await w.again(caller)).users.changePassword({ oldPassword: 'not the old one', newPassword: 'another long one' }),
    ),
    contact: row('SAAAAAAAA', (c) => c.users.contact()),
    changeContact: row('SAAAAAAAA', (c, w) => c.users.changeContact({ phone: w.word() })),
    changePreferences: row('SAAAAAAAA', (c) => c.users.changePreferences({ density: 'compact' })),
  },
  audit: {
    list: row('SANNNNNNA', (c) => c.audit.list({})),
    export: row('SANNNNNNA', (c) => c.audit.export({})),
    history: row('SAAAAAAFA', async (c, w) => c.audit.history({ kind: 'customer', id: (await w.customer()).id })),
  },
  jobs: {
    list: row('SANNNNNNN', (c) => c.jobs.list({ of: 'everybody' })),
    read: row('SAFFFFFFF', async (c, w) => c.jobs.read(await w.job())),
    cancel: row('SUFFFFFFF', async (c, w) => c.jobs.cancel(await w.job())),
    undo: row('SAFFFFFFF', async (c, w) => c.jobs.undo(await w.job())),
  },
  sharing: {
    explain: row('SAAAAAAFA', async (c, w) => c.sharing.explain({ kind: 'customer', id: (await w.customer()).id })),
    read: row('SAAAAAAFA', async (c, w) => c.sharing.read({ kind: 'customer', id: (await w.customer()).id })),
    set: row('SAANNNNFN', async (c, w) => c.sharing.set({ kind: 'customer', id: (await w.customer()).id, shares: [] })),
  },
  comments: {
    list: row('SAAAAAAFA', async (c, w) => c.comments.list({ kind: 'customer', id: (await w.customer()).id })),
    people: row('SAAAAAAFA', async (c, w) => c.comments.people({ kind: 'customer', id: (await w.customer()).id })),
    create: row('SAAAAAAFA', async (c, w) =>
      c.comments.create({ kind: 'customer', id: (await w.customer()).id, body: w.word() }),
    ),
    patch: row('SNNNNNNFN', async (c, w) => c.comments.patch({ ...ref(await w.comment()), body: w.word() })),
    delete: row('SAANNNNFN', async (c, w) => c.comments.delete({ id: (await w.comment()).id })),
  },
  delivery: {
    plan: row('SAAAAAAAA', async (c, w) => c.delivery.plan({ id: (await w.pipeline()).id })),
    savePlan: row('SANNNNNNN', async (c, w) =>
      c.delivery.savePlan({ id: (await w.pipeline()).id, version: 0, departmentId: w.departmentId, tasks: [] }),
    ),
    read: row('SAAAAAAFA', async (c, w) => c.delivery.read({ id: (await w.opportunity()).id })),
  },
  handover: {
    give: row('SAANNNNFN', async (c, w) =>
      c.handover.give({ kind: 'customer', ...ref(await w.customer()), ownerId: w.callerId('sales'), note: w.word() }),
    ),
    preview: row('SANNNNNNN', (c, w) => c.handover.preview({ id: w.colleague.id })),
    start: row('SANNNNNNN', async (c, w) =>
      c.handover.start({ id: (await w.user()).id, toUserId: w.colleague.id, kinds: ['contact'] }),
    ),
  },
  customers: {
    list: row('SAAAAAAAA', (c) => c.customers.list({})),
    read: row('SAAAAAAFA', async (c, w) => c.customers.read({ id: (await w.customer()).id })),
    create: row('SAAAANNNN', (c, w) => c.customers.create({ name: w.word() })),
    patch: row('SAANNNNFN', async (c, w) => c.customers.patch({ ...ref(await w.customer()), name: w.word() })),
    delete: row('SAANNNNNN', async (c, w) => c.customers.delete({ id: (await w.customer()).id })),
    restore: row('SAANNNNNN', async (c, w) => c.customers.restore({ id: (await w.binned('customer')).id })),
    timeline: row('SAAAAAAFA', async (c, w) => c.customers.timeline({ id: (await w.customer()).id })),
    timelineCounts: row('SAAAAAAFA', async (c, w) => c.customers.timelineCounts({ id: (await w.customer()).id })),
    reveal: row('SAAAAAAFA', async (c, w) => c.customers.reveal({ id: (await w.customer()).id, field: 'phones' })),
  },
  contacts: {
    list: row('SAAAAAAAA', (c) => c.contacts.list({})),
    read: row('SAAAAAAFA', async (c, w) => c.contacts.read({ id: (await w.contact()).id })),
    create: row('SAAAAANNN', (c, w) => c.contacts.create({ name: w.word() })),
    patch: row('SAANNNNFN', async (c, w) => c.contacts.patch({ ...ref(await w.contact()), name: w.word() })),
    delete: row('SAANNNNNN', async (c, w) => c.contacts.delete({ id: (await w.contact()).id })),
    restore: row('SAAFNNNNN', async (c, w) => c.contacts.restore({ id: (await w.binned('contact')).id })),
    timeline: row('SAAAAAAFA', async (c, w) => c.contacts.timeline({ id: (await w.contact()).id })),
    timelineCounts: row('SAAAAAAFA', async (c, w) => c.contacts.timelineCounts({ id: (await w.contact()).id })),
    reveal: row('SAAAAAAFA', async (c, w) => c.contacts.reveal({ id: (await w.contact()).id, field: 'phones' })),
  },
  activities: {
    list: row('SAAAAAAAA', (c) => c.activities.list({})),
    read: row('SAAAFFFFA', async (c, w) => c.activities.read({ id: (await w.activity()).id })),
    create: row('SAAAAAAAN', (c, w) => c.activities.create({ kind: 'note', subject: w.word(), subjects: [] })),
    patch: row('SAANFFFFN', async (c, w) => c.activities.patch({ ...ref(await w.activity()), subject: w.word() })),
    delete: row('SANNFFFFN', async (c, w) => c.activities.delete({ id: (await w.activity()).id })),
    restore: row('SAFFFFFFN', async (c, w) => c.activities.restore({ id: (await w.binned('activity')).id })),
  },
  calendar: {
    people: row('SAAAAAAAA', (c) => c.calendar.people()),
    read: row('SAAAAAAAA', (c) => c.calendar.read({ from: '2026-11-16', to: '2026-11-23' })),
  },
  calendarFeeds: {
    list: row('SAAAAAAAA', (c) => c.calendarFeeds.list()),
    create: row('SAAAAAAAA', (c, w) => c.calendarFeeds.create({ name: w.word() })),
    delete: row('SFFFFFFFF', (c, w) => c.calendarFeeds.delete({ id: w.none })),
    open: row('FFFFFFFFF', (c) => c.calendarFeeds.open({ token: 'no such secret' })),
  },
  calls: { lookUp: row('SAAAAAAAA', (c) => c.calls.lookUp({ number: '13800138000' })) },
  activitySeries: {
    create: row('SAAAAAAAN', (c, w) =>
      c.activitySeries.create({
        kind: 'meeting',
        subject: w.word(),
        startsOn: '2026-11-23',
        rule: { frequency: 'weekly', count: 2 },
      }),
    ),
    read: row('SFFFFFFFF', (c, w) => c.activitySeries.read({ id: w.none })),
    change: row('SFFFFFFFF', (c, w) =>
      c.activitySeries.change({ id: w.none, version: 1, activityId: w.none, reach: 'all', subject: w.word() }),
    ),
    end: row('SFFFFFFFN', (c, w) => c.activitySeries.end({ id: w.none, version: 1, activityId: w.none, reach: 'all' })),
  },
  ...productCases,
  ...salesCases,
  ...leadCases,
  bin: {
    list: row('SAAAAAAAA', (c) => c.bin.list({})),
    restore: row('SAAFFFFFF', async (c, w) => c.bin.restore({ kind: 'customer', id: (await w.binned('customer')).id })),
  },
  bulk: {
    preview: row('SAAAAAAAA', async (c, w) =>
      c.bulk.preview({
        resource: 'customer',
        selection: { ids: [(await w.customer()).id] },
        change: { type: 'addTags', tags: ['重点'] },
      }),
    ),
    start: row('SAAAAAAAA', async (c, w) =>
      c.bulk.start({
        resource: 'customer',
        selection: { ids: [(await w.customer()).id] },
        change: { type: 'addTags', tags: ['重点'] },
      }),
    ),
  },
  fields: {
    list: row('SAAAAAAAA', (c) => c.fields.list({})),
    create: row('SANNNNNNN', (c, w) => c.fields.create({ resource: 'customer', type: 'text', label: w.word() })),
    patch: row('SANNNNNNN', async (c, w) => c.fields.patch({ ...ref(await w.field()), label: w.word() })),
    retire: row('SANNNNNNN', async (c, w) => c.fields.retire(ref(await w.field()))),
    revive: row('SANNNNNNN', async (c, w) => {
      const { id, version } = await w.field();
      const retired = await w.admin.fields.retire({ id, version });
      return c.fields.revive(ref(retired));
    }),
  },
  notices: {
    list: row('SAAAAAAAA', (c) => c.notices.list({})),
    seen: row('SAAAAAAAA', (c) => c.notices.seen({ ids: 'all' })),
    snooze: row('SFFFFFFFF', (c, w) => c.notices.snooze({ id: w.none, until: '2026-12-01T00:00:00Z' })),
  },
  today: {
    read: row('SAAAAAAAA', (c) => c.today.read()),
    seen: row('SAAAAAAFA', async (c, w) => c.today.seen({ kind: 'customer', id: (await w.customer()).id })),
  },
  views: {
    list: row('SAAAAAAAA', (c) => c.views.list({})),
    create: row('SAAAAAAAA', (c, w) => c.views.create({ resource: 'customer', name: w.word() })),
    patch: row('SFFFFFFFF', async (c, w) => c.views.patch({ ...ref(await w.view()), name: w.word() })),
    delete: row('SFFFFFFFF', async (c, w) => c.views.delete({ id: (await w.view()).id })),
  },
  search: {
    find: row('SAAAAAAAA', (c) => c.search.find({ q: '名' })),
  },
  printing: {
    letterhead: row('SAAAAAAAA', (c) => c.printing.letterhead()),
    patchLetterhead: row('SANNNNNNN', async (c, w) =>
      c.printing.patchLetterhead({ version: (await w.admin.printing.letterhead()).version, taxId: w.word() }),
    ),
    setImage: row('SINNNNNNN', (c, w) => c.printing.setImage({ slot: 'logo', uploadId: w.none })),
    deleteImage: row('SANNNNNNN', (c) => c.printing.deleteImage({ slot: 'logo' })),
    templates: row('SAAAAAAAA', (c) => c.printing.templates()),
    template: row('SAAAAAAAA', (c) => c.printing.template({ id: 'a4-modern' })),
    checkTemplate: row('SANNNNNNN', (c) => c.printing.checkTemplate({ source: 'x', paper: 'a4' })),
    createTemplate: row('SINNNNNNN', (c, w) => c.printing.createTemplate({ name: w.word(), paper: 'a4', source: 'x' })),
    patchTemplate: row('SFNNNNNNN', (c, w) => c.printing.patchTemplate({ id: w.none, version: 1 })),
    deleteTemplate: row('SFNNNNNNN', (c, w) => c.printing.deleteTemplate({ id: w.none })),
    frame: row('SAAAAAAAA', (c) => c.printing.frame({ kind: 'quote' })),
    documents: row('SFFFFFFFF', (c, w) => c.printing.documents({ kind: 'contract', ids: w.none })),
    recordList: row('SAANANANA', (c) =>
      c.printing.recordList({ kind: 'customers', count: 1, columns: ['name'], how: 'paper' }),
    ),
    recordCustomer: row('SAAAAAAFA', async (c, w) =>
      c.printing.recordCustomer({ id: (await w.customer()).id, how: 'paper' }),
    ),
    record: row('SFFFFFFFF', (c, w) => c.printing.record({ kind: 'contract', ids: [w.none], how: 'pdf' })),
  },
  duplicates: {
    check: row('SAAAANNNN', (c) => c.duplicates.check({ kind: 'customer', name: '名一' })),
    list: row('SAAAAAAAA', (c) => c.duplicates.list({})),
    dismiss: row('SAANNNNFN', async (c, w) =>
      c.duplicates.dismiss({ kind: 'customer', leftId: (await w.customer()).id, rightId: (await w.customer()).id }),
    ),
    scan: row('SAAAAANNN', async (c, w) => {
      const { jobId } = await c.duplicates.scan({ kind: 'contact' });
      await w.test.engine.services.jobs.settled(jobId);
    }),
  },
  files: {
    list: row('SAAAAAAAA', (c) => c.files.list({})),
    read: row('SAAAAAAFA', async (c, w) => c.files.read({ id: (await w.file()).id })),
    create: row('SAAAAAAAN', async (c) =>
      c.files.create({ uploadId: await upload(c, '说明.txt', Buffer.from('说明')) }),
    ),
    patch: row('SAANNNNFN', async (c, w) => c.files.patch({ ...ref(await w.file()), name: `${w.word()}.txt` })),
    delete: row('SANNNNNFN', async (c, w) => c.files.delete({ id: (await w.file()).id })),
    restore: row('SAFFFFFFN', async (c, w) => c.files.restore({ id: (await w.binned('file')).id })),
    download: row('SAAAAAAFA', async (c, w) => c.files.download({ id: (await w.file()).id })),
    piece: row('SAAAAAAFA', async (c, w) => c.files.piece({ id: (await w.file()).id })),
    sealed: row('SANNNNNNN', (c) => c.files.sealed({})),
    takeOver: row('SFNNNNNNN', (c, w) => c.files.takeOver({ id: w.none, reason: '交接工作' })),
  },
  merges: {
    preview: row('SAANNNNFN', async (c, w) =>
      c.merges.preview({ kind: 'customer', targetId: (await w.customer()).id, sourceIds: [(await w.customer()).id] }),
    ),
    create: row('SAANNNNFN', async (c, w) =>
      c.merges.create({ kind: 'customer', target: ref(await w.customer()), sources: [ref(await w.customer())] }),
    ),
    list: row('SAAAAAAFA', async (c, w) => c.merges.list({ kind: 'customer', id: (await w.customer()).id })),
    undo: row('SFFFFFFFF', (c, w) => c.merges.undo({ id: w.none })),
  },
  uploads: {
    begin: row('SAAAAAAAN', (c) => c.uploads.begin({ purpose: 'file', name: 'a.txt', size: 1 })),
    append: row('SIIIIIIII', (c, w) => c.uploads.append({ id: w.none, offset: 0, data: 'eA==' })),
    finish: row('SIIIIIIII', (c, w) => c.uploads.finish({ id: w.none })),
  },
  imports: {
    create: row('SIININNNN', (c, w) => c.imports.create({ uploadId: w.none, kind: 'customers' })),
    list: row('SAAAAAAAA', (c) => c.imports.list({})),
    read: row('SFFFFFFFF', (c, w) => c.imports.read({ id: w.none })),
    reread: row('SFFFFFFFF', (c, w) => c.imports.reread({ id: w.none })),
    plan: row('SFFFFFFFF', (c, w) => c.imports.plan({ id: w.none })),
    rows: row('SFFFFFFFF', (c, w) => c.imports.rows({ id: w.none })),
    patchRows: row('SFFFFFFFF', (c, w) => c.imports.patchRows({ id: w.none, rows: [{ rowNumber: 1 }] })),
    run: row('SFFFFFFFF', (c, w) => c.imports.run({ id: w.none })),
    cancel: row('SFFFFFFFF', (c, w) => c.imports.cancel({ id: w.none })),
    undo: row('SFFFFFFFF', (c, w) => c.imports.undo({ id: w.none })),
    leftAsIs: row('SFFFFFFFF', (c, w) => c.imports.leftAsIs({ id: w.none })),
    discard: row('SFFFFFFFF', (c, w) => c.imports.discard({ id: w.none })),
    faultsFile: row('SFFFFFFFF', (c, w) => c.imports.faultsFile({ id: w.none })),
    targets: row('SAAAAAAAA', (c) => c.imports.targets({ kind: 'customers' })),
    maps: row('SAAAAAAAA', (c) => c.imports.maps({})),
    saveMap: row('SAANANNNN', (c, w) => c.imports.saveMap({ name: w.word(), kind: 'customers', columns: {} })),
    deleteMap: row('SFFFFFFFF', (c, w) => c.imports.deleteMap({ id: w.none })),
  },
  exports: {
    open: row('SAANANANA', (c) => c.exports.open({ kind: 'customers' })),
    chunk: row('SFFFFFFFF', (c, w) => c.exports.chunk({ id: w.none })),
  },
  archive: {
    open: row('SANNNNNNN', (c) => c.archive.open()),
  },
};
