import { z } from 'zod';
import { command, query } from '../../contract/operation';
import { idInput } from '../../contract/record';
import { recordContract, sumsContract } from '../../contract/record-contract';
import {
  answerInput,
  decideInput,
  discountLimitsSchema,
  quoteCreate,
  quotePatch,
  quoteRevisionSchema,
  quoteSchema,
  quoteStepInput,
  submitInput,
} from './quote';

const options = { resource: 'quote', path: '/quotes', noun: 'quote' } as const;
const view = { resource: 'quote', action: 'view' } as const;
const edit = { resource: 'quote', action: 'edit' } as const;
const step = (name: string, summary: string) =>
  command(edit, { path: `/quotes/{id}/${name}`, summary, successStatus: 200 });

export const quotesContract = {
  ...recordContract(options, { record: quoteSchema, create: quoteCreate, patch: quotePatch }),
  sums: sumsContract(options),
  submit: step('submit', 'Ask for approval of a price').input(submitInput).output(quoteSchema),
  decide: command(view, {
    path: '/quotes/{id}/decide',
    summary: 'Approve the price of a quote, or give it back',
    successStatus: 200,
  })
    .input(decideInput)
    .output(quoteSchema),
  withdraw: step('withdraw', 'Make a quote a draft again before it went out').input(quoteStepInput).output(quoteSchema),
  send: step('send', 'Note that a quote went out; its version is fixed then').input(quoteStepInput).output(quoteSchema),
  answer: step('answer', 'Note that the customer accepted or rejected it').input(answerInput).output(quoteSchema),
  revise: step('revise', 'Begin the next version of a quote that went out').input(quoteStepInput).output(quoteSchema),
  revisions: query(view, { path: '/quotes/{id}/revisions', summary: 'Every version that went out, oldest first' })
    .input(idInput)
    .output(z.object({ items: z.array(quoteRevisionSchema) })),
  approvers: query(view, { path: '/quotes/{id}/approvers', summary: 'Who may approve the price of a quote' })
    .input(idInput)
    .output(z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) })),
  limits: query(
    { resource: 'settings', action: 'view' },
    { path: '/quotes/limits', summary: 'How much each role may give away without approval' },
  ).output(discountLimitsSchema),
  setLimits: command(
    { resource: 'settings', action: 'edit' },
    { path: '/quotes/limits', method: 'PUT', summary: 'Say how much each role may give away without approval' },
  )
    .input(discountLimitsSchema)
    .output(discountLimitsSchema),
};
