import type { TFunction } from 'i18next';
import type { Session } from '@renderer/app/session';
import type { IconName } from '@renderer/app/icons/paths';

export type SettingsPlace =
  | 'account'
  | 'firm'
  | 'departments'
  | 'workingCalendar'
  | 'people'
  | 'roles'
  | 'fields'
  | 'pipelines'
  | 'delivery'
  | 'leadForms'
  | 'leadAssignment'
  | 'leadScoring'
  | 'discounts'
  | 'priceLists'
  | 'currencies'
  | 'printing'
  | 'modules'
  | 'import'
  | 'duplicates'
  | 'bin'
  | 'archive'
  | 'log';

interface Place {
  key: SettingsPlace;
  to: string;
  icon: IconName;
  isAllowed: (session: Session) => boolean;
}

const everyone = () => true;
const groups: { key: 'own' | 'firm' | 'way' | 'data'; places: Place[] }[] = [
  { key: 'own', places: [{ key: 'account', to: '/settings/account', icon: 'person', isAllowed: everyone }] },
  {
    key: 'firm',
    places: [
      { key: 'firm', to: '/settings/firm', icon: 'flag', isAllowed: ({ can }) => can('settings', 'view') },
      {
        key: 'departments',
        to: '/settings/departments',
        icon: 'folder',
        isAllowed: ({ can }) => can('department', 'view'),
      },
      { key: 'people', to: '/settings/people', icon: 'people', isAllowed: ({ can }) => can('user', 'view') },
      { key: 'roles', to: '/settings/roles', icon: 'shield', isAllowed: ({ can }) => can('role', 'view') },
    ],
  },
  {
    key: 'way',
    places: [
      {
        key: 'workingCalendar',
        to: '/settings/working-calendar',
        icon: 'calendar',
        isAllowed: ({ can }) => can('settings', 'view'),
      },
      { key: 'fields', to: '/settings/fields', icon: 'columns', isAllowed: ({ can }) => can('settings', 'view') },
      {
        key: 'pipelines',
        to: '/settings/pipelines',
        icon: 'board',
        isAllowed: ({ can, hasModule }) => hasModule('sales') && can('settings', 'view') && can('opportunity', 'view'),
      },
      {
        key: 'delivery',
        to: '/settings/delivery',
        icon: 'flag',
        isAllowed: ({ can, hasModule }) => hasModule('sales') && can('settings', 'view') && can('opportunity', 'view'),
      },
      {
        key: 'leadForms',
        to: '/settings/lead-forms',
        icon: 'lead',
        isAllowed: ({ can, hasModule }) => hasModule('leads') && can('settings', 'view') && can('lead', 'view'),
      },
      {
        key: 'discounts',
        to: '/settings/discounts',
        icon: 'quote',
        isAllowed: ({ can, hasModule }) => hasModule('quotes') && can('settings', 'view') && can('role', 'view'),
      },
      {
        key: 'leadAssignment',
        to: '/settings/lead-assignment',
        icon: 'assign',
        isAllowed: ({ can, hasModule }) => hasModule('leads') && can('settings', 'view') && can('lead', 'view'),
      },
      {
        key: 'leadScoring',
        to: '/settings/lead-scoring',
        icon: 'chart',
        isAllowed: ({ can, hasModule }) => hasModule('leads') && can('settings', 'view') && can('lead', 'view'),
      },
      {
        key: 'priceLists',
        to: '/settings/price-lists',
        icon: 'tag',
        isAllowed: ({ can, hasModule, group }) =>
          hasModule('sales') && can('product', 'view') && group('money') === 'show',
      },
      {
        key: 'currencies',
        to: '/settings/currencies',
        icon: 'deals',
        isAllowed: ({ can }) => can('settings', 'view'),
      },
      {
        key: 'printing',
        to: '/settings/printing',
        icon: 'print',
        isAllowed: ({ can }) => can('settings', 'view'),
      },
      { key: 'modules', to: '/settings/modules', icon: 'stage', isAllowed: ({ can }) => can('settings', 'view') },
    ],
  },
  {
    key: 'data',
    places: [
      {
        key: 'import',
        to: '/imports',
        icon: 'upload',
        isAllowed: ({ can }) => can('customer', 'import') || can('contact', 'import') || can('activity', 'import'),
      },
      { key: 'duplicates', to: '/duplicates', icon: 'merge', isAllowed: ({ can }) => can('customer', 'edit') },
      { key: 'bin', to: '/bin', icon: 'trash', isAllowed: ({ can }) => can('customer', 'view') },
      {
        key: 'archive',
        to: '/settings/archive',
        icon: 'download',
        isAllowed: ({ can }) => can('settings', 'edit'),
      },
      { key: 'log', to: '/settings/log', icon: 'history', isAllowed: ({ can }) => can('audit', 'view') },
    ],
  },
];

/** The places of the settings this reader may open, grouped, with their words. */
export function settingsPlaces(session: Session, t: TFunction) {
  return groups
    .map(({ key, places }) => ({
      key,
      label: t(`settings.groups.${key}`),
      items: places
        .filter(({ isAllowed }) => isAllowed(session))
        .map(({ key: place, to, icon }) => ({ key: place, to, icon, label: t(`settings.places.${place}.label`) })),
    }))
    .filter(({ items }) => items.length > 0);
}
