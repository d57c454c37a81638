import { AppShell } from '@renderer/app/shell/AppShell';
import type { NavigationGroup } from '@renderer/app/shell/types';
import { FormatProvider } from '@renderer/app/use-format';
import { showToast } from '@renderer/components/feedback/toast-store';
import { useEffect, useState, type ComponentType } from 'react';
import { KitForm } from './KitForm';
import { KitList } from './KitList';
import { settings } from './sample';
import { useSay } from './say';

const pages: Record<string, ComponentType> = { list: KitList, form: KitForm };

/** All components with the pictures' data: `#/kit/<page>`. */
export function Kit() {
  const page = useHashPage();
  const say = useSay();
  const Page = pages[page] ?? KitList;
  const groups: NavigationGroup[] = [
    {
      key: 'top',
      items: [
        { key: 'today', label: say('今天', 'Today'), icon: 'sun', to: '/kit/states', count: 7, isOnPhone: true },
        { key: 'list', label: say('客户', 'Customers'), icon: 'people', to: '/kit/list', isOnPhone: true },
        { key: 'leads', label: say('线索', 'Leads'), icon: 'lead', to: '/kit/form', count: 12 },
      ],
    },
    {
      key: 'sales',
      label: say('销售', 'Sales'),
      items: [
        { key: 'deals', label: say('商机', 'Deals'), icon: 'deals', to: '/kit/record', isOnPhone: true },
        { key: 'quotes', label: say('报价', 'Quotes'), icon: 'quote', to: '/kit/list' },
        { key: 'orders', label: say('订单', 'Orders'), icon: 'order', to: '/kit/list' },
      ],
    },
    {
      key: 'service',
      label: say('服务', 'Service'),
      items: [
        {
          key: 'tickets',
          label: say('工单', 'Tickets'),
          icon: 'ticket',
          to: '/kit/list',
          warning: say('1 即将超时', '1 due soon'),
          isOnPhone: true,
        },
        { key: 'knowledge', label: say('知识库', 'Knowledge'), icon: 'book', to: '/kit/list' },
      ],
    },
    {
      key: 'business',
      label: say('经营', 'Business'),
      items: [
        { key: 'marketing', label: say('市场', 'Marketing'), icon: 'megaphone', to: '/kit/list' },
        { key: 'reports', label: say('报表', 'Reports'), icon: 'chart', to: '/kit/list' },
        { key: 'files', label: say('文件', 'Files'), icon: 'folder', to: '/kit/list' },
      ],
    },
  ];
  return (
    <FormatProvider settings={settings}>
      <AppShell
        firmName={say('暖山机电', 'Nuanshan Machinery')}
        groups={groups}
        footItems={[{ key: 'settings', label: say('设置', 'Settings'), icon: 'settings', to: '/kit/settings' }]}
        activeKey={page === 'settings' ? 'settings' : 'list'}
        user={{ id: '王建国', name: '王建国', detail: say('销售一部', 'Sales 1') }}
        connection={{ state: 'connected', place: say('前台主机', 'front desk') }}
        createItems={[
          {
            key: 'customer',
            label: say('新建客户', 'New customer'),
            icon: 'people',
            keys: 'n c',
            onSelect: () => showToast({ message: 'N C', tone: 'good', undo: () => undefined }),
          },
        ]}
        unread={3}
        notices={say('3 条提醒', '3 reminders')}
        onSearch={() => undefined}
        onSignOut={() => undefined}
      >
        <Page />
      </AppShell>
    </FormatProvider>
  );
}

function useHashPage(): string {
  const read = () => window.location.hash.split('/')[2]?.split('?')[0] ?? 'list';
  const [page, setPage] = useState(read);
  useEffect(() => {
    const change = () => setPage(read());
    window.addEventListener('hashchange', change);
    return () => window.removeEventListener('hashchange', change);
  }, []);
  return page;
}
