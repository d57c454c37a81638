import type { CheckItem, Stage } from '@shared/modules/pipelines/pipeline';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { TickBox } from '@renderer/components/basics/TickBox';
import { showToast } from '@renderer/components/feedback/toast-store';
import { Section } from '../records/page/Section';
import type { AnyRecord } from '../records/record-module';
import { rememberRecord } from '../records/record-names';
import { isDeal } from './is-deal';
import classes from './Opportunities.module.css';
import { useStages } from './use-stages';

/** What the present stage of a deal asks for, and what the next one will, each to be ticked (OPP-02). */
export function Checklists({ deal }: { deal: AnyRecord }) {
  const stages = useStages();
  const here = stages.get(String(deal['stageId']));
  if (!here) return null;
  const { pipeline, stage: present } = here;
  const next = present.type === 'open' ? pipeline.stages[pipeline.stages.indexOf(present) + 1] : undefined;
  return [present, next].map(
    (stage) => stage && stage.checklist.length > 0 && <Checklist key={stage.id} deal={deal} stage={stage} />,
  );
}

function Checklist({ deal, stage }: { deal: AnyRecord; stage: Stage }) {
  const { t } = useTranslation();
  const checked = isDeal(deal) ? deal.checked : [];
  const done = stage.checklist.filter(({ id }) => checked.includes(id)).length;
  const tick = async (item: CheckItem, isDone: boolean) => {
    try {
      rememberRecord('opportunity', await client.opportunities.check({ id: deal.id, itemId: item.id, isDone }));
    } catch (error) {
      showToast({ message: faultOf(error).message, tone: 'bad' });
    }
  };
  return (
    <Section
      title={t('opportunities.page.checklist', { stage: stage.name })}
      count={`${done}/${stage.checklist.length}`}
    >
      {stage.checklist.map((item) => {
        const isDone = checked.includes(item.id);
        return (
          <div key={item.id} className={classes.check}>
            {deal.can.includes('edit') ? (
              <TickBox label={item.text} isChecked={isDone} onToggle={() => void tick(item, !isDone)} />
            ) : (
              <span>{t(isDone ? 'common.value.yes' : 'common.value.no')}</span>
            )}
            <span>
              {item.text}
              {item.isRequired && <small className={classes.needed}>{t('opportunities.page.needed')}</small>}
            </span>
          </div>
        );
      })}
    </Section>
  );
}
