import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentFault, totalDocument, type DocumentTotal } from '@shared/lib/document-total';
import { faultOf } from '@renderer/api/fault';
import { useSession } from '@renderer/app/session';
import { useUnsavedWork } from '@renderer/app/unsaved';
import type { DraftLine } from '../documents/editor/draft-lines';
import { linesPart } from '../documents/editor/lines-part';
import type { Names } from '../records/field-values';
import { textOf } from '../records/field-values';
import { asInput, valueOf, type RecordField } from '../records/record-fields';
import { recordModules, type AnyRecord, type RecordValues } from '../records/record-module';
import { rememberRecord } from '../records/record-names';
import { refusal, useSaveRecord } from '../records/save-record';
import { DraftStore, type QuoteDefaults } from './draft-store';

const module = recordModules.quote;
/** A draft is saved by itself when nothing was typed for so long, in milliseconds. */
const rest = 1500;

export interface QuoteDraft {
  readonly base: AnyRecord | undefined;
  readonly value: (key: string) => unknown;
  readonly text: (key: string) => string;
  readonly lines: readonly DraftLine[];
  /** Null where the document cannot be reckoned; `totalFault` then says why. */
  readonly total: DocumentTotal | null;
  readonly totalFault: string | null;
  readonly currency: string;
  readonly isTaxIncluded: boolean;
  /** Whether what stands on paper may be changed: a draft of somebody who may edit it and sees what it costs. */
  readonly isOpen: boolean;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  /** Why the last save was refused, by field and in a sentence. */
  readonly refused: ReturnType<typeof refusal> | null;
  readonly set: (values: RecordValues) => void;
  readonly setLines: DraftStore['setLines'];
  readonly discard: () => void;
  /** Everything is with the engine afterwards: answers the record, or null where it was refused. */
  readonly save: () => Promise<AnyRecord | null>;
  /** Goes on from what a step of the quote answered. */
  readonly take: (record: AnyRecord) => void;
  readonly dialog: ReactNode;
}

interface Options {
  /** As it is saved; nothing for a new one. */
  record: AnyRecord | undefined;
  defaults: QuoteDefaults;
  fields: readonly RecordField[];
  names: Names;
  onCreated: (record: AnyRecord) => void;
}

/** A quote while it is edited: sums reckoned with every key, saved by itself, versions of others merged into it. */
export function useQuoteDraft({ record, defaults, fields, names, onCreated }: Options): QuoteDraft {
  const { t } = useTranslation();
  const session = useSession();
  const showsCost = session.group('cost') === 'show';
  const showsMoney = session.group('money') === 'show';
  const [store] = useState(() => new DraftStore(record, defaults, showsCost, valueOf));
  const state = useSyncExternalStore(store.subscribe, store.state);
  const parts = useMemo(() => [linesPart(store, t)], [store, t]);
  const { save: patch, dialog } = useSaveRecord(module, fields, names, parts);
  const [isSaving, setIsSaving] = useState(false);
  const [refused, setRefused] = useState<ReturnType<typeof refusal> | null>(null);
  const running = useRef<Promise<AnyRecord | null>>(Promise.resolve(null));
  useEffect(() => {
    if (record) store.follow(record);
  }, [record, store]);

  const { base } = state;
  const isOpen =
    showsMoney && (base ? base['status'] === 'draft' && base.can.includes('edit') : session.can('quote', 'create'));
  const isDirty = store.isDirty(state);
  const lines = store.lines(state);
  const currency = textOf(store.value('currency', state)) || session.organization.currency;
  const isTaxIncluded = store.value('isTaxIncluded', state) !== false;
  const discountPercent = textOf(store.value('discountPercent', state)) || null;
  const discountAmount = store.value('discountAmount', state);
  const { total, totalFault } = useMemo(() => {
    const given = typeof discountAmount === 'number' ? discountAmount : null;
    try {
      const terms = { currency, isTaxIncluded, discountPercent, discountAmount: given };
      return { total: totalDocument({ ...terms, lines }), totalFault: null };
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      return { total: null, totalFault: error.reason };
    }
  }, [currency, isTaxIncluded, discountPercent, discountAmount, lines]);

  const saveOnce = async (): Promise<AnyRecord | null> => {
    const sent = store.state();
    if (sent.base && !store.isDirty(sent)) return sent.base;
    setIsSaving(true);
    try {
      const changes = store.changes(sent);
      if (!sent.base) {
        const created = await module.create(asInput(changes));
        rememberRecord('quote', created);
        store.saved(sent, created);
        onCreated(created);
        return created;
      }
      const result = await patch(sent.base, changes);
      if (result.kind === 'saved') {
        store.saved(sent, result.record);
        return result.record;
      }
      setRefused(
        result.kind === 'refused' ? result : { kind: 'refused', errors: {}, message: t('records.page.notSaved') },
      );
      return null;
    } catch (error) {
      setRefused(refusal(faultOf(error)));
      return null;
    } finally {
      setIsSaving(false);
    }
  };
  const save = () => {
    running.current = running.current.then(saveOnce);
    return running.current;
  };
  const set = (values: RecordValues) => {
    setRefused(null);
    store.set(values);
  };
  const [setLines] = useState(() => (change: Parameters<DraftStore['setLines']>[0]) => {
    setRefused(null);
    store.setLines(change);
  });

  const isSaveable = textOf(store.value('name', state)).trim() !== '' && totalFault === null;
  // A new one becomes a record once it has a line, so that nobody finds empty ones.
  const savesItself =
    isOpen && isDirty && isSaveable && !isSaving && refused === null && (base !== undefined || lines.length > 0);
  const saveLater = useRef(save);
  useEffect(() => {
    saveLater.current = save;
  });
  useEffect(() => {
    if (!savesItself) return;
    const timer = setTimeout(() => void saveLater.current(), rest);
    return () => clearTimeout(timer);
  }, [savesItself, state]);
  useUnsavedWork(isDirty);

  return {
    base,
    value: (key) => store.value(key, state),
    text: (key) => textOf(store.value(key, state)),
    lines,
    total,
    totalFault,
    currency,
    isTaxIncluded,
    isOpen,
    isDirty,
    isSaving,
    refused,
    set,
    setLines,
    discard: () => {
      setRefused(null);
      store.discard();
    },
    save,
    take: (answered) => {
      rememberRecord('quote', answered);
      store.saved(store.state(), answered);
    },
    dialog,
  };
}
