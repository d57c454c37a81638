import type { Stage } from '@shared/modules/pipelines/pipeline';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import type { AnyRecord } from '../records/record-module';
import classes from './Opportunities.module.css';
import { StageAge } from './StageAge';
import { useStages } from './use-stages';

interface StageWayProps {
  deal: AnyRecord;
  onMove: (stage: Stage) => void;
}

const endIcons = { open: undefined, won: 'check', lost: 'close' } as const;

/** The stages of the deal's pipeline in their order, the present one marked; a click moves the deal (OPP-04). */
export function StageWay({ deal, onMove }: StageWayProps) {
  const { t } = useTranslation();
  const stages = useStages();
  const here = stages.get(String(deal['stageId']));
  if (!here) return null;
  const { pipeline, stage: present } = here;
  const canMove = deal.can.includes('edit');
  const place = pipeline.stages.findIndex(({ id }) => id === present.id);
  return (
    <ol className={classes.way} aria-label={t('opportunities.page.way', { pipeline: pipeline.name })}>
      {pipeline.stages.map((stage, index) => {
        const isHere = stage.id === present.id;
        const icon = endIcons[stage.type];
        return (
          <li key={stage.id} className={classes.step}>
            <button
              type="button"
              className={classes.stage}
              aria-current={isHere ? 'step' : undefined}
              data-type={stage.type}
              data-passed={(present.type !== 'lost' && index < place) || undefined}
              title={stage.meaning || undefined}
              disabled={!canMove || isHere}
              onClick={() => onMove(stage)}
            >
              {icon && <Icon name={icon} size={12} />}
              <span className={classes.stageName}>{stage.name}</span>
              {isHere && <StageAge since={deal['stageEnteredAt']} stage={stage} />}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
