import { addDays, dateAt, startOfDate } from '@shared/lib/dates';
import type { Organization } from '@shared/modules/setup/setup';
import type { CommandContext, Services } from '../../../context';
import type { StageRow } from '../../pipelines';
import { loadStages } from '../../pipelines';
import type { Firm, Person } from '../firm';
import { addCosts } from './costs';
import { addDeal } from './deals';
import { addProducts } from './documents';
import { sampleTexts } from './people';
import type { Sample } from './sample';
import { create, iso, pick } from './sample';

const day = 86_400_000;
const hour = 3_600_000;
/** Of the administrator's own tasks: overdue, today, soon. */
const ownDueDays = [0, -2, 1, 0, 3, -1, 6, 0, 2, 9];
const morning = 9 * hour;
const afternoon = 14 * hour;
const sizes = ['1-9', '10-49', '50-249', '250-999'];

/** Some 40 customers with contacts, deals and what happened with them around now (SET-10), written as their owners would. */
export async function addSampleRecords(
  context: CommandContext,
  services: Services,
  organization: Organization,
  firm: Firm,
): Promise<void> {
  const texts = sampleTexts(organization.locale);
  const sellerNames = new Set(texts.people.filter((one) => one.departmentKey === 'sales').map((one) => one.username));
  const found = firm.people.filter((person) => sellerNames.has(person.username));
  const bare = {
    context,
    services,
    texts,
    sellers: [...firm.people.slice(0, 1), ...found],
    timeZone: organization.timeZone,
    today: dateAt(context.now, organization.timeZone),
  };
  const sample: Sample = { ...bare, productIds: await addProducts(bare) };
  const stages = await loadStages(context.db);
  for (const index of texts.companies.keys()) await addCompany(sample, stages, index);
  for (const index of texts.persons.keys()) await addPersonCustomer(sample, index);
  await addCosts(sample);
}

async function addCompany(sample: Sample, stages: readonly StageRow[], index: number): Promise<void> {
  const { texts } = sample;
  const [name, industry, city] = texts.companies[index] ?? ['', '', ''];
  const owner = pick(sample.sellers, index);
  const customerId = await create(sample, 'customer', owner, {
    ...commonOf(sample, index, city),
    kind: 'company',
    name,
    industry,
    size: pick(sizes, index),
    phones: [{ label: texts.labels.office, value: texts.phone('office', index) }],
    emails: [{ label: texts.labels.mail, value: `info@customer${index + 1}.example` }],
    ...(index % 6 === 0 && { coOwnerIds: [pick(sample.sellers, index + 1).id] }),
  });
  const contacts: string[] = [];
  for (let count = 0; count <= (index % 5 === 0 ? 1 : 0); count += 1) {
    contacts.push(await addContact(sample, owner, customerId, (index + count * 13) % texts.contacts.length));
  }
  await addActivities(sample, owner, customerId, contacts[0], index);
  await addDeal(sample, stages, { owner, customerId, contactId: contacts[0], index });
}

function addContact(sample: Sample, owner: Person, customerId: string, index: number): Promise<string> {
  const { texts } = sample;
  const [title, role] = pick(texts.titles, index);
  return create(sample, 'contact', owner, {
    name: pick(texts.contacts, index),
    title,
    phones: [{ label: texts.labels.mobile, value: texts.phone('mobile', index) }],
    emails: [{ label: texts.labels.mail, value: `contact${index + 1}@customer${index + 1}.example` }],
    customers: [{ id: customerId, role }],
  });
}

async function addPersonCustomer(sample: Sample, index: number): Promise<void> {
  const { texts } = sample;
  const [name, city] = texts.persons[index] ?? ['', ''];
  const owner = pick(sample.sellers, index + 1);
  const place = index + texts.companies.length;
  const customerId = await create(sample, 'customer', owner, {
    ...commonOf(sample, place, city),
    kind: 'person',
    name,
    phones: [{ label: texts.labels.mobile, value: texts.phone('mobile', place) }],
    preferredChannel: index % 2 === 0 ? 'wechat' : 'phone',
  });
  await addActivities(sample, owner, customerId, undefined, place);
}

function commonOf({ texts, today }: Sample, index: number, city: string) {
  return {
    source: pick(texts.sources, index),
    tags: index % 2 === 0 ? [pick(texts.tags, index / 2)] : [],
    // Two in three have bought something, some long ago.
    customerSince: index % 3 === 0 ? null : addDays(today, -30 - index * 23),
    addresses: [
      {
        label: '',
        country: texts.country,
        province: '',
        city,
        district: '',
        street: pick(texts.streets, index),
        postcode: '',
      },
    ],
    notes: index % 4 === 1 ? pick(texts.notes, (index - 1) / 4) : null,
  };
}

/** Between one and four things that happened, and for every second customer something still to do. */
async function addActivities(
  sample: Sample,
  owner: Person,
  customerId: string,
  contactId: string | undefined,
  index: number,
): Promise<void> {
  const { texts, context, today } = sample;
  const subjects = [
    { kind: 'customer', id: customerId },
    ...(contactId === undefined ? [] : [{ kind: 'contact', id: contactId }]),
  ];
  const daysAgo = (count: number) => iso(context.now - count * day - (index % 7) * hour);
  const first = 1 + ((index * 5) % 40);
  await create(sample, 'activity', owner, {
    kind: 'call',
    subject: pick(texts.calls, index),
    startAt: daysAgo(first),
    doneAt: daysAgo(first),
    direction: index % 3 === 0 ? 'inbound' : 'outbound',
    outcome: 'connected',
    talkSeconds: 90 + ((index * 37) % 600),
    subjects,
  });
  if (index % 2 === 0)
    await create(sample, 'activity', owner, {
      kind: index % 4 === 0 ? 'visit' : 'meeting',
      subject: pick(index % 4 === 0 ? texts.visits : texts.meetings, index / 2),
      startAt: daysAgo(first + 9),
      doneAt: daysAgo(first + 9),
      outcome: 'held',
      subjects,
    });
  if (index % 3 === 1)
    await create(sample, 'activity', owner, {
      kind: 'mail',
      subject: pick(texts.mails, index),
      startAt: daysAgo(first + 4),
      doneAt: daysAgo(first + 4),
      outcome: 'sent',
      subjects,
    });
  if (index % 5 === 2)
    await create(sample, 'activity', owner, { kind: 'note', subject: pick(texts.remarks, index), subjects });
  const isOwn = owner === sample.sellers[0];
  if (!isOwn && index % 2 === 0) return;
  const days = isOwn ? pick(ownDueDays, index / sample.sellers.length) : ((index * 3) % 12) - 2;
  await create(sample, 'activity', owner, {
    kind: 'task',
    subject: pick(texts.tasks, index),
    dueDate: addDays(today, days),
    remindAt: days === 0 ? iso(startOfDate(today, sample.timeZone) + morning) : null,
    subjects,
  });
  if (isOwn && days === 0)
    await create(sample, 'activity', owner, {
      kind: 'meeting',
      subject: pick(texts.meetings, index),
      startAt: iso(startOfDate(today, sample.timeZone) + afternoon + (index % 3) * hour),
      subjects,
    });
}
