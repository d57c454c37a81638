import { useTranslation } from 'react-i18next';
import { useKeys } from '@renderer/app/keys';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import dialogClasses from '@renderer/components/feedback/Dialog.module.css';

interface SaveFooterProps {
  onClose: () => void;
  onSave: () => void;
  isSaving: boolean;
  /** There is nothing to save yet. */
  isDisabled?: boolean;
  /** Names the deed where it is more than saving. */
  label?: string;
}

/** The way back and the deed, of a dialog that saves. */
export function SaveFooter({ onClose, onSave, isSaving, isDisabled, label }: SaveFooterProps) {
  const { t } = useTranslation();
  useKeys([{ keys: 'mod+enter', run: onSave, isDisabled: isSaving || isDisabled }]);
  return (
    <>
      <ActionButton tone="quiet" keys="Escape" onClick={onClose}>
        {t('common.action.cancel')}
      </ActionButton>
      <span className={dialogClasses.space} />
      <ActionButton tone="solid" keys="mod+enter" onClick={onSave} isBusy={isSaving} isDisabled={isDisabled}>
        {label ?? t('common.action.save')}
      </ActionButton>
    </>
  );
}
