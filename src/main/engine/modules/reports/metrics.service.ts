import textsEn from '@shared/locales/en/metrics.json';
import textsZh from '@shared/locales/zh-CN/metrics.json';
import type { MetricId } from '@shared/modules/reports/metric';
import type { metricsContract } from '@shared/modules/reports/metrics.contract';
import type { QueryContext } from '../../context';
import type { Handlers } from '../../operations';
import { askOf } from './ask';
import { metrics } from './metrics';
import { questionOf } from './metrics/question';

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
    const ids = metrics[input.id].records(await questionOf(context, input));
    const after = cursor === undefined ? '' : 'WHERE o.id > ?';
    const rows = await askOf(context)<{ id: string; name: string; number: string }>({
      sql: `SELECT o.id, o.name, o.number FROM (${ids.sql}) found JOIN opportunity o ON o.id = found.id ${after} ORDER BY o.id LIMIT ?`,
      parameters: [...ids.parameters, ...(cursor === undefined ? [] : [cursor]), limit + 1],
    });
    const page = rows.slice(0, limit);
    return {
      items: page.map(({ id, name, number }) => ({ kind: 'opportunity' as const, id, title: name, subtitle: number })),
      nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  },
};

function textsOf({ locale }: QueryContext, id: MetricId) {
  return (locale === 'zh-CN' ? textsZh : textsEn)[id];
}
