import { useKeys } from '@renderer/app/keys';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../basics/ActionButton';
import { Dialog } from './Dialog';
import classes from './Dialog.module.css';

interface ConfirmDialogProps {
  isOpen: boolean;
  onClose: () => void;
  /** The question. */
  title: string;
  children?: ReactNode;
  /** What follows, with numbers: how many records move, who sees more, until when it can be undone. */
  consequence?: ReactNode;
  /** What the button does, with the count: "move 3 customers to the bin". */
  actionLabel: string;
  isDanger?: boolean;
  isBusy?: boolean;
  onConfirm: () => void;
}

/** A question before something that moves, writes or deletes; the consequence stands before the choice. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onClose, title, children, consequence } = props;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title} width={480} footer={<ConfirmFooter {...props} />}>
      <div className={classes.message}>
        {children}
        {consequence && <div className={classes.consequence}>{consequence}</div>}
      </div>
    </Dialog>
  );
}

function ConfirmFooter({ onClose, onConfirm, actionLabel, isDanger, isBusy }: ConfirmDialogProps) {
  const { t } = useTranslation();
  useKeys([{ keys: 'mod+enter', run: onConfirm, isDisabled: isBusy }]);
  return (
    <>
      <ActionButton tone="quiet" keys="Escape" onClick={onClose}>
        {t('common.action.cancel')}
      </ActionButton>
      <span className={classes.space} />
      <ActionButton tone={isDanger ? 'danger' : 'solid'} keys="mod+enter" onClick={onConfirm} isBusy={isBusy}>
        {actionLabel}
      </ActionButton>
    </>
  );
}
