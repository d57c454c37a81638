import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@renderer/app/keys';
import { FootBar } from '@renderer/app/shell/PageHead';
import { useUnsavedWork } from '@renderer/app/unsaved';
import { ActionButton } from '@renderer/components/basics/ActionButton';

interface SaveBarProps {
  title: string;
  detail?: ReactNode;
  /** How many places changed; without any there is no bar. */
  count: number;
  isBusy: boolean;
  isDisabled?: boolean;
  onReset: () => void;
  onSave: () => void;
}

/** The bar at the foot while something is not saved: back as it was, or save; leaving asks. */
export function SaveBar(props: SaveBarProps) {
  const { count, isBusy } = props;
  useUnsavedWork(count > 0 && !isBusy);
  return count > 0 && <Bar {...props} />;
}

function Bar({ title, detail, count, isBusy, isDisabled, onReset, onSave }: SaveBarProps) {
  const { t } = useTranslation();
  useKeys([
    { keys: 'mod+enter', label: t('settings.save', { count }), run: onSave, isDisabled: isBusy || isDisabled },
    { keys: 'Escape', label: t('common.action.reset'), run: onReset },
  ]);
  return (
    <FootBar
      title={title}
      detail={detail}
      actions={
        <>
          <ActionButton tone="quiet" keys="Escape" onClick={onReset}>
            {t('common.action.reset')}
          </ActionButton>
          <ActionButton tone="solid" keys="mod+enter" isBusy={isBusy} isDisabled={isDisabled} onClick={onSave}>
            {t('settings.save', { count })}
          </ActionButton>
        </>
      }
    />
  );
}
