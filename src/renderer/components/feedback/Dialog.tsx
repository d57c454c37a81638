import { KeyLayer } from '@renderer/app/keys';
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../basics/ActionButton';
import classes from './Dialog.module.css';

interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** One or two sentences under the title. */
  intro?: ReactNode;
  width?: number;
  /** Buttons: the way back at the left, the deed at the right. Without it a cross closes. */
  footer?: ReactNode;
  children?: ReactNode;
}

/** A dialog. Keys of the page underneath rest while it is open; `Esc` backs out. */
export function Dialog({ isOpen, onClose, title, intro, width = 560, footer, children }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={width}
      centered
      transitionProps={{ duration: 160, transition: 'fade', timingFunction: 'cubic-bezier(.2, 0, 0, 1)' }}
    >
      <Modal.Overlay className={classes.veil} backgroundOpacity={0} />
      <Modal.Content classNames={{ content: classes.content }} aria-label={title}>
        <KeyLayer>
          <div className={classes.header}>
            <div>
              <h2 className={classes.title}>{title}</h2>
              {intro && <p className={classes.intro}>{intro}</p>}
            </div>
            {!footer && <IconButton icon="close" label={t('common.action.close')} onClick={onClose} isSmall />}
          </div>
          <div>{children}</div>
          {footer && <div className={classes.footer}>{footer}</div>}
        </KeyLayer>
      </Modal.Content>
    </Modal.Root>
  );
}
