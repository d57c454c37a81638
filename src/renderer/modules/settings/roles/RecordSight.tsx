import { useQuery } from '@tanstack/react-query';
import type { SightGroup } from '@shared/modules/sharing/sharing';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { Link } from '@renderer/app/link';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import classes from './Roles.module.css';

interface RecordSightProps {
  recordId: string;
  userId: string;
  name: string;
}

/** Whether one person sees one customer, by which way, and what he or she may do with it (U21). */
export function RecordSight({ recordId, userId, name }: RecordSightProps) {
  const { t } = useTranslation();
  const sight = useQuery(api.sharing.explain.queryOptions({ input: { kind: 'customer', id: recordId } }));
  if (sight.error) return <p className={classes.asideNote}>{faultOf(sight.error).message}</p>;
  if (!sight.data) return <LoadingRows rows={4} />;
  const group = sight.data.groups.find(({ people }) => people.some(({ id }) => id === userId));
  const can = group?.people.find(({ id }) => id === userId)?.can ?? [];
  return (
    <div className={classes.access}>
      <p className={classes.finding}>
        <Icon name={group ? 'check' : 'barred'} tone={group ? 'good' : undefined} />
        <span>{t(group ? 'settings.access.record.sees' : 'settings.access.record.seesNot', { name })}</span>
      </p>
      {group && (
        <>
          <h3>{t('settings.access.because')}</h3>
          <p className={classes.asideNote}>{wayText(group, t)}</p>
          <h3>{t('settings.access.record.may')}</h3>
          <p className={classes.asideNote}>
            {can.map((action) => t(`access.actions.${action}`)).join(t('common.filter.listComma'))}
          </p>
        </>
      )}
      {!group && (
        <>
          <h3>{t('settings.access.record.ways')}</h3>
          <ul className={classes.ways}>
            <li>{t('settings.access.record.wayShare')}</li>
            <li>{t('settings.access.record.wayCoOwner')}</li>
            <li>{t('settings.access.record.wayRole')}</li>
          </ul>
        </>
      )}
      <Link to={`/customers/${recordId}`} className={classes.recordLink}>
        {t('settings.access.record.open')}
      </Link>
    </div>
  );
}

function wayText({ way, department, roles, sharedBy }: SightGroup, t: ReturnType<typeof useTranslation>['t']): string {
  return t(`records.access.ways.${way}`, {
    name: department?.name ?? '',
    roles: roles.map(({ name }) => name).join(t('common.filter.listComma')),
    by: sharedBy?.name ?? '',
  });
}
