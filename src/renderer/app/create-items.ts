import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IconName } from './icons/paths';
import { useSession } from './session';
import type { CreateItem } from './shell/types';
import { openTaskDialog } from './task-dialog';

/** What `N` and a letter make, as far as the role allows it. */
export function useCreateItems(): CreateItem[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  return useMemo(() => {
    const { can, hasModule } = session;
    // The router's table of literal paths does not know the pages of other modules here.
    const form = (key: string, icon: IconName, keys: string, to: string): CreateItem => ({
      key,
      label: t(`shell.createItems.${key}`),
      icon,
      keys,
      onSelect: () => void navigate({ to }),
    });
    const mayPay = can('payment', 'create') && session.group('money') === 'show';
    const maySpend = can('cost', 'create') && session.group('money') === 'show';
    const items: (CreateItem | false)[] = [
      can('customer', 'create') && form('customer', 'people', 'n c', '/customers/new'),
      can('contact', 'create') && form('contact', 'person', 'n p', '/contacts/new'),
      hasModule('leads') && can('lead', 'create') && form('lead', 'lead', 'n l', '/leads/new'),
      hasModule('sales') && can('opportunity', 'create') && form('opportunity', 'board', 'n d', '/opportunities/new'),
      hasModule('sales') && can('product', 'create') && form('product', 'product', 'n g', '/products/new'),
      hasModule('quotes') && can('quote', 'create') && form('quote', 'quote', 'n q', '/quotes/new'),
      hasModule('orders') && can('order', 'create') && form('order', 'order', 'n o', '/orders/new'),
      hasModule('orders') && mayPay && form('payment', 'payment', 'n m', '/payments/new'),
      hasModule('reports') && maySpend && form('cost', 'coins', 'n e', '/costs/new'),
      hasModule('orders') && can('contract', 'create') && form('contract', 'contract', 'n h', '/contracts/new'),
      can('activity', 'create') && form('call', 'phone', 'n k', '/call'),
      can('activity', 'create') && {
        key: 'task',
        label: t('shell.createItems.task'),
        icon: 'task',
        keys: 'n t',
        onSelect: () => openTaskDialog(),
      },
    ];
    return items.filter((item) => item !== false);
  }, [navigate, session, t]);
}
