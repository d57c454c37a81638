import { DocumentFault, totalDocument } from '@shared/lib/document-total';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@renderer/app/keys';
import { useSession } from '@renderer/app/session';
import { useUnsavedWork } from '@renderer/app/unsaved';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { showToast } from '@renderer/components/feedback/toast-store';
import { isSameValue } from '../records/field-values';
import type { RecordPageState } from '../records/page/use-record-page';
import type { AnyRecord, RecordModule } from '../records/record-module';
import { useSaveRecord } from '../records/save-record';
import recordClasses from '../records/Records.module.css';
import { draftLineOf, linesIn, type DraftLine } from './editor/draft-lines';
import { linesPart } from './editor/lines-part';
import { LinesEditor } from './editor/LinesEditor';
import { useUsualTaxRate } from './editor/usual-tax-rate';
import classes from './LinesDraft.module.css';
import { Sums } from './Sums';

/** What lines are reckoned by, as it stands in the record. */
export interface DraftTerms {
  readonly currency: string;
  readonly isTaxIncluded: boolean;
  readonly customerId: string | null;
  readonly discountPercent: string | null;
  readonly discountAmount: number | null;
  readonly discountLabel: string | null;
}

interface LinesDraftProps {
  module: RecordModule;
  record: AnyRecord;
  page: RecordPageState;
  terms: DraftTerms;
  texts: { readonly title: string; readonly save: string; readonly discard: string; readonly saved: string };
  /** Beside the title. */
  hint?: ReactNode;
  /** Saved together with the lines. */
  alongside?: Readonly<Record<string, unknown>>;
  /** What stands there while there are no lines; it opens the table. */
  start?: (open: () => void) => ReactNode;
}

/** Lines of a record, typed in place and saved together; versions of others are merged in (OPP-12, QUO-05). */
export function LinesDraft({ module, record, page, terms, texts, hint, alongside, start }: LinesDraftProps) {
  const { t } = useTranslation();
  const showsCost = useSession().group('cost') === 'show';
  // What one types on stays on the version one began with; without anything typed it follows the record.
  const [typed, setTyped] = useState<{ readonly base: AnyRecord; readonly lines: readonly DraftLine[] } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const [isOpened, setIsOpened] = useState(false);
  const linesOf = useCallback(
    (one: AnyRecord) => linesIn(one).map((line) => draftLineOf(line, showsCost)),
    [showsCost],
  );
  const saved = useMemo(() => linesOf(record), [linesOf, record]);
  const parts = useMemo(() => [linesPart({ linesOf }, t)], [linesOf, t]);
  const { save: patch, dialog } = useSaveRecord(module, page.fields, page.context.names, parts);
  const lines = typed?.lines ?? saved;
  const isDirty = typed !== null && !isSameValue(typed.lines, linesOf(typed.base));
  useUnsavedWork(isDirty);
  const taxRate = useUsualTaxRate(lines);
  const { currency, isTaxIncluded, customerId, discountPercent, discountAmount } = terms;
  const offers = useMemo(() => ({ currency, isTaxIncluded, customerId }), [currency, isTaxIncluded, customerId]);
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
    const result = await patch(typed.base, { ...alongside, lines: typed.lines });
    setIsSaving(false);
    if (result.kind === 'saved') {
      setTyped(null);
      setFault(null);
      showToast({ message: texts.saved, tone: 'good' });
    } else setFault(result.kind === 'refused' ? result.message : t('records.page.notSaved'));
  };
  useKeys([{ keys: 'mod+s', label: texts.save, isDisabled: !isDirty, run: () => void save() }]);
  const isShut = start !== undefined && !isOpened && !isDirty && lines.length === 0;
  return (
    <section className={classes.lines} aria-label={texts.title}>
      <div className={classes.head}>
        <h2>{texts.title}</h2>
        {isShut ? start(() => setIsOpened(true)) : <span className={classes.hint}>{hint}</span>}
        {isDirty && (
          <>
            <ActionButton isSmall tone="quiet" onClick={() => setTyped(null)}>
              {texts.discard}
            </ActionButton>
            <ActionButton isSmall keys="mod+s" isBusy={isSaving} onClick={() => void save()}>
              {texts.save}
            </ActionButton>
          </>
        )}
      </div>
      {fault !== null && (
        <p className={`${recordClasses.fault ?? ''} ${classes.note ?? ''}`} role="alert">
          {fault}
        </p>
      )}
      {!isShut && (
        <LinesEditor
          label={texts.title}
          lines={lines}
          totals={total?.lines ?? []}
          terms={offers}
          showsCost={showsCost}
          taxRate={taxRate}
          onChange={(change) => {
            setTyped((before) => ({ base: before?.base ?? record, lines: change(before?.lines ?? saved) }));
            setFault(null);
          }}
        />
      )}
      {total ? (
        lines.length > 0 && (
          <Sums
            currency={currency}
            subtotal={total.subtotal}
            discount={total.discount}
            discountLabel={terms.discountLabel}
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
