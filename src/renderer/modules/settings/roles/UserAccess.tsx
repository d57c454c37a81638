import { useQuery } from '@tanstack/react-query';
import { resources, type Resource } from '@shared/access/resources';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import { useFormat } from '@renderer/app/use-format';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import classes from './Roles.module.css';

/** What the finding in one sentence is about; the rest stands in the list. */
const telling: readonly Resource[] = ['customer', 'contact', 'activity', 'file', 'audit'];
const icons: Record<'show' | 'mask' | 'hide', IconName> = { show: 'eye', mask: 'masked', hide: 'barred' };

/** What one person can see: departments, each kind with its reach, count and the roles that give it, and field groups. */
export function UserAccess({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const access = useQuery(api.users.access.queryOptions({ input: { id } }));
  if (access.error) return <p className={classes.asideNote}>{faultOf(access.error).message}</p>;
  if (!access.data) return <LoadingRows rows={6} />;
  const { departments, roles, cells, fieldGroups, counts } = access.data;
  const comma = t('common.filter.listComma');
  const nameOfRole = (roleId: string) => roles.find((role) => role.id === roleId)?.name ?? '';
  const cellOf = (resource: Resource) => cells.find((cell) => cell.resource === resource && cell.action === 'view');
  const countOf = (resource: Resource) => counts.find((one) => one.resource === resource)?.count;
  const seen = telling.filter((resource) => (cellOf(resource)?.scope ?? 'none') !== 'none');
  const words = (some: readonly Resource[]) => some.map((resource) => t(`access.resources.${resource}`)).join(comma);
  const unseen = telling.filter((resource) => !seen.includes(resource));
  return (
    <div className={classes.access}>
      <p className={classes.finding}>
        <Icon name={seen.length > 0 ? 'check' : 'barred'} tone={seen.length > 0 ? 'good' : undefined} />
        <span>
          {seen.length > 0 ? t('settings.access.sees', { what: words(seen) }) : t('settings.access.seesNothing')}
          {unseen.length > 0 && seen.length > 0 && t('settings.access.butNot', { what: words(unseen) })}
        </span>
      </p>
      <h3>{t('settings.access.because')}</h3>
      <ul className={classes.because}>
        {departments.map((department) => (
          <li key={department.id}>
            <span>{department.name}</span>
            <small>
              {t(`settings.access.via.${department.via}`)}
              {department.isHead && ` · ${t('settings.access.head')}`}
            </small>
          </li>
        ))}
        {roles.map((role) => (
          <li key={role.id}>
            <span>{role.name}</span>
            <small>{t('settings.access.role')}</small>
          </li>
        ))}
      </ul>
      <h3>{t('settings.access.records')}</h3>
      <ul className={classes.reach}>
        {resources.map((resource) => {
          const cell = cellOf(resource);
          const scope = cell?.scope ?? 'none';
          const count = countOf(resource);
          return (
            <li key={resource} data-no={scope === 'none' || undefined}>
              <span>{t(`access.resources.${resource}`)}</span>
              <Icon name={scope === 'none' ? 'barred' : 'eye'} size={14} />
              <span title={cell?.roleIds.map(nameOfRole).join(comma)}>
                {t(`common.scope.${scope}`)}
                {typeof count === 'number' && scope !== 'none' && ` · ${format.number(count)}`}
              </span>
              <small>{cell?.roleIds.map(nameOfRole).join(comma)}</small>
            </li>
          );
        })}
      </ul>
      <h3>{t('settings.roles.fields')}</h3>
      <ul className={classes.reach}>
        {fieldGroups.map(({ group, visibility, roleIds }) => (
          <li key={group} data-no={visibility === 'hide' || undefined}>
            <span>{t(`access.fieldGroups.${group}`)}</span>
            <Icon name={icons[visibility]} size={14} />
            <span>{t(`access.visibilities.${visibility}`)}</span>
            <small>{roleIds.map(nameOfRole).join(comma)}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
