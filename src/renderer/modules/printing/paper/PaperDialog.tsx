import { Modal } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { printWords } from '@shared/modules/printing/print-words';
import { renderShell } from '@shared/modules/printing/render';
import {
  tableArticle,
  tablePaperSize,
  tablePaperStyle,
  type PaperBlock,
  type TablePaper,
} from '@shared/modules/printing/table-paper';
import { faultOf } from '@renderer/api/fault';
import { isDesktop } from '@renderer/api/transport';
import { KeyLayer, useKeys } from '@renderer/app/keys';
import { usePreferences } from '@renderer/app/preferences';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { showToast } from '@renderer/components/feedback/toast-store';
import { fontFaces } from '../font-faces';
import { PaperView } from '../PaperView';
import { printInWindow } from '../print-in-window';
import type { SheetsHandle } from '../PrintSheets';
import classes from '../Printing.module.css';

interface PaperDialogProps {
  title: string;
  /** A line each, below the title. */
  details: readonly string[];
  /** Undefined while it is being read. */
  blocks: readonly PaperBlock[] | undefined;
  /** Writes down who takes this along; a refusal is shown, and nothing is printed. */
  onPrint: (how: 'paper' | 'pdf') => Promise<unknown>;
  onClose: () => void;
}

/** A list, a record or a table as sheets of A4 over the page it stands on, and the ways to paper (U6). */
export function PaperDialog({ title, details, blocks, onPrint, onClose }: PaperDialogProps) {
  return (
    <Modal.Root opened onClose={onClose} fullScreen transitionProps={{ duration: 0 }}>
      <Modal.Content classNames={{ content: classes.dialog }} aria-label={title}>
        <KeyLayer>
          <Sheets title={title} details={details} blocks={blocks} onPrint={onPrint} onClose={onClose} />
        </KeyLayer>
      </Modal.Content>
    </Modal.Root>
  );
}

function Sheets({ title, details, blocks, onPrint, onClose }: PaperDialogProps) {
  const { t } = useTranslation();
  const sheets = useRef<SheetsHandle>(null);
  const content = usePaperContent(title, details, blocks);
  const toPaper = async (how: 'paper' | 'pdf') => {
    if (!sheets.current) return;
    try {
      await onPrint(how);
    } catch (error) {
      showToast({ tone: 'bad', message: faultOf(error).message });
      return;
    }
    const outcome = await printInWindow(sheets.current, how, title);
    if (outcome === 'failed') showToast({ tone: 'bad', message: t('printing.failed') });
    if (outcome === 'done' && how === 'pdf') showToast({ tone: 'good', message: t('printing.pdfSaved') });
  };
  useKeys([{ keys: 'mod+p', label: t('printing.print'), run: () => void toPaper('paper'), isDisabled: !content }]);
  return (
    <>
      <header className={classes.head}>
        <h2>{title}</h2>
        <span className={classes.space} />
        <ActionButton tone="quiet" icon="chevronLeft" onClick={onClose}>
          {t('printing.back')}
        </ActionButton>
        {isDesktop && (
          <ActionButton icon="download" isDisabled={!content} onClick={() => void toPaper('pdf')}>
            {t('printing.pdf')}
          </ActionButton>
        )}
        <ActionButton
          tone="solid"
          icon="print"
          keys="mod+p"
          isDisabled={!content}
          onClick={() => void toPaper('paper')}
        >
          {t('printing.print')}
        </ActionButton>
      </header>
      <div className={classes.page}>
        {content ? <PaperView ref={sheets} paper="a4" title={title} {...content} /> : <LoadingRows />}
      </div>
    </>
  );
}

function usePaperContent(title: string, details: readonly string[], blocks: readonly PaperBlock[] | undefined) {
  const { t } = useTranslation();
  const format = useFormat();
  const { organization, user } = useSession();
  const { language } = usePreferences();
  const [now] = useState(() => Date.now());
  const printed = t('records.page.printed', { date: format.dateTime(now), name: user.name });
  const lines = details.join('\n');
  return useMemo(() => {
    if (!blocks) return undefined;
    const paper: TablePaper = {
      ...{ firm: organization.name, title, printed, language, blocks },
      details: lines === '' ? [] : lines.split('\n'),
      page: printWords(language).page,
    };
    const size = tablePaperSize(paper);
    return {
      size,
      shell: renderShell({ size, language, title, fontFaces, style: tablePaperStyle, body: '' }),
      articles: tableArticle(paper),
    };
  }, [blocks, title, lines, printed, language, organization.name]);
}
