import { useKeys } from '@renderer/app/keys';
import { Icon } from '@renderer/app/icons/Icon';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../basics/ActionButton';
import { Avatar } from '../basics/Avatar';
import classes from './ConflictDialog.module.css';
import { Dialog } from './Dialog';
import dialogClasses from './Dialog.module.css';

export type ConflictSide = 'mine' | 'theirs';

/** A field both changed. */
export interface ConflictField {
  key: string;
  label: string;
  mine: ReactNode;
  theirs: ReactNode;
  /** Lists (tags, phones) keep both sides by themselves: shown merged, nothing to choose. */
  merged?: ReactNode;
}

interface ConflictDialogProps {
  isOpen: boolean;
  /** Back to the form with everything as it was typed. */
  onClose: () => void;
  /** Who saved first, and when as text (`10:41`). */
  other: { id: string; name: string };
  savedAt: string;
  recordName: string;
  /** Fields that only one side changed, merged already. */
  mergedCount: number;
  fields: ConflictField[];
  isBusy?: boolean;
  onSave: (choices: Record<string, ConflictSide>) => void;
}

/** Two people saved the same record: both versions side by side, a choice per field, no version dropped. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { isOpen, onClose, other, savedAt, recordName, mergedCount, fields } = props;
  const { t } = useTranslation();
  const open = fields.filter((field) => field.merged === undefined);
  const [choices, setChoices] = useState<Record<string, ConflictSide>>({});
  const sideOf = (key: string): ConflictSide => choices[key] ?? 'theirs';
  const all = (side: ConflictSide) => Object.fromEntries(open.map(({ key }) => [key, side]));
  const chosen = Object.fromEntries(open.map(({ key }) => [key, sideOf(key)]));
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      width={640}
      title={t('common.conflict.title', { name: other.name })}
      intro={t('common.conflict.intro', { record: recordName, merged: mergedCount, count: open.length })}
      footer={<ConflictFooter {...props} onAll={(side) => setChoices(all(side))} chosen={chosen} />}
    >
      <div className={classes.grid}>
        <div className={classes.line} data-head>
          <span>{t('common.conflict.field')}</span>
          <span>{t('common.conflict.mine')}</span>
          <span>
            <Avatar id={other.id} name={other.name} isDecorative />
            {t('common.conflict.theirs', { name: other.name, time: savedAt })}
          </span>
        </div>
        {fields.map((field) =>
          field.merged === undefined ? (
            <div key={field.key} className={classes.line} role="radiogroup" aria-label={field.label}>
              <span className={classes.name}>{field.label}</span>
              {(['mine', 'theirs'] as const).map((side) => (
                <label key={side} className={classes.choice} data-chosen={sideOf(field.key) === side || undefined}>
                  <input
                    type="radio"
                    name={field.key}
                    checked={sideOf(field.key) === side}
                    onChange={() => setChoices({ ...choices, [field.key]: side })}
                  />
                  <span>{field[side]}</span>
                </label>
              ))}
            </div>
          ) : (
            <div key={field.key} className={classes.line}>
              <span className={classes.name}>{field.label}</span>
              <span className={classes.merged}>
                <span className={classes.mergedValue}>{field.merged}</span>
                <span className={classes.both}>
                  <Icon name="check" size={12} />
                  {t('common.conflict.bothKept')}
                </span>
              </span>
            </div>
          ),
        )}
      </div>
    </Dialog>
  );
}

interface ConflictFooterProps extends ConflictDialogProps {
  chosen: Record<string, ConflictSide>;
  onAll: (side: ConflictSide) => void;
}

function ConflictFooter({ onClose, other, onSave, isBusy, chosen, onAll }: ConflictFooterProps) {
  const { t } = useTranslation();
  useKeys([{ keys: 'mod+enter', run: () => onSave(chosen), isDisabled: isBusy }]);
  return (
    <>
      <ActionButton tone="quiet" keys="Escape" onClick={onClose}>
        {t('common.conflict.back')}
      </ActionButton>
      <span className={dialogClasses.space} />
      <ActionButton onClick={() => onAll('theirs')}>
        {t('common.conflict.allTheirs', { name: other.name })}
      </ActionButton>
      <ActionButton onClick={() => onAll('mine')}>{t('common.conflict.allMine')}</ActionButton>
      <ActionButton tone="solid" keys="mod+enter" onClick={() => onSave(chosen)} isBusy={isBusy}>
        {t('common.conflict.save')}
      </ActionButton>
    </>
  );
}
