import { command } from '../../contract/operation';
import { recordContract, sumsContract } from '../../contract/record-contract';
import {
  cancelInput,
  deliverInput,
  fromDealInput,
  fromQuoteInput,
  orderCreate,
  orderPatch,
  orderSchema,
  orderStepInput,
  planInput,
  returnInput,
  takeBackInput,
} from './order';

const options = { resource: 'order', path: '/orders', noun: 'order' } as const;
const edit = { resource: 'order', action: 'edit' } as const;
const step = (name: string, summary: string) =>
  command(edit, { path: `/orders/{id}/${name}`, summary, successStatus: 200 });

export const ordersContract = {
  ...recordContract(options, { record: orderSchema, create: orderCreate, patch: orderPatch }),
  sums: sumsContract(options),
  createFromQuote: command(
    { resource: 'order', action: 'create' },
    { path: '/quotes/{quoteId}/order', summary: 'Make an order of a quote that went out', successStatus: 201 },
  )
    .input(fromQuoteInput)
    .output(orderSchema),
  createFromDeal: command(
    { resource: 'order', action: 'create' },
    {
      path: '/opportunities/{opportunityId}/order',
      summary: 'Make an order of a deal that was won',
      successStatus: 201,
    },
  )
    .input(fromDealInput)
    .output(orderSchema),
  confirm: step('confirm', 'Confirm an order; it counts as revenue from now on')
    .input(orderStepInput)
    .output(orderSchema),
  reopen: step('reopen', 'Make a confirmed order a draft again while nothing was delivered or paid')
    .input(orderStepInput)
    .output(orderSchema),
  cancel: step('cancel', 'Cancel an order nothing was delivered or paid of').input(cancelInput).output(orderSchema),
  plan: step('plan', 'Say which part of the money is due when').input(planInput).output(orderSchema),
  deliver: step('deliver', 'Note that goods went out').input(deliverInput).output(orderSchema),
  takeBackDelivery: step('take-back-delivery', 'Take back a delivery noted by mistake')
    .input(takeBackInput)
    .output(orderSchema),
  returnGoods: step('return', 'Note that goods came back; revenue shrinks on that day')
    .input(returnInput)
    .output(orderSchema),
};
