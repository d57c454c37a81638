import { useId, type ReactNode } from 'react';
import { FieldControl } from '@renderer/components/form/FieldControl';
import type { EditorField, FieldValue } from '@renderer/components/form/field-types';
import recordClasses from '../records/Records.module.css';

interface DialogFieldProps {
  field: EditorField;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
  isAutoFocused?: boolean;
}

/** One labelled field of a small dialog. */
export function DialogField({ field, value, onChange, isAutoFocused }: DialogFieldProps) {
  const id = useId();
  return (
    <div>
      <label className={recordClasses.dialogLabel} htmlFor={id}>
        {field.label}
      </label>
      <FieldControl
        field={field}
        id={id}
        value={value}
        onChange={onChange}
        fault={undefined}
        isAutoFocused={isAutoFocused}
        describedBy={undefined}
      />
    </div>
  );
}

/** What the engine refused, at the foot of a dialog. */
export function DialogFault({ children }: { children: ReactNode }) {
  return (
    <div className={recordClasses.fault} role="alert">
      {children}
    </div>
  );
}
