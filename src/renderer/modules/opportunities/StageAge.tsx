import type { Stage } from '@shared/modules/pipelines/pipeline';
import { useTexts } from '@renderer/app/i18n/use-texts';
import { useFormat } from '@renderer/app/use-format';
import { Status } from '@renderer/components/basics/Status';

interface StageAgeProps {
  /** When the deal entered its stage. */
  since: unknown;
  stage: Stage | undefined;
}

/** Days a deal stands in its stage: amber beyond what is planned, red beyond twice that. A deal that has ended says nothing. */
export function StageAge({ since, stage }: StageAgeProps) {
  const t = useTexts();
  const format = useFormat();
  if (typeof since !== 'string' || (stage && stage.type !== 'open')) return null;
  const days = -format.daysFromNow(since);
  const planned = stage?.expectedDays ?? null;
  const text = t('opportunities.page.days', { count: days });
  if (planned === null || days <= planned) return <span>{text}</span>;
  const isFarOver = days > 2 * planned;
  return (
    <span title={t('opportunities.page.planned', { count: planned })}>
      <Status icon={isFarOver ? 'alert' : 'clock'} tone={isFarOver ? 'bad' : 'warn'} iconSize={12}>
        {text}
      </Status>
    </span>
  );
}
