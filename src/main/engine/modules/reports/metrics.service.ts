import textsEn from '@shared/locales/en/metrics.json';
import textsZh from '@shared/locales/zh-CN/metrics.json';
import type { MetricId } from '@shared/modules/reports/metric';
import type { metricsContract } from '@shared/modules/reports/metrics.contract';
import type { QueryContext } from '../../context';
import type { Handlers } from '../../operations';
import { askOf } from './ask';
import { metrics } from './metrics';
import { questionOf } from './metrics/question';
import { recordPage } from './record-page';

export const metricsHandlers: Handlers<typeof metricsContract> = {
  read: async (context, input) => {
    const metric = metrics[input.id];
    const figure = await metric.compute(askOf(context), await questionOf(context, input));
    const showsMoney = context.caller.access.group('money') === 'show';
    return {
      id: input.id,
      unit: metric.unit,
      ...textsOf(context, input.id),
      median: null,
      p90: null,
      groups: [],
      ...figure,
      byValue: showsMoney ? (figure.byValue ?? null) : null,
    };
  },
  records: async (context, { limit, cursor, ...input }) => {
    const metric = metrics[input.id];
    return recordPage(askOf(context), metric.kind, metric.records(await questionOf(context, input)), { limit, cursor });
  },
};

function textsOf({ locale }: QueryContext, id: MetricId) {
  return (locale === 'zh-CN' ? textsZh : textsEn)[id];
}
