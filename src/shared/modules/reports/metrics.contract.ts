import { query } from '../../contract/operation';
import { metricInput, metricRecordsInput, metricRecordsSchema, metricSchema } from './metric';

const view = { resource: 'opportunity', action: 'view' } as const;

export const metricsContract = {
  read: query(view, { path: '/metrics/{id}', summary: 'A figure with its definition, over what the caller sees' })
    .input(metricInput)
    .output(metricSchema),
  records: query(view, { path: '/metrics/{id}/records', summary: 'The records behind a figure' })
    .input(metricRecordsInput)
    .output(metricRecordsSchema),
};
