import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ScoreReason } from '@shared/modules/lead-scoring/lead-scoring';
import { api } from '@renderer/api/client';
import { useFormat } from '@renderer/app/use-format';
import { useFilterWords } from '@renderer/components/filter/use-filter-words';
import { useFilterFields } from '../records/filter-fields';
import pageClasses from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { useRecordFields } from '../records/record-fields';
import { recordModules, type AnyRecord } from '../records/record-module';
import classes from './Leads.module.css';

const module = recordModules.lead;

/** The score of a lead and what it is made of (SCO-01), the weightiest first. */
export function LeadScore({ lead }: { lead: AnyRecord }) {
  const { t } = useTranslation();
  const { data } = useQuery(api.leadScoring.explain.queryOptions({ input: { id: lead.id } }));
  if (!data) return null;
  const inOrder = [...data.reasons].sort((left, right) => Math.abs(right.points) - Math.abs(left.points));
  return (
    <Section title={t('leads.fields.score')} count={data.score}>
      {inOrder.length === 0 && <p className={pageClasses.sectionEmpty}>{t('leadScoring.reasons.none')}</p>}
      {inOrder.map((reason, place) => (
        <Reason key={place} reason={reason} />
      ))}
      {data.sum !== data.score && (
        <p className={pageClasses.sectionEmpty}>
          {t(data.sum > data.score ? 'leadScoring.reasons.atMost' : 'leadScoring.reasons.atLeast', { sum: data.sum })}
        </p>
      )}
    </Section>
  );
}

function Reason({ reason }: { reason: ScoreReason }) {
  const { t } = useTranslation();
  const format = useFormat();
  const fields = useFilterFields(module, useRecordFields(module), reason.filter);
  const words = useFilterWords(fields);
  const { filter, what, count, lastAt, decayed, overLimit } = reason;
  const said =
    filter !== null
      ? words.sentence(filter)
      : what === null
        ? t('leadScoring.reasons.hidden')
        : count === 1
          ? t(`leadScoring.behaviours.${what}`)
          : t('leadScoring.reasons.did', { what: t(`leadScoring.behaviours.${what}`), times: count });
  const details = [
    lastAt !== null && format.relative(lastAt),
    decayed !== 0 && t('leadScoring.reasons.decayed', { points: signed(decayed) }),
    overLimit !== 0 && t('leadScoring.reasons.overLimit', { points: signed(overLimit) }),
  ].filter((text) => text !== false);
  return (
    <div className={classes.reason}>
      <b data-minus={reason.points < 0 || undefined}>{signed(reason.points)}</b>
      <span>
        {said}
        {details.length > 0 && <small>{details.join(t('leadScoring.reasons.comma'))}</small>}
      </span>
    </div>
  );
}

function signed(points: number): string {
  return points < 0 ? `−${-points}` : `+${points}`;
}
