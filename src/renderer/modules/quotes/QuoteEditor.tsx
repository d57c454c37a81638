import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@renderer/app/keys';
import { useSession } from '@renderer/app/session';
import { usePhoneBack } from '@renderer/app/shell/phone-back';
import type { ColumnContext } from '../records/columns';
import { LinesEditor } from '../documents/editor/LinesEditor';
import { useUsualTaxRate } from '../documents/editor/usual-tax-rate';
import { LinesTable } from '../documents/LinesTable';
import { useDirectory } from '../records/directory';
import { useRecordFields } from '../records/record-fields';
import { recordModules, recordPath, type AnyRecord } from '../records/record-module';
import { useReferencedNames } from '../records/referenced-names';
import { DecisionLine } from './DecisionLine';
import type { QuoteDefaults } from './draft-store';
import { HeadDialog } from './HeadDialog';
import { isQuote } from './is-quote';
import { QuoteHead } from './QuoteHead';
import { QuoteHistory } from './QuoteHistory';
import classes from './QuoteEditor.module.css';
import { QuotePreview } from './QuotePreview';
import { QuoteSums } from './QuoteSums';
import { QuoteRemarks, QuoteTerms } from './QuoteTexts';
import { RefusedBar } from './RefusedBar';
import { RevisionView } from './RevisionView';
import { StepBar } from './StepBar';
import { useQuoteDraft } from './use-quote-draft';
import { useRevisions } from './use-revisions';
import { VersionStrip } from './VersionStrip';

const module = recordModules.quote;

interface QuoteEditorProps {
  record: AnyRecord | undefined;
  defaults: QuoteDefaults;
  onCreated: (record: AnyRecord) => void;
}

/** A quote as it is written, beside the paper it will be (picture 17; QUO-01, 03, 04, 08). */
export function QuoteEditor({ record, defaults, onCreated }: QuoteEditorProps) {
  const { t } = useTranslation();
  const session = useSession();
  const directory = useDirectory();
  const fields = useRecordFields(module);
  const recordName = useReferencedNames();
  const { currency: firmCurrency } = session.organization;
  const context = useMemo<ColumnContext>(
    () => ({ t, directory, currency: firmCurrency, names: { directory, recordName } }),
    [t, directory, firmCurrency, recordName],
  );
  const draft = useQuoteDraft({ record, defaults, fields, names: context.names, onCreated });
  const { base, isOpen } = draft;
  const revisions = useRevisions(base);
  const [shownRevision, showRevision] = useState<number | null>(null);
  const [place, setPlace] = useState<number | null>(null);
  // A new one without a name asks for it first.
  const [isHeadOpen, setIsHeadOpen] = useState(base === undefined && draft.text('name') === '');
  const hasRoom = useMediaQuery('(min-width: 1240px)', true, { getInitialValueInEffect: false });
  const taxRate = useUsualTaxRate(draft.lines);
  usePhoneBack({ label: t('quotes.page.title'), to: recordPath(module) });
  useKeys([{ keys: 'mod+s', label: t('quotes.page.saveDraft'), isDisabled: !isOpen, run: () => void draft.save() }]);

  const showsMoney = session.group('money') === 'show';
  const showsCost = showsMoney && session.group('cost') === 'show';
  const customerId = draft.text('customerId') || null;
  const { currency, isTaxIncluded } = draft;
  const terms = useMemo(() => ({ currency, isTaxIncluded, customerId }), [currency, isTaxIncluded, customerId]);
  const shown = revisions.find(({ revision }) => revision === shownRevision);
  return (
    <div className={classes.page}>
      <QuoteHead draft={draft} context={context} revisions={revisions} onEdit={() => setIsHeadOpen(true)} />
      <div className={classes.body}>
        <div className={classes.main}>
          <VersionStrip draft={draft} revisions={revisions} shown={shown?.revision ?? null} onShow={showRevision} />
          <RefusedBar draft={draft} />
          {!shown && <DecisionLine draft={draft} context={context} />}
          {shown ? (
            <RevisionView revision={shown} directory={directory} />
          ) : (
            <>
              {showsMoney ? (
                <LinesEditor
                  label={t('quotes.page.lines')}
                  lines={draft.lines}
                  totals={draft.total?.lines ?? []}
                  terms={terms}
                  showsCost={showsCost}
                  taxRate={taxRate}
                  onChange={isOpen ? draft.setLines : undefined}
                  onPlace={setPlace}
                />
              ) : (
                <LinesTable
                  label={t('quotes.page.lines')}
                  lines={base && isQuote(base) ? base.lines : []}
                  currency={currency}
                  isTaxIncluded={isTaxIncluded}
                />
              )}
              <div className={classes.below}>
                <QuoteRemarks draft={draft} showsCost={showsCost} />
                {showsMoney && <QuoteSums draft={draft} />}
                <QuoteTerms draft={draft} />
              </div>
            </>
          )}
          {base && <QuoteHistory id={base.id} fields={fields} context={context} />}
        </div>
        {hasRoom && showsMoney && !shown && (
          <aside className={classes.preview} aria-label={t('quotes.page.preview')}>
            <QuotePreview draft={draft} context={context} markedPosition={place} />
          </aside>
        )}
      </div>
      <StepBar draft={draft} />
      {isHeadOpen && (
        <HeadDialog draft={draft} fields={fields} context={context} onClose={() => setIsHeadOpen(false)} />
      )}
      {draft.dialog}
    </div>
  );
}
