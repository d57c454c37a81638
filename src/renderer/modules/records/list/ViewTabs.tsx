import { Menu } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { Filter } from '@shared/contract/list';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { Tabs } from '@renderer/app/shell/Tabs';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import { ConfirmDialog } from '@renderer/components/feedback/ConfirmDialog';
import { showToast } from '@renderer/components/feedback/toast-store';
import { api } from '@renderer/api/client';
import classes from '../Records.module.css';
import type { RecordModule } from '../record-module';
import type { ListView } from './list-views';
import { SaveViewDialog } from './SaveViewDialog';
import type { RecordList } from './use-record-list';

interface ViewTabsProps {
  module: RecordModule;
  views: readonly ListView[];
  list: RecordList;
  columns: readonly string[];
}

/** The views of a list as tabs, with how many records stand in each, and what keeps the present one. */
export function ViewTabs({ module, views, list, columns }: ViewTabsProps) {
  const { t } = useTranslation();
  const counts = useCounts(module, views, list);
  const [open, setOpen] = useState<'save' | 'rename' | 'delete' | null>(null);
  const saved = list.view?.saved ?? null;
  const change = async (what: Promise<unknown>, message: string) => {
    try {
      await what;
      await queryClient.invalidateQueries({ queryKey: api.views.key() });
      showToast({ message, tone: 'good' });
    } catch (error) {
      showToast({ message: faultOf(error).message, tone: 'bad' });
    }
  };
  const update = () =>
    saved &&
    void change(
      client.views.patch({
        id: saved.id,
        version: saved.version,
        filter: list.filter,
        sort: list.sortText ?? null,
        q: list.q || null,
        columns: columns.map((key) => ({ key })),
      }),
      t('records.views.updated', { name: saved.name }),
    );
  const remove = async () => {
    if (!saved) return;
    setOpen(null);
    await change(client.views.delete({ id: saved.id }), t('records.views.deleted', { name: saved.name }));
    if (views[0]) list.openView(views[0].key);
  };
  return (
    <>
      <Tabs
        label={t('records.views.label')}
        activeKey={list.view?.key ?? null}
        onSelect={list.openView}
        items={views.map((view) => ({
          key: view.key,
          label: view.name,
          count: counts.get(view.key),
          ...(view.saved && view.saved.audience !== 'mine' && { icon: 'people' as const }),
        }))}
        after={
          <span className={classes.afterTabs}>
            {saved?.can.includes('edit') && list.isChanged && (
              <ActionButton isSmall tone="quiet" icon="check" onClick={update}>
                {t('records.views.update')}
              </ActionButton>
            )}
            <ActionButton isSmall tone="quiet" icon="plus" onClick={() => setOpen('save')}>
              {t('records.views.save')}
            </ActionButton>
            {saved && saved.can.length > 0 && (
              <Menu position="bottom-start">
                <Menu.Target>
                  <IconButton icon="more" label={t('records.views.more', { name: saved.name })} isSmall />
                </Menu.Target>
                <Menu.Dropdown>
                  {saved.can.includes('edit') && (
                    <Menu.Item onClick={() => setOpen('rename')}>{t('records.views.rename')}</Menu.Item>
                  )}
                  {saved.can.includes('delete') && (
                    <Menu.Item onClick={() => setOpen('delete')}>{t('records.views.delete')}</Menu.Item>
                  )}
                </Menu.Dropdown>
              </Menu>
            )}
          </span>
        }
      />
      {(open === 'save' || open === 'rename') && (
        <SaveViewDialog
          module={module}
          list={list}
          columns={columns}
          view={open === 'rename' ? saved : null}
          onClose={() => setOpen(null)}
        />
      )}
      <ConfirmDialog
        isOpen={open === 'delete'}
        onClose={() => setOpen(null)}
        title={t('records.views.deleteTitle', { name: saved?.name })}
        consequence={t('records.views.deleteConsequence')}
        actionLabel={t('records.views.delete')}
        isDanger
        onConfirm={() => void remove()}
      />
    </>
  );
}

/**
 * Numbers on the tabs: of the open view the list's own; of the others where an index can count them, and of all of
 * them while there are so few records that looking through them costs nothing.
 */
function useCounts(module: RecordModule, views: readonly ListView[], list: RecordList): ReadonlyMap<string, string> {
  const format = useFormat();
  const everything = useQuery({ ...countQuery(module, null), staleTime: 60_000 });
  const isSmall = everything.data?.totalIsExact ?? false;
  const others = views.filter(
    (view) => view.key !== list.view?.key && view.q === null && (isSmall || isQuickToCount(view.filter)),
  );
  const answers = useQueries({
    queries: others.map((view) => ({ ...countQuery(module, view.filter), staleTime: 60_000 })),
  });
  const counts = new Map<string, string>();
  const put = (key: string, total: number | null | undefined, isExact: boolean) => {
    if (typeof total === 'number') counts.set(key, `${format.number(total)}${isExact ? '' : '+'}`);
  };
  if (list.view && !list.isChanged) put(list.view.key, list.total, list.isTotalExact);
  others.forEach((view, index) =>
    put(view.key, answers[index]?.data?.total, answers[index]?.data?.totalIsExact ?? true),
  );
  return counts;
}

function countQuery(module: RecordModule, filter: Filter | null) {
  return {
    queryKey: [...module.baseKey, 'count', filter],
    queryFn: ({ signal }: { signal: AbortSignal }) => module.list({ limit: 1, ...(filter && { filter }) }, signal),
  };
}

/** Owner and department have an index; a tab's number is not worth looking through a million records. */
function isQuickToCount(filter: Filter | null): boolean {
  if (filter === null) return true;
  if ('and' in filter) return filter.and.every(isQuickToCount);
  return 'field' in filter && (filter.field === 'ownerId' || filter.field === 'departmentId') && filter.op === 'eq';
}
