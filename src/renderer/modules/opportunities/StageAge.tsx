import type { Stage } from '@shared/modules/pipelines/pipeline';
import { useTexts } from '@renderer/app/i18n/use-texts';
import { useFormat } from '@renderer/app/use-format';
import { Status } from '@renderer/components/basics/Status';
import { ageTone } from './board/board-model';

interface StageAgeProps {
  /** When the deal entered its stage. */
  since: unknown;
  stage: Stage | undefined;
}

/** Days a deal stands in its stage, in the colours of the board. A deal that has ended says nothing. */
export function StageAge({ since, stage }: StageAgeProps) {
  const t = useTexts();
  const format = useFormat();
  if (typeof since !== 'string' || (stage && stage.type !== 'open')) return null;
  const days = -format.daysFromNow(since);
  const planned = stage?.expectedDays ?? null;
  const text = t('opportunities.page.days', { count: days });
  const tone = ageTone(days, planned);
  if (planned === null || tone === undefined) return <span>{text}</span>;
  return (
    <span title={t('opportunities.page.planned', { count: planned })}>
      <Status icon={tone === 'bad' ? 'alert' : 'clock'} tone={tone} iconSize={12}>
        {text}
      </Status>
    </span>
  );
}
