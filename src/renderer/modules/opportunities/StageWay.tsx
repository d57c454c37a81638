import type { Stage } from '@shared/modules/pipelines/pipeline';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { StepRow } from '../records/page/StepRow';
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
    <StepRow
      label={t('opportunities.page.way', { pipeline: pipeline.name })}
      steps={pipeline.stages.map((stage, index) => {
        const isHere = stage.id === present.id;
        const icon = endIcons[stage.type];
        return {
          key: stage.id,
          content: (
            <>
              {icon && <Icon name={icon} size={12} />}
              <span>{stage.name}</span>
              {isHere && (
                <span className={classes.age}>
                  <StageAge since={deal['stageEnteredAt']} stage={stage} />
                </span>
              )}
            </>
          ),
          isHere,
          isPassed: present.type !== 'lost' && index < place,
          isBad: stage.type === 'lost',
          hint: stage.meaning || undefined,
          isDisabled: !canMove || isHere,
          onSelect: () => onMove(stage),
        };
      })}
    />
  );
}
