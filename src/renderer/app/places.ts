import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { useSession } from './session';
import type { NavigationGroup, NavigationItem } from './shell/types';

/** Where each place begins, so that a page below it marks it in the navigation. */
const paths = {
  today: '/',
  customers: '/customers',
  contacts: '/contacts',
  activities: '/activities',
  calendar: '/calendar',
  leads: '/leads',
  opportunities: '/opportunities',
  products: '/products',
  quotes: '/quotes',
  orders: '/orders',
  payments: '/payments',
  costs: '/costs',
  contracts: '/contracts',
  reports: '/reports',
  settings: '/settings',
  receivables: '/receivables',
} as const;
type Place = keyof typeof paths;

/** The place a path belongs to; null on a page that belongs to none. */
export function activePlaceOf(path: string): Place | null {
  if (path === '/') return 'today';
  const found = (Object.keys(paths) as Place[]).find((key) => key !== 'today' && isBelow(path, paths[key]));
  return found ?? null;
}

/** The navigation of whoever is signed in: only what is switched on and permitted (ui.md). */
export function usePlaces(): { groups: NavigationGroup[]; footItems: NavigationItem[] } {
  const { t } = useTranslation();
  const session = useSession();
  const newLeads = useNewLeads(session.hasModule('leads') && session.can('lead', 'view'));
  return useMemo(() => {
    const items: NavigationItem[] = [
      { key: 'today', label: t('shell.places.today'), icon: 'sun', to: paths.today, isOnPhone: true },
    ];
    if (session.can('customer', 'view')) {
      items.push({
        key: 'customers',
        label: t('shell.places.customers'),
        icon: 'people',
        to: paths.customers,
        isOnPhone: true,
      });
    }
    if (session.can('contact', 'view')) {
      items.push({
        key: 'contacts',
        label: t('shell.places.contacts'),
        icon: 'person',
        to: paths.contacts,
        isOnPhone: true,
      });
    }
    if (session.can('activity', 'view')) {
      items.push({
        key: 'activities',
        label: t('shell.places.activities'),
        icon: 'task',
        to: paths.activities,
        isOnPhone: true,
      });
      items.push({ key: 'calendar', label: t('shell.places.calendar'), icon: 'calendar', to: paths.calendar });
    }
    if (session.hasModule('leads') && session.can('lead', 'view')) {
      items.push({
        key: 'leads',
        label: t('shell.places.leads'),
        icon: 'lead',
        to: paths.leads,
        ...(newLeads !== undefined && { count: newLeads }),
      });
    }
    const sales: NavigationItem[] = [];
    if (session.hasModule('sales') && session.can('opportunity', 'view')) {
      sales.push({
        key: 'opportunities',
        label: t('shell.places.opportunities'),
        icon: 'board',
        to: paths.opportunities,
      });
    }
    if (session.hasModule('sales') && session.can('product', 'view'))
      sales.push({ key: 'products', label: t('shell.places.products'), icon: 'product', to: paths.products });
    if (session.hasModule('quotes') && session.can('quote', 'view'))
      sales.push({ key: 'quotes', label: t('shell.places.quotes'), icon: 'quote', to: paths.quotes });
    if (session.hasModule('orders') && session.can('order', 'view'))
      sales.push({ key: 'orders', label: t('shell.places.orders'), icon: 'order', to: paths.orders });
    if (session.hasModule('orders') && session.can('payment', 'view') && session.group('money') === 'show')
      sales.push({ key: 'payments', label: t('shell.places.payments'), icon: 'payment', to: paths.payments });
    if (session.hasModule('orders') && session.can('order', 'view') && session.group('money') === 'show')
      sales.push({ key: 'receivables', label: t('shell.places.receivables'), icon: 'clock', to: paths.receivables });
    if (session.hasModule('orders') && session.can('contract', 'view'))
      sales.push({ key: 'contracts', label: t('shell.places.contracts'), icon: 'contract', to: paths.contracts });
    const business: NavigationItem[] = [];
    if (session.hasModule('reports')) {
      business.push({ key: 'reports', label: t('shell.places.reports'), icon: 'chart', to: paths.reports });
    }
    if (session.hasModule('reports') && session.can('cost', 'view') && session.group('money') === 'show')
      business.push({ key: 'costs', label: t('shell.places.costs'), icon: 'coins', to: paths.costs });
    return {
      groups: [
        { key: 'work', items },
        ...(sales.length > 0 ? [{ key: 'sales', label: t('shell.groups.sales'), items: sales }] : []),
        ...(business.length > 0 ? [{ key: 'business', label: t('shell.groups.business'), items: business }] : []),
      ],
      footItems: [{ key: 'settings', label: t('shell.places.settings'), icon: 'settings', to: paths.settings }],
    };
  }, [session, t, newLeads]);
}

/** How many leads nobody has taken up yet, as far as one sees them. */
function useNewLeads(isWanted: boolean): number | undefined {
  const { data } = useQuery(
    api.leads.list.queryOptions({
      input: { filter: { field: 'status', op: 'eq', value: 'new' }, limit: 1 },
      enabled: isWanted,
      staleTime: 60_000,
    }),
  );
  return isWanted ? (data?.total ?? undefined) : undefined;
}

function isBelow(path: string, start: string): boolean {
  return path === start || path.startsWith(`${start}/`);
}
