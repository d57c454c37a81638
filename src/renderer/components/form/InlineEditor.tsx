import { isComposing } from '@renderer/app/keys';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldControl } from './FieldControl';
import type { EditorField, FieldValue } from './field-types';
import classes from './Form.module.css';
import { validateField } from './validate-field';

interface InlineEditorProps {
  field: EditorField;
  value: FieldValue;
  /** Resolves to a fault to show, or to nothing when saved. */
  onSave: (value: FieldValue) => Promise<string | undefined>;
  onClose: () => void;
}

/** Edits one value where it stands: Enter or leaving saves, Esc puts it back. A choice saves at once. */
export function InlineEditor({ field, value, onSave, onClose }: InlineEditorProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<FieldValue>(value);
  const [fault, setFault] = useState<string>();
  const isClosing = useRef(false);
  const root = useRef<HTMLDivElement>(null);

  const finish = async (next: FieldValue) => {
    if (isClosing.current) return;
    if (JSON.stringify(next) === JSON.stringify(value)) {
      close();
      return;
    }
    const local = validateField(field, next, t);
    if (local) {
      setFault(local);
      return;
    }
    isClosing.current = true;
    const refused = await onSave(next);
    isClosing.current = false;
    if (refused) setFault(refused);
    else close();
  };
  const close = () => {
    isClosing.current = true;
    onClose();
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (isComposing(event)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
    const isOneLine = ['text', 'number', 'money', 'decimal', 'date'].includes(field.type);
    if (event.key === 'Enter' && (isOneLine || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void finish(draft);
    }
  };
  return (
    <div
      ref={root}
      className={classes.inline}
      onKeyDown={handleKeyDown}
      onClick={(event) => event.stopPropagation()}
      onBlur={(event) => {
        // Lists and calendars open outside this box; leaving means the focus went somewhere else on the page.
        const to = event.relatedTarget;
        if (to && !root.current?.contains(to) && !to.closest('[data-portal]')) void finish(draft);
      }}
    >
      <FieldControl
        field={field}
        value={draft}
        onChange={setDraft}
        onCommit={(next) => void finish(next)}
        fault={fault}
        isAutoFocused
      />
      {fault && (
        <div className={classes.inlineFault} role="alert">
          {fault}
        </div>
      )}
    </div>
  );
}
