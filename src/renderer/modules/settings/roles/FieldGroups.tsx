import { fieldGroups, type FieldGroup, type GroupVisibility } from '@shared/access/resources';
import { customerFields } from '@shared/modules/customers/customer';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import classes from './Roles.module.css';
import { visibilities, visibilityOf, type RoleDraft } from './grid';

const icons: Record<GroupVisibility, IconName> = { show: 'eye', mask: 'masked', hide: 'barred' };

interface FieldGroupsProps {
  draft: RoleDraft;
  isReadOnly: boolean;
  onChange: (group: FieldGroup, visibility: GroupVisibility) => void;
}

/** Which fields are shown, masked or hidden: by group, never one by one (ORG-05). */
export function FieldGroups({ draft, isReadOnly, onChange }: FieldGroupsProps) {
  const { t } = useTranslation();
  return (
    <section className={classes.groups}>
      <h2>
        {t('settings.roles.fields')}
        <small>{t('settings.roles.fieldsNote')}</small>
      </h2>
      {fieldGroups.map((group) => {
        const chosen = visibilityOf(draft, group);
        return (
          <div key={group} className={classes.group}>
            <span>{t(`access.fieldGroups.${group}`)}</span>
            <span className={classes.groupFields} title={namesOf(group, t)}>
              {namesOf(group, t)}
            </span>
            <span className={classes.visibilities} role="radiogroup" aria-label={t(`access.fieldGroups.${group}`)}>
              {visibilities.map((visibility) => (
                <label key={visibility} data-chosen={visibility === chosen ? visibility : undefined}>
                  <input
                    type="radio"
                    name={`group-${group}`}
                    checked={visibility === chosen}
                    disabled={isReadOnly}
                    onChange={() => onChange(group, visibility)}
                  />
                  {visibility === chosen && <Icon name={icons[visibility]} size={12} />}
                  {t(`access.visibilities.${visibility}`)}
                </label>
              ))}
            </span>
          </div>
        );
      })}
    </section>
  );
}

function namesOf(group: FieldGroup, t: (key: string) => string): string {
  return Object.entries(customerFields)
    .filter(([, field]) => field.group === group)
    .map(([key]) => t(`customers.fields.${key}`))
    .join(t('common.filter.listComma'));
}
