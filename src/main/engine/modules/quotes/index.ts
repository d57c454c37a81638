import { quotesContract } from '@shared/modules/quotes/quotes.contract';
import { recordScope } from '../../access/scope';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { printQuote } from './print-quote';
import { quoteKind } from './quote.kind';
import { quotesHandlers } from './quotes.service';

export { quoteKind } from './quote.kind';
export { acceptForOrder } from './quote-steps';

export const quotesModule: EngineModule = {
  start: ({ access, search, kinds, prints }) => {
    kinds.register(quoteKind);
    access.register('quote', (who, action) => recordScope('quote', who, action, who.scope('quote', action)));
    search.register({ kind: quoteKind });
    prints.register('quote', printQuote);
    return operationsOf('quotes', quotesContract, quotesHandlers);
  },
};
