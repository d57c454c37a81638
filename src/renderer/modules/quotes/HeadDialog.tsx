import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@renderer/app/session';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { FieldControl } from '@renderer/components/form/FieldControl';
import type { FieldValue } from '@renderer/components/form/field-types';
import { validateField } from '@renderer/components/form/validate-field';
import type { ColumnContext } from '../records/columns';
import { fromEditor, toEditor } from '../records/field-values';
import recordClasses from '../records/Records.module.css';
import { editorFieldOf, type RecordField } from '../records/record-fields';
import { SaveFooter } from '../records/SaveFooter';
import classes from './QuoteEditor.module.css';
import type { QuoteDraft } from './use-quote-draft';

/** Typed beside the lines, not here. */
const elsewhere = ['discountPercent', 'discountAmount', 'discountLabel', 'remarks', 'terms'];
/** What stands on paper, and is fixed once it went out. */
const alwaysOpen = ['ownerId', 'departmentId', 'coOwnerIds', 'tags', 'notes'];
const first = [
  'name',
  'customerId',
  'contactId',
  'opportunityId',
  'quoteDate',
  'validUntil',
  'currency',
  'isTaxIncluded',
];

const half = ['quoteDate', 'validUntil', 'currency', 'isTaxIncluded', 'ownerId', 'departmentId'];

interface HeadDialogProps {
  draft: QuoteDraft;
  fields: readonly RecordField[];
  context: ColumnContext;
  onClose: () => void;
}

/** Everything about a quote but its lines and what is printed below them. */
export function HeadDialog({ draft, fields, context, onClose }: HeadDialogProps) {
  const { t } = useTranslation();
  const session = useSession();
  const baseId = useId();
  const [typed, setTyped] = useState<Readonly<Record<string, FieldValue>>>({});
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [isSaving, setIsSaving] = useState(false);
  const { base } = draft;
  const canAssign = base ? base.can.includes('assign') : session.can('quote', 'assign');
  const asked = fields
    .filter(({ key, isComputed, isMasked }) => !isComputed && !isMasked && !elsewhere.includes(key))
    .filter(({ key }) => draft.isOpen || alwaysOpen.includes(key))
    .filter(({ key }) => canAssign || !['ownerId', 'departmentId'].includes(key))
    .sort((left, right) => placeOf(left.key) - placeOf(right.key));
  const valueOf = (field: RecordField): FieldValue =>
    field.key in typed ? typed[field.key] : toEditor(field, draft.value(field.key), context.names);
  const save = async () => {
    const found = Object.fromEntries(
      asked.flatMap((field) => {
        const fault = validateField(editorFieldOf(field, context), valueOf(field), t);
        return fault === undefined ? [] : [[field.key, fault]];
      }),
    );
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    draft.set(
      Object.fromEntries(
        asked.filter(({ key }) => key in typed).map((field) => [field.key, fromEditor(field, typed[field.key])]),
      ),
    );
    if (!base) {
      onClose();
      return;
    }
    setIsSaving(true);
    // What is refused stays in the draft and is told on the page.
    await draft.save();
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={520}
      title={t('quotes.page.details')}
      footer={
        <SaveFooter
          onClose={onClose}
          onSave={() => void save()}
          isSaving={isSaving}
          label={t(base ? 'common.action.save' : 'common.action.apply')}
        />
      }
    >
      <div className={[recordClasses.dialogBody, classes.headFields].join(' ')}>
        {asked.map((field, index) => {
          const editor = editorFieldOf(field, context);
          const id = `${baseId}-${field.key}`;
          const fault = faults[field.key];
          return (
            <div key={field.key} data-half={half.includes(field.key) || undefined}>
              <label className={classes.label} htmlFor={id}>
                {field.label}
                {editor.required && <span className={classes.required}>{t('common.form.requiredMark')}</span>}
              </label>
              <FieldControl
                field={editor}
                id={id}
                value={valueOf(field)}
                onChange={(next) => {
                  setTyped({ ...typed, [field.key]: next });
                  setFaults({});
                }}
                fault={fault}
                isAutoFocused={index === 0}
                describedBy={fault && `${id}-fault`}
              />
              {fault && (
                <div id={`${id}-fault`} className={recordClasses.fault} role="alert">
                  {fault}
                </div>
              )}
            </div>
          );
        })}
      </div>
    </Dialog>
  );
}

function placeOf(key: string): number {
  const place = first.indexOf(key);
  return place < 0 ? first.length : place;
}
