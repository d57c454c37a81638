import textsEn from '@shared/locales/en/metrics.json';
import textsZh from '@shared/locales/zh-CN/metrics.json';
import { Fault } from '@shared/contract/faults';
import type { MetricId, MetricInput } from '@shared/modules/reports/metric';
import { productMetrics } from '@shared/modules/reports/metric';
import type { metricsContract } from '@shared/modules/reports/metrics.contract';
import type { QueryContext } from '../../context';
import type { Handlers } from '../../operations';
import { askOf } from './ask';
import { metrics } from './metrics';
import { productName } from './metrics/product-share';
import type { Question } from './metrics/question';
import { questionOf } from './metrics/question';
import { wordsOf } from './named/words';
import { recordPage } from './record-page';

export const metricsHandlers: Handlers<typeof metricsContract> = {
  read: async (context, input) => {
    const metric = metrics[input.id];
    const question = await metricQuestion(context, input);
    const figure = await metric.compute(askOf(context), question);
    const showsMoney = context.caller.access.group('money') === 'show';
    const isHidden = metric.unit === 'money' && !showsMoney;
    const parts = Object.entries(figure.parts ?? {}).map(
      ([name, value]) => [name, metric.moneyParts?.includes(name) && !showsMoney ? null : value] as const,
    );
    return {
      id: input.id,
      unit: metric.unit,
      ...(await textsOf(context, question, input.id)),
      median: null,
      p90: null,
      groups: [],
      ...figure,
      ...(isHidden && { value: null, numerator: null }),
      parts: Object.fromEntries(parts),
      byValue: showsMoney ? (figure.byValue ?? null) : null,
    };
  },
  records: async (context, { limit, cursor, ...input }) => {
    const metric = metrics[input.id];
    return recordPage(askOf(context), metric.kind, metric.records(await metricQuestion(context, input)), {
      limit,
      cursor,
    });
  },
};

/** A person's place among all is told over all. */
async function metricQuestion(context: QueryContext, input: MetricInput): Promise<Question> {
  if (input.productId !== undefined && !productMetrics.includes(input.id))
    throw new Fault('invalid_input', { reason: 'notByProduct', field: 'productId' });
  if (!metrics[input.id].isOfPerson) return questionOf(context, input);
  const { ownerId, scope, ...rest } = input;
  const question = await questionOf(context, { ...rest, scope: scope === 'own' ? 'all' : scope });
  return { ...question, personId: ownerId ?? context.caller.user.id };
}

/** Name and definition; of one product the definition says what that means. */
async function textsOf({ db, locale }: QueryContext, { productId, currency }: Question, id: MetricId) {
  const texts = (locale === 'zh-CN' ? textsZh : textsEn)[id];
  const product = await productName(db, productId);
  if (product === undefined) return texts;
  const note = wordsOf(locale, currency).say('notes.product', { product });
  return { ...texts, definition: `${texts.definition} ${note}` };
}
