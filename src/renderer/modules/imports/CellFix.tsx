import type { ImportRow, RowFaultReason } from '@shared/modules/imports/import';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '@renderer/app/keys';
import { Icon } from '@renderer/app/icons/Icon';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import classes from './Imports.module.css';

interface CellFixProps {
  label: string;
  text: string;
  fault: ImportRow['faults'][number] | undefined;
  /** How many other rows have the same fault. */
  sameRows: number;
  onSameFault: (reason: RowFaultReason) => void;
  onSave: (text: string) => Promise<void>;
  onClose: () => void;
}

/** A cell being mended: one types, or takes a suggestion; Escape leaves it as it was. */
export function CellFix({ label, text, fault, sameRows, onSameFault, onSave, onClose }: CellFixProps) {
  const { t } = useTranslation();
  const [value, setValue] = useState(text);
  // Without a suggestion Enter keeps what was typed; emptying a cell is a choice of its own.
  const [chosen, setChosen] = useState(fault?.suggestions.length ? 0 : -1);
  const [isSaving, setIsSaving] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const choices = [
    ...(fault?.suggestions ?? []).map((suggestion) => ({ text: suggestion, word: t('importPage.fix.suggested') })),
    ...(text === '' ? [] : [{ text: '', word: t('importPage.fix.clear') }]),
  ];
  const save = async (next: string) => {
    setIsSaving(true);
    if (next !== text) await onSave(next);
    onClose();
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (isComposing(event)) return;
    const isTyped = value !== text;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' || event.key === 'Tab')
      void save(isTyped || !choices[chosen] || !fault ? value : choices[chosen].text);
    else if (event.key === 'ArrowDown') setChosen(Math.min(choices.length - 1, chosen + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(-1, chosen - 1));
    else return;
    event.preventDefault();
  };
  return (
    <div
      className={classes.fix}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && !isSaving && void save(value)}
    >
      <input
        ref={input}
        className={classes.fixInput}
        value={value}
        autoFocus
        disabled={isSaving}
        aria-label={label}
        aria-invalid={fault ? true : undefined}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={handleKeyDown}
      />
      {fault && (
        <div className={classes.fixPanel}>
          <p role="alert">
            <Icon name="alert" size={14} />
            {fault.message}
          </p>
          <ul role="listbox" aria-label={t('importPage.fix.suggestions')}>
            {choices.map((choice, index) => (
              <li key={choice.text} role="option" aria-selected={index === chosen && value === text}>
                {/* Keeps the focus in the field, whose leaving would save what is typed there. */}
                <button
                  type="button"
                  tabIndex={-1}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => void save(choice.text)}
                >
                  <span>{choice.text || t('importPage.fix.empty')}</span>
                  <span>{choice.word}</span>
                  {index === chosen && value === text && <KeyCap keys="enter" />}
                </button>
              </li>
            ))}
          </ul>
          {sameRows > 0 && (
            <footer>
              <span>{t('importPage.fix.sameFault', { count: sameRows })}</span>
              <button
                type="button"
                tabIndex={-1}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onSameFault(fault.reason)}
              >
                {t('importPage.fix.showSame')}
              </button>
            </footer>
          )}
        </div>
      )}
    </div>
  );
}
