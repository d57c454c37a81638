import { Checkbox, TextInput } from '@mantine/core';
import { departmentTemplates } from '@shared/modules/departments/department';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import classes from '../Setup.module.css';
import { departmentName, type WizardDepartment } from '../wizard';
import type { StepProps } from './step-props';

/** Which departments there are to begin with, under the firm's own names. */
export function DepartmentsStep({ wizard, faults, onChange }: StepProps) {
  const { t } = useTranslation();
  const change = (key: string, patch: Partial<WizardDepartment>) =>
    onChange({ departments: wizard.departments.map((one) => (one.key === key ? { ...one, ...patch } : one)) });
  const chosen = wizard.departments.filter(({ isChosen }) => isChosen);
  return (
    <div className={classes.columns}>
      <section className={classes.card} data-flush>
        {wizard.departments.map((department, index) => {
          const { key, isChosen } = department;
          const name = departmentName(department, t);
          return (
            <div key={key} className={classes.department} data-off={!isChosen || undefined}>
              <Checkbox
                aria-label={t('setup.departments.choose', { name })}
                checked={isChosen}
                autoFocus={index === 0}
                onChange={(event) => change(key, { isChosen: event.currentTarget.checked })}
              />
              <TextInput
                aria-label={t('setup.departments.nameOf', { name: t(`departments.templates.${key}`) })}
                value={name}
                maxLength={80}
                disabled={!isChosen}
                error={faults[key]}
                onChange={(event) => change(key, { name: event.currentTarget.value })}
              />
              <span className={classes.about}>
                {t(`setup.departments.about.${key}`)}
                <small>{t('setup.departments.usualRole', { role: t(`roles.templates.${roleOf(key)}`) })}</small>
              </span>
            </div>
          );
        })}
      </section>
      <section className={classes.card}>
        <h2>{t('setup.departments.tree')}</h2>
        <ul className={classes.tree}>
          <li>
            <Icon name="folder" size={14} />
            {wizard.firm.name}
          </li>
          {chosen.map((department) => (
            <li key={department.key} data-below>
              <Icon name="people" size={14} />
              {departmentName(department, t)}
            </li>
          ))}
        </ul>
        <p className={classes.note}>{t('setup.departments.note')}</p>
      </section>
    </div>
  );
}

function roleOf(key: string): string {
  return departmentTemplates.find((template) => template.key === key)?.roleKey ?? 'sales';
}
