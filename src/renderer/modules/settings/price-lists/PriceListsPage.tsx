import { useMutation, useQuery } from '@tanstack/react-query';
import type { PricedProduct, PriceList } from '@shared/modules/price-lists/price-list';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useSession } from '@renderer/app/session';
import { Tabs } from '@renderer/app/shell/Tabs';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { showToast } from '@renderer/components/feedback/toast-store';
import { SaveBar } from '../SaveBar';
import { SettingsFrame } from '../SettingsFrame';
import { useSaved } from '../use-saved';
import { NewPriceList } from './NewPriceList';
import { changesOf, countChanges, draftOf, isSound, withProducts, type PriceDraft } from './price-draft';
import { PriceGrid } from './PriceGrid';
import { PriceListPanel } from './PriceListPanel';

/** Price lists (价目表): which prices hold for whom, typed or pasted from a spreadsheet (QUO-02). */
export function PriceListsPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isAdding, setIsAdding] = useState(false);
  const lists = useQuery(api.priceLists.list.queryOptions({ input: { limit: 200 } }));
  const items = lists.data?.items ?? [];
  const chosen = items.find(({ id }) => id === chosenId) ?? items[0];
  const prices = useQuery(
    api.priceLists.prices.queryOptions({ input: { id: chosen?.id ?? '' }, enabled: chosen !== undefined }),
  );
  const addButton = can('product', 'edit') && (
    <ActionButton icon="plus" onClick={() => setIsAdding(true)}>
      {t('priceListPage.add')}
    </ActionButton>
  );
  const error = lists.error ?? prices.error;
  return (
    <>
      {chosen && prices.data ? (
        <PriceListEditor
          key={`${chosen.id}-${chosen.version}`}
          list={chosen}
          products={prices.data.items}
          actions={addButton}
          tabs={
            <Tabs
              label={t('settings.places.priceLists.label')}
              items={items.map(({ id, name, productCount }) => ({ key: id, label: name, count: productCount }))}
              activeKey={chosen.id}
              onSelect={setChosenId}
            />
          }
        />
      ) : (
        <SettingsFrame active="priceLists" title={t('settings.places.priceLists.label')} actions={addButton}>
          {error ? (
            <ErrorState
              title={t('settings.unread')}
              happened={faultOf(error).message}
              onRetry={() => void lists.refetch()}
            />
          ) : lists.data && !chosen ? (
            <EmptyState title={t('priceListPage.emptyTitle')} actions={addButton}>
              {t('priceListPage.empty')}
            </EmptyState>
          ) : (
            <LoadingRows />
          )}
        </SettingsFrame>
      )}
      {isAdding && <NewPriceList lists={items} onClose={() => setIsAdding(false)} onAdded={setChosenId} />}
    </>
  );
}

interface PriceListEditorProps {
  list: PriceList;
  products: readonly PricedProduct[];
  actions: ReactNode;
  tabs: ReactNode;
}

function PriceListEditor({ list, products, actions, tabs }: PriceListEditorProps) {
  const { t } = useTranslation();
  const { saved, refused } = useSaved();
  const [draft, setDraft] = useState<PriceDraft>(() => draftOf(list, products));
  const canEdit = list.can.includes('edit');
  const changes = changesOf(draft, list, products);
  const save = useMutation(
    api.priceLists.patch.mutationOptions({
      onSuccess: () => saved(t('priceListPage.saved'), api.priceLists, api.products),
      onError: (error) => refused(error, api.priceLists),
    }),
  );
  const remove = useMutation(
    api.priceLists.delete.mutationOptions({
      onSuccess: () => saved(t('priceListPage.removed', { name: list.name }), api.priceLists, api.products),
      onError: (error) => refused(error, api.priceLists),
    }),
  );
  const paste = async (rows: string[][]) => {
    try {
      const { items, left } = await client.priceLists.pasted({ id: list.id, rows });
      setDraft((before) => withProducts(before, items));
      const message = t('priceListPage.pasted', { count: items.length });
      const [first] = left;
      showToast(
        first
          ? {
              tone: 'warn',
              message: `${message} ${t('priceListPage.pasteLeft', { count: left.length })} ${t(`priceListPage.left.${first.reason}`, { row: first.row, text: first.text })}`,
            }
          : { tone: 'good', message },
      );
    } catch (error) {
      refused(error);
    }
  };
  return (
    <SettingsFrame
      active="priceLists"
      title={t('settings.places.priceLists.label')}
      actions={actions}
      aside={
        <PriceListPanel
          list={list}
          draft={draft}
          isReadOnly={!canEdit}
          onChange={(change) => setDraft({ ...draft, list: { ...draft.list, ...change } })}
          onRemove={canEdit ? () => remove.mutate({ id: list.id, version: list.version }) : undefined}
        />
      }
      foot={
        <SaveBar
          title={list.name}
          count={countChanges(changes)}
          isBusy={save.isPending}
          isDisabled={!isSound(draft)}
          onReset={() => setDraft(draftOf(list, products))}
          onSave={() => save.mutate({ id: list.id, version: draft.version, ...changes })}
        />
      }
    >
      {tabs}
      <PriceGrid draft={draft} isReadOnly={!canEdit} onChange={setDraft} onPaste={(rows) => void paste(rows)} />
    </SettingsFrame>
  );
}
