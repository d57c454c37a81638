import type { Pipeline, Stage } from '@shared/modules/pipelines/pipeline';
import { useMemo } from 'react';
import { usePipelines } from '../records/stage-options';

export interface StagePlace {
  readonly stage: Stage;
  readonly pipeline: Pipeline;
}

/** Every stage with its pipeline, by id; empty until they are here. */
export function useStages(): ReadonlyMap<string, StagePlace> {
  const pipelines = usePipelines();
  return useMemo(
    () =>
      new Map(
        (pipelines ?? []).flatMap((pipeline) =>
          pipeline.stages.map((stage): [string, StagePlace] => [stage.id, { stage, pipeline }]),
        ),
      ),
    [pipelines],
  );
}
