import { DocumentFault, totalDocument } from '@shared/lib/document-total';
import type { Order } from '@shared/modules/orders/order';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@renderer/app/keys';
import { useSession } from '@renderer/app/session';
import { useUnsavedWork } from '@renderer/app/unsaved';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { showToast } from '@renderer/components/feedback/toast-store';
import { draftLineOf, type DraftLine } from '../documents/editor/draft-lines';
import { LinesEditor } from '../documents/editor/LinesEditor';
import { Sums } from '../documents/Sums';
import { linesPart } from '../quotes/lines-part';
import { useUsualTaxRate } from '../quotes/new-quote';
import { isSameValue } from '../records/field-values';
import { recordModules, type AnyRecord } from '../records/record-module';
import type { RecordPageState } from '../records/page/use-record-page';
import { useSaveRecord } from '../records/save-record';
import recordClasses from '../records/Records.module.css';
import { isOrder } from './is-order';
import classes from './Orders.module.css';

interface OrderDraftProps {
  order: AnyRecord & Order;
  page: RecordPageState;
}

/** The lines of an order that is not confirmed yet, typed in place and saved together; versions of others are merged in. */
export function OrderDraft({ order, page }: OrderDraftProps) {
  const { t } = useTranslation();
  const session = useSession();
  const showsCost = session.group('cost') === 'show';
  // What one types on stays on the version one began with; without anything typed it follows the record.
  const [typed, setTyped] = useState<{ readonly base: AnyRecord; readonly lines: readonly DraftLine[] } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const linesOf = useCallback(
    (record: AnyRecord) => (isOrder(record) ? record.lines.map((line) => draftLineOf(line, showsCost)) : []),
    [showsCost],
  );
  const saved = useMemo(() => linesOf(order), [linesOf, order]);
  const parts = useMemo(() => [linesPart({ linesOf }, t)], [linesOf, t]);
  const { save: patch, dialog } = useSaveRecord(recordModules.order, page.fields, page.context.names, parts);
  const lines = typed?.lines ?? saved;
  const isDirty = typed !== null && !isSameValue(typed.lines, linesOf(typed.base));
  useUnsavedWork(isDirty);
  const taxRate = useUsualTaxRate(lines);
  const currency = order.currency ?? session.organization.currency;
  const isTaxIncluded = order.isTaxIncluded !== false;
  const customerId = order.customerId ?? null;
  const offers = useMemo(() => ({ currency, isTaxIncluded, customerId }), [currency, isTaxIncluded, customerId]);
  const { discountPercent, discountAmount, discountLabel } = order;
  const total = useMemo(() => {
    try {
      return totalDocument({ currency, isTaxIncluded, discountPercent, discountAmount, lines });
    } catch (error) {
      if (error instanceof DocumentFault) return null;
      throw error;
    }
  }, [currency, isTaxIncluded, discountPercent, discountAmount, lines]);
  const save = async () => {
    if (typed === null || isSaving) return;
    setIsSaving(true);
    const result = await patch(typed.base, { lines: typed.lines });
    setIsSaving(false);
    if (result.kind === 'saved') {
      setTyped(null);
      setFault(null);
      showToast({ message: t('orders.page.linesSaved'), tone: 'good' });
    } else setFault(result.kind === 'refused' ? result.message : t('records.page.notSaved'));
  };
  useKeys([{ keys: 'mod+s', label: t('orders.page.saveLines'), isDisabled: !isDirty, run: () => void save() }]);
  return (
    <section className={classes.lines} aria-label={t('orders.page.lines')}>
      <div className={classes.linesHead}>
        <h2>{t('orders.page.lines')}</h2>
        {isDirty && (
          <>
            <ActionButton isSmall tone="quiet" onClick={() => setTyped(null)}>
              {t('orders.page.discardLines')}
            </ActionButton>
            <ActionButton isSmall keys="mod+s" isBusy={isSaving} onClick={() => void save()}>
              {t('orders.page.saveLines')}
            </ActionButton>
          </>
        )}
      </div>
      {fault !== null && (
        <p className={`${recordClasses.fault ?? ''} ${classes.note ?? ''}`} role="alert">
          {fault}
        </p>
      )}
      <LinesEditor
        label={t('orders.page.lines')}
        lines={lines}
        totals={total?.lines ?? []}
        terms={offers}
        showsCost={showsCost}
        taxRate={taxRate}
        onChange={(change) => {
          setTyped((before) => ({
            base: before?.base ?? order,
            lines: change(before?.lines ?? saved),
          }));
          setFault(null);
        }}
      />
      {total ? (
        lines.length > 0 && (
          <Sums
            currency={currency}
            subtotal={total.subtotal}
            discount={total.discount}
            discountLabel={discountLabel ?? null}
            net={total.net}
            taxes={total.taxes}
            total={total.total}
          />
        )
      ) : (
        <p className={classes.note} role="alert">
          {t('faults.reasons.sumTooLarge')}
        </p>
      )}
      {dialog}
    </section>
  );
}
