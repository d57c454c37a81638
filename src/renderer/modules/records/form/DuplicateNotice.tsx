import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import type { CheckedKind, DuplicateHit } from '@shared/modules/duplicates/duplicates.contract';
import { recordModules, recordPath } from '../record-module';
import classes from './FormPage.module.css';
import type { useDuplicates } from './use-duplicates';

interface DuplicateNoticeProps {
  kind: CheckedKind;
  found: ReturnType<typeof useDuplicates>;
}

/** What is there already, said while typing; nothing is refused by it. */
export function DuplicateNotice({ kind, found }: DuplicateNoticeProps) {
  const { t } = useTranslation();
  if (!found || (found.items.length === 0 && found.hidden.length === 0)) return null;
  const isSure = found.items.some((hit) => hit.verdict === 'same') || found.hidden.length > 0;
  return (
    <div className={classes.notice} role="status" data-sure={isSure || undefined}>
      <Icon name="warning" tone="warn" />
      <div className={classes.noticeBody}>
        <b>{t(isSure ? 'records.duplicates.same' : 'records.duplicates.possible')}</b>
        <ul>
          {found.items.slice(0, 5).map((hit) => (
            <DuplicateLine key={hit.record.id} kind={kind} hit={hit} />
          ))}
          {found.hidden.map((hit, index) => (
            <li key={index}>
              {hit.askName === null
                ? t('records.duplicates.hiddenNobody', { reason: t(`duplicates.reasons.${hit.reason}`) })
                : t('records.duplicates.hidden', {
                    reason: t(`duplicates.reasons.${hit.reason}`),
                    name: hit.askName,
                  })}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function DuplicateLine({ kind, hit }: { kind: CheckedKind; hit: DuplicateHit }) {
  const { t } = useTranslation();
  const { record, reasons } = hit;
  return (
    <li className={classes.noticeLine}>
      {/* In a window of its own: what is typed here stays. */}
      <a
        className={classes.noticeLink}
        href={recordPath(recordModules[kind], record.id)}
        target="_blank"
        rel="noreferrer"
      >
        {record.name ?? t('records.duplicates.unnamed')}
      </a>
      {record.number && <span className={classes.noticeDetail}>{record.number}</span>}
      <span className={classes.noticeDetail}>
        {reasons.map((reason) => t(`duplicates.reasons.${reason}`)).join(t('common.filter.listComma'))}
      </span>
    </li>
  );
}
