import { z } from 'zod';
import { momentSchema } from '../../contract/fields';
import { locales } from '../setup/setup';

/** What a form can ask (LEA-01); each goes to the field of a lead that holds it. */
export const formFields = ['name', 'companyName', 'title', 'phone', 'email', 'wechat', 'address', 'message'] as const;
export type FormField = (typeof formFields)[number];

/** The longest answer to each question, in characters. */
export const formFieldLengths: Readonly<Record<FormField, number>> = {
  name: 200,
  companyName: 200,
  title: 80,
  phone: 60,
  email: 200,
  wechat: 80,
  address: 300,
  message: 2000,
};

const askSchema = z.strictObject({ field: z.enum(formFields), isRequired: z.boolean() });
const line = (max: number) => z.string().trim().max(max);

/** What people shape of a form. */
export const leadFormValues = {
  /** For those who look after the forms. */
  name: line(80).min(1),
  language: z.enum(locales),
  heading: line(120).min(1),
  intro: line(600),
  thanks: line(600),
  /** In this order; a name is always asked. */
  asks: z
    .array(askSchema)
    .min(1)
    .max(formFields.length)
    .refine((asks) => new Set(asks.map(({ field }) => field)).size === asks.length)
    .refine((asks) => asks.some(({ field, isRequired }) => field === 'name' && isRequired)),
  source: line(80),
  subSource: line(80),
  /** Who gets the leads; without anybody they are given by the rules of assignment, or wait for the head. */
  ownerId: z.uuid().nullable(),
  departmentId: z.uuid().nullable(),
  isOn: z.boolean(),
};

export const leadFormSchema = z.object({
  id: z.uuid(),
  /** The last part of its address: /forms/<key>. */
  key: z.string(),
  ...leadFormValues,
  /** Leads it has made. */
  submissions: z.number().int(),
  lastSubmissionAt: momentSchema.nullable(),
  version: z.number().int(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type LeadForm = z.infer<typeof leadFormSchema>;

/** What a visitor is shown of a form that is on, with the token the answers are sent with. */
export const openFormSchema = z.object({
  key: z.string(),
  language: leadFormValues.language,
  heading: z.string(),
  intro: z.string(),
  thanks: z.string(),
  asks: z.array(askSchema),
  firm: z.string(),
  token: z.string(),
});
export type OpenForm = z.infer<typeof openFormSchema>;

export const submitInput = z.strictObject({
  key: z.string().max(40),
  token: z.string().max(200),
  /** Left empty by people, who do not see it; filled in by programs that fill in everything. */
  trap: z.string().max(200).default(''),
  values: z.strictObject(
    Object.fromEntries(
      formFields.map((field) => [field, z.string().max(formFieldLengths[field]).optional()]),
    ) as Record<FormField, z.ZodOptional<z.ZodString>>,
  ),
});
export type SubmitInput = z.infer<typeof submitInput>;
