import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from './session';
import type { CreateItem } from './shell/types';
import { openTaskDialog } from './task-dialog';

/** What `N` and a letter make, as far as the role allows it. */
export function useCreateItems(): CreateItem[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  return useMemo(() => {
    // The router's table of literal paths does not know the pages of other modules here.
    const open = (to: string) => () => void navigate({ to });
    const items: (CreateItem | false)[] = [
      session.can('customer', 'create') && {
        key: 'customer',
        label: t('shell.createItems.customer'),
        icon: 'people',
        keys: 'n c',
        onSelect: open('/customers/new'),
      },
      session.can('contact', 'create') && {
        key: 'contact',
        label: t('shell.createItems.contact'),
        icon: 'person',
        keys: 'n p',
        onSelect: open('/contacts/new'),
      },
      session.hasModule('leads') &&
        session.can('lead', 'create') && {
          key: 'lead',
          label: t('shell.createItems.lead'),
          icon: 'lead',
          keys: 'n l',
          onSelect: open('/leads/new'),
        },
      session.hasModule('sales') &&
        session.can('opportunity', 'create') && {
          key: 'opportunity',
          label: t('shell.createItems.opportunity'),
          icon: 'board',
          keys: 'n d',
          onSelect: open('/opportunities/new'),
        },
      session.hasModule('sales') &&
        session.can('product', 'create') && {
          key: 'product',
          label: t('shell.createItems.product'),
          icon: 'product',
          keys: 'n g',
          onSelect: open('/products/new'),
        },
      session.hasModule('quotes') &&
        session.can('quote', 'create') && {
          key: 'quote',
          label: t('shell.createItems.quote'),
          icon: 'quote',
          keys: 'n q',
          onSelect: open('/quotes/new'),
        },
      session.hasModule('orders') &&
        session.can('order', 'create') && {
          key: 'order',
          label: t('shell.createItems.order'),
          icon: 'order',
          keys: 'n o',
          onSelect: open('/orders/new'),
        },
      session.hasModule('orders') &&
        session.can('payment', 'create') &&
        session.group('money') === 'show' && {
          key: 'payment',
          label: t('shell.createItems.payment'),
          icon: 'payment',
          keys: 'n m',
          onSelect: open('/payments/new'),
        },
      session.can('activity', 'create') && {
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
