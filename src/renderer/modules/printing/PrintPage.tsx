import { Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { printKindSchema, type PrintKind } from '@shared/modules/printing/print-document';
import { suitsTemplate, templateIdSchema } from '@shared/modules/printing/letterhead';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { isDesktop } from '@renderer/api/transport';
import { NotFound } from '@renderer/app/NotFound';
import { useKeys } from '@renderer/app/keys';
import { PageHead } from '@renderer/app/shell/PageHead';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { showToast } from '@renderer/components/feedback/toast-store';
import { SheetsView } from './PrintPreview';
import type { SheetsHandle } from './PrintSheets';
import classes from './Printing.module.css';
import { printInWindow } from './print-in-window';

/** `/print/<kind>/<id>`, or several ids divided by commas: sheets as they are printed, and the ways to paper (QUO-07). */
export function PrintPage() {
  const { kind, ids }: { kind?: string; ids?: string } = useParams({ strict: false });
  const known = printKindSchema.safeParse(kind);
  return known.success && ids ? <PrintDocuments key={`${kind} ${ids}`} kind={known.data} ids={ids} /> : <NotFound />;
}

function PrintDocuments({ kind, ids }: { kind: PrintKind; ids: string }) {
  const { t } = useTranslation();
  const sheets = useRef<SheetsHandle>(null);
  const { templateId, choose } = useTemplateChoice();
  const documents = useQuery(api.printing.documents.queryOptions({ input: { kind, ids } }));
  const frame = useQuery(api.printing.frame.queryOptions({ input: { kind, templateId }, staleTime: 300_000 }));
  const items = documents.data?.items;
  const [first] = items ?? [];
  const record = useMutation(api.printing.record.mutationOptions());
  const name =
    items &&
    nameOf(
      items.map(({ number }) => number),
      t(`printing.kinds.${kind}`),
    );
  const toPaper = async (how: 'paper' | 'pdf') => {
    if (!sheets.current || !name) return;
    const outcome = await printInWindow(sheets.current, how, name);
    if (outcome === 'failed') showToast({ tone: 'bad', message: t('printing.failed') });
    if (outcome !== 'done') return;
    record.mutate({ kind, ids: ids.split(','), how });
    if (how === 'pdf') showToast({ tone: 'good', message: t('printing.pdfSaved') });
  };
  // What the browser would print with its own key is the page round the sheets.
  useKeys([{ keys: 'mod+p', label: t('printing.print'), run: () => void toPaper('paper'), isDisabled: !name }]);
  const error = documents.error ?? frame.error;
  if (error) {
    const again = () => {
      void documents.refetch();
      void frame.refetch();
    };
    return <ErrorState title={t('printing.unread')} happened={faultOf(error).message} onRetry={again} />;
  }
  return (
    <>
      <PageHead
        title={name ?? t(`printing.kinds.${kind}`)}
        detail={
          first && (items?.length === 1 ? first.customer.name : t('printing.documents', { count: items?.length }))
        }
        actions={
          <>
            <ActionButton tone="quiet" icon="chevronLeft" onClick={() => window.history.back()}>
              {t('printing.back')}
            </ActionButton>
            {isDesktop && (
              <ActionButton icon="download" isDisabled={!name} onClick={() => void toPaper('pdf')}>
                {t('printing.pdf')}
              </ActionButton>
            )}
            <ActionButton
              tone="solid"
              icon="print"
              keys="mod+p"
              isDisabled={!name}
              onClick={() => void toPaper('paper')}
            >
              {t('printing.print')}
            </ActionButton>
          </>
        }
      />
      <div className={classes.page}>
        {frame.data && items && name ? (
          <SheetsView
            ref={sheets}
            frame={frame.data}
            documents={items}
            title={name}
            actions={
              <Select
                aria-label={t('printing.template')}
                size="xs"
                allowDeselect={false}
                value={frame.data.template.id}
                data={frame.data.choices
                  .filter(({ id }) => suitsTemplate(kind, id))
                  .map(({ id, name: own }) => ({ value: id, label: own ?? t(`printing.ready.${id}`) }))}
                onChange={(value) => value && choose(value)}
              />
            }
          />
        ) : (
          <LoadingRows />
        )}
      </div>
    </>
  );
}

/** The template stays in the address, so that a page that is opened again looks the same. */
function useTemplateChoice() {
  const navigate = useNavigate();
  const { template }: { template?: string } = useSearch({ strict: false });
  const chosen = templateIdSchema.safeParse(template);
  const choose = (id: string) => void navigate({ to: '.', search: { template: id }, replace: true });
  return { templateId: chosen.success ? chosen.data : undefined, choose };
}

/** Also the name of a PDF: `报价单 Q-2026-0187`, or the first and last of several. */
function nameOf(numbers: readonly string[], kind: string): string {
  const [first = ''] = numbers;
  return numbers.length === 1 ? `${kind} ${first}` : `${kind} ${first} – ${numbers.at(-1) ?? ''}`;
}
