import { z } from 'zod';
import { Fault } from '@shared/contract/faults';
import { addressSchema, emailSchema, phoneSchema } from '@shared/contract/fields';
import { formatPhone } from '@shared/lib/phone';
import { writtenPart } from '@shared/modules/printing/draft-document';
import type { PrintDocument } from '@shared/modules/printing/print-document';
import { locales } from '@shared/modules/setup/setup';
import type { QueryContext } from '../context';
import type { StoredLine } from '../documents/document-lines';
import { readOrganization } from '../organization/organization';
import type { Presented } from '../records/present';
import { readRecord } from '../records/read';

/** What only the kind of document knows. */
type OwnPart = Pick<
  PrintDocument,
  'kind' | 'number' | 'version' | 'isDraft' | 'date' | 'validUntil' | 'dueOn' | 'reference' | 'paid'
>;

const text = z.string().nullable().catch(null);
const headSchema = z.object({
  id: z.string(),
  name: text,
  customerId: text,
  contactId: text,
  ownerId: text,
  language: z.enum(locales).nullable().catch(null),
  currency: z.string(),
  isTaxIncluded: z.boolean().nullable(),
  discountPercent: text,
  discountAmount: z.number().nullable(),
  discountLabel: text,
  remarks: text,
  terms: text,
});

/**
 * A record with lines as it goes to paper, with no more of customer and contact than the caller sees. Who may not see money
 * prints nothing: a paper with empty prices would be taken for an offer.
 */
export async function printRecord(
  context: QueryContext,
  record: Presented,
  lines: readonly StoredLine[],
  own: OwnPart,
): Promise<PrintDocument> {
  refuseWithoutMoney(context);
  const head = headSchema.parse(record);
  const written = writtenPart({ ...head, isTaxIncluded: head.isTaxIncluded === true, lines });
  return { ...own, ...written, id: head.id, subject: head.name, ...(await printParties(context, head)) };
}

/** Who may not see money prints no paper with sums. */
export function refuseWithoutMoney({ caller }: QueryContext): void {
  if (caller.access.group('money') !== 'show') throw new Fault('not_allowed');
}

/** Both sides of a paper, as far as the caller sees them, and the language they read. */
export async function printParties(
  context: QueryContext,
  head: Pick<z.infer<typeof headSchema>, 'customerId' | 'contactId' | 'ownerId' | 'language'>,
): Promise<Pick<PrintDocument, 'language' | 'customer' | 'contact' | 'seller'>> {
  const customer = await neighbour(context, 'customer', head.customerId);
  const contact = await neighbour(context, 'contact', head.contactId);
  return {
    language: head.language ?? customer?.language ?? (await readOrganization(context.db)).locale,
    customer: {
      name: customer?.name ?? '',
      address: customer?.address ?? null,
      taxId: customer?.taxId ?? null,
    },
    contact: contact && { name: contact.name, role: contact.title, phone: contact.phone, mail: contact.mail },
    seller: await sellerOf(context, head.ownerId),
  };
}

const labelled = (schema: typeof phoneSchema) => z.array(schema).catch([]);
const neighbourSchema = z.object({
  name: z.string(),
  title: text,
  taxId: text,
  language: z.enum(locales).nullable().catch(null),
  phones: labelled(phoneSchema),
  emails: labelled(emailSchema),
  addresses: z.array(addressSchema).catch([]),
  /** Groups of fields that are shown in part; a number with stars is none for paper. */
  masked: z.array(z.string()).catch([]),
});

/** What of a customer or contact stands on paper; null where the caller does not see it. */
async function neighbour(context: QueryContext, kindName: 'customer' | 'contact', id: string | null) {
  const kind = context.services.kinds.find(kindName);
  if (!kind || id === null) return null;
  const shown = await readRecord(context, kind, id).catch((error: unknown) => {
    if (error instanceof Fault && error.code === 'not_found') return null;
    throw error;
  });
  if (!shown) return null;
  const { name, title, taxId, language, phones, emails, addresses, masked } = neighbourSchema.parse(shown);
  const isHidden = (group: string) => masked.includes(group);
  const [phone] = isHidden('contactDetails') ? [] : phones;
  const [mail] = isHidden('contactDetails') ? [] : emails;
  const [address] = isHidden('contactDetails') ? [] : addresses;
  return {
    name,
    title,
    taxId: isHidden('billing') ? null : taxId,
    language,
    phone: phone ? formatPhone(phone.value) : null,
    mail: mail?.value ?? null,
    address: address ? addressLine(address) : null,
  };
}

/** On one line, as envelopes have it: Chinese from the large to the small without blanks, others the other way round. */
function addressLine({ province, city, district, street, postcode }: z.infer<typeof addressSchema>): string | null {
  const isChinese = /\p{Script=Han}/u.test(`${province}${city}${district}${street}`);
  const places = [...new Set([province, city, district])].filter((part) => part !== '');
  const line = isChinese
    ? [[...places, street].join(''), postcode].filter((part) => part !== '').join('　')
    : [street, ...places.reverse(), postcode].filter((part) => part !== '').join(', ');
  return line === '' ? null : line;
}

/** Name, department, and how the customer reaches a colleague. */
async function sellerOf({ db }: QueryContext, userId: string | null): Promise<PrintDocument['seller']> {
  if (userId === null) return null;
  const row = await db.one<{ name: string; department: string | null; phone: string | null; email: string | null }>(
    `SELECT u.name, u.phone, u.email, d.name AS department
     FROM app_user u LEFT JOIN department d ON d.id = u.department_id WHERE u.id = ?`,
    [userId],
  );
  return row
    ? { name: row.name, role: row.department, phone: row.phone && formatPhone(row.phone), mail: row.email }
    : null;
}
