import type { KnownCaller } from '@shared/modules/calls/calls.contract';
import { formatPhone } from '@shared/lib/phone';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { Tag } from '@renderer/components/basics/Tag';
import { recordModules } from '../records/record-module';
import classes from './Calls.module.css';

interface CallerListProps {
  callers: readonly KnownCaller[];
  chosenId: string | undefined;
  onChoose: (id: string) => void;
}

/** Everybody the number belongs to; with several one says who it is. */
export function CallerList({ callers, chosenId, onChoose }: CallerListProps) {
  const { t } = useTranslation();
  if (callers.length === 0) return null;
  return (
    <div role="radiogroup" aria-label={t('calls.callers', { count: callers.length })} className={classes.callers}>
      {callers.map((caller) => (
        <button
          key={caller.id}
          type="button"
          role="radio"
          aria-checked={caller.id === chosenId}
          className={classes.caller}
          onClick={() => onChoose(caller.id)}
        >
          <Icon name={recordModules[caller.kind].icon} />
          <span className={classes.callerName}>
            <b>{caller.name}</b>
            <small>
              {[caller.detail, ...caller.customers.map(({ name }) => name)].filter(Boolean).join(' · ') ||
                t(`${recordModules[caller.kind].name}.one`)}
            </small>
          </span>
          <span className={classes.callerNumber}>
            {formatPhone(caller.phone)}
            {!caller.isExact && <Tag>{t('calls.likely')}</Tag>}
          </span>
        </button>
      ))}
    </div>
  );
}
