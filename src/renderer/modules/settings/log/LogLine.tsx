import type { AuditLine } from '@shared/modules/audit/audit.contract';
import { deviceName } from '@shared/modules/sessions/session';
import { useTranslation } from 'react-i18next';
import { Link } from '@renderer/app/link';
import { pathOfRecord } from '@renderer/app/record-paths';
import { useFormat } from '@renderer/app/use-format';
import { Avatar } from '@renderer/components/basics/Avatar';
import { Icon } from '@renderer/app/icons/Icon';
import { useDirectory } from '../../records/directory';
import { changeLines, deedText } from './log-words';
import classes from './Log.module.css';

const mostChanges = 8;

/** One line of the log: when, who, what, and each field before and after. */
export function LogLine({ line }: { line: AuditLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  const directory = useDirectory();
  const changes = changeLines(line, t, format, directory);
  // Of what was added only how it began is told.
  const isNew = Object.values(line.changes).every(([before]) => before === null || before === undefined);
  const path =
    pathOfRecord(line.kind, line.recordId) ?? (line.kind === 'user' ? `/settings/people/${line.recordId}` : null);
  const who = line.userName ?? t('settings.log.system');
  return (
    <li className={classes.line}>
      <time className={classes.time} title={format.dateTime(line.at)}>
        {format.date(line.at)} {format.time(line.at)}
      </time>
      <span className={classes.who}>
        {line.userId ? <Avatar id={line.userId} name={who} isDecorative /> : <Icon name="settings" size={14} />}
        {who}
      </span>
      <div className={classes.what}>
        <span>
          {deedText(line, t)}
          {path && (
            <Link to={path} className={classes.link}>
              {t('settings.log.open')}
            </Link>
          )}
          {line.reason && <span className={classes.reason}>{line.reason}</span>}
        </span>
        {changes.length > 0 && (
          <dl className={classes.changes} data-new={isNew || undefined}>
            {changes.slice(0, mostChanges).map(({ key, label, before, after }) => (
              <div key={key}>
                <dt>{label}</dt>
                <dd>
                  {!isNew && (
                    <>
                      <span className={classes.before}>{before}</span>
                      <Icon name="arrow" size={12} label={t('settings.log.became')} />
                    </>
                  )}
                  <span>{after}</span>
                </dd>
              </div>
            ))}
          </dl>
        )}
        {changes.length > mostChanges && (
          <p className={classes.rest}>{t('common.record.more', { count: changes.length - mostChanges })}</p>
        )}
      </div>
      <span className={classes.device}>{deviceName(line.device)}</span>
    </li>
  );
}
