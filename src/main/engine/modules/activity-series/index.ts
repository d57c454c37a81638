import { activitySeriesContract } from '@shared/modules/activity-series/activity-series.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { activitySeriesHandlers } from './activity-series.service';
import { extendSeries } from './extend-series';

export { extendSeries } from './extend-series';

const lookEvery = 3_600_000;

export const activitySeriesModule: EngineModule = {
  start: (services) => {
    services.timetable.every('activitySeries', lookEvery, () => extendSeries(services));
    return operationsOf('activitySeries', activitySeriesContract, activitySeriesHandlers);
  },
};
