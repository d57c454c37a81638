import { Menu } from '@mantine/core';
import {
  actions,
  actionsOf,
  resources,
  unscopedActions,
  type Action,
  type Resource,
  type Scope,
} from '@shared/access/resources';
import { grantOf, scopesOf } from '@shared/access/roles';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import { ScopeBars } from '@renderer/components/basics/ScopeBars';
import classes from './Roles.module.css';
import type { CellChange, RoleDraft } from './grid';

const icons: Record<Resource, IconName> = {
  customer: 'people',
  contact: 'person',
  activity: 'phone',
  lead: 'lead',
  opportunity: 'board',
  product: 'product',
  quote: 'quote',
  order: 'order',
  payment: 'payment',
  cost: 'coins',
  contract: 'contract',
  target: 'flag',
  file: 'file',
  department: 'folder',
  user: 'assign',
  role: 'shield',
  settings: 'settings',
  audit: 'history',
};

interface RoleGridProps {
  draft: RoleDraft;
  changes: readonly CellChange[];
  isReadOnly: boolean;
  onChange: (resource: Resource, action: Action, scope: Scope) => void;
}

/** The grid resource × action × scope (ORG-02, 03). Each cell opens what it may hold. */
export function RoleGrid({ draft, changes, isReadOnly, onChange }: RoleGridProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('settings.roles.grid')}>
      <table className={classes.grid}>
        <thead>
          <tr>
            <th scope="col">{t('settings.roles.what')}</th>
            {actions.map((action) => (
              <th key={action} scope="col">
                {t(`access.actions.${action}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {resources.map((resource) => (
            <tr key={resource}>
              <th scope="row">
                <span className={classes.resource}>
                  <Icon name={icons[resource]} />
                  {t(`access.resources.${resource}`)}
                </span>
              </th>
              {actions.map((action) => (
                <td
                  key={action}
                  data-changed={changes.some((one) => one.resource === resource && one.action === action) || undefined}
                >
                  <Cell
                    resource={resource}
                    action={action}
                    scope={grantOf(draft.grants, resource, action)}
                    isReadOnly={isReadOnly}
                    onChange={(scope) => onChange(resource, action, scope)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  resource: Resource;
  action: Action;
  scope: Scope;
  isReadOnly: boolean;
  onChange: (scope: Scope) => void;
}

function Cell({ resource, action, scope, isReadOnly, onChange }: CellProps) {
  const { t } = useTranslation();
  const choices = scopesOf(resource, action);
  if (!actionsOf[resource].includes(action)) return <span className={classes.absent}>–</span>;
  const isYesNo = choices.length === 2;
  const value = isYesNo ? <YesNo isYes={scope !== 'none'} /> : <ScopeBars scope={scope} />;
  if (isReadOnly) return <span className={classes.cell}>{value}</span>;
  const label = `${t(`access.resources.${resource}`)} · ${t(`access.actions.${action}`)}: ${
    isYesNo ? t(scope === 'none' ? 'common.scope.none' : 'settings.roles.yes') : t(`common.scope.${scope}`)
  }`;
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <button type="button" className={classes.cell} aria-label={label} title={label}>
          {value}
          <Icon name="chevronDown" size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.RadioItem
            key={choice}
            value={choice}
            checked={choice === scope}
            checkIcon={<Icon name="check" size={12} />}
            closeMenuOnClick
            onChange={() => onChange(choice)}
          >
            {isYesNo ? <YesNo isYes={choice !== 'none'} isInKey /> : <ScopeBars scope={choice} isInKey />}
          </Menu.RadioItem>
        ))}
        {!isYesNo && <p className={classes.scopeNote}>{t(`settings.roles.scopeNotes.${noteOf(action)}`)}</p>}
      </Menu.Dropdown>
    </Menu>
  );
}

function YesNo({ isYes, isInKey = false }: { isYes: boolean; isInKey?: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={classes.yesNo} data-no={(!isYes && !isInKey) || undefined}>
      {isYes ? <Icon name="check" size={14} /> : <span className={classes.noSign} />}
      {t(isYes ? 'settings.roles.yes' : 'common.scope.none')}
    </span>
  );
}

function noteOf(action: Action): 'view' | 'other' {
  return action === 'view' || unscopedActions.includes(action) ? 'view' : 'other';
}
