import { useQuery } from '@tanstack/react-query';
import type { HearthFile } from '@shared/modules/files/file';
import { previewOf, type PreviewKind } from '@shared/modules/files/preview';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf } from '@renderer/api/fault';
import { readFileContent } from '@renderer/api/transfer';
import { useKeys } from '@renderer/app/keys';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { useIsSlow } from '@renderer/components/feedback/LoadingRows';
import { saveFile } from '../save-file';
import { decodeText } from './decode-text';
import classes from './FilePreview.module.css';

const PdfPages = lazy(async () => ({ default: (await import('./PdfPages')).PdfPages }));

interface FilePreviewProps {
  /** Those that can be shown, in the order one pages through them. */
  files: readonly HearthFile[];
  /** The one that is shown first. */
  firstId: string;
  onClose: () => void;
}

/** Pictures, PDFs and plain texts shown in the page, one after the other with the arrow keys (CUS-04). */
export function FilePreview({ files, firstId, onClose }: FilePreviewProps) {
  const { t } = useTranslation();
  const [id, setId] = useState(firstId);
  const index = files.findIndex((file) => file.id === id);
  const file = files[index];
  useEffect(() => {
    // It was deleted, or is no longer for this reader's eyes.
    if (!file) onClose();
  }, [file, onClose]);
  if (!file) return null;
  const step = (by: number) => {
    const next = files[index + by];
    if (next) setId(next.id);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={file.name ?? ''}
      width={1040}
      footer={
        <>
          <ActionButton tone="quiet" keys="Escape" onClick={onClose}>
            {t('common.action.close')}
          </ActionButton>
          <span className={classes.space} />
          {files.length > 1 && (
            <>
              <IconButton
                icon="chevronLeft"
                label={t('files.preview.previous')}
                isDisabled={index === 0}
                onClick={() => step(-1)}
              />
              <span className={classes.position} aria-live="polite">
                {t('files.preview.position', { number: index + 1, total: files.length })}
              </span>
              <IconButton
                icon="chevronRight"
                label={t('files.preview.next')}
                isDisabled={index === files.length - 1}
                onClick={() => step(1)}
              />
            </>
          )}
          <span className={classes.space} />
          <ActionButton icon="download" keys="mod+s" onClick={() => void saveFile(file.id)}>
            {t('records.related.save')}
          </ActionButton>
        </>
      }
    >
      <PreviewKeys onStep={step} onSave={() => void saveFile(file.id)} />
      <Stage key={file.id} file={file} />
    </Dialog>
  );
}

/** Inside the dialog, so that its keys are those of the dialog. */
function PreviewKeys({ onStep, onSave }: { onStep: (by: number) => void; onSave: () => void }) {
  const { t } = useTranslation();
  const group = t('files.many');
  useKeys([
    { keys: 'arrowleft', label: t('files.preview.previous'), group, run: () => onStep(-1) },
    { keys: 'arrowright', label: t('files.preview.next'), group, run: () => onStep(1) },
    { keys: 'mod+s', label: t('records.related.save'), group, run: onSave },
  ]);
  return null;
}

/** A picture as the browser shows it; of all others the bytes. */
type Content = Blob | Uint8Array<ArrayBuffer>;

async function readContent({ id, mediaType }: HearthFile, kind: PreviewKind | undefined): Promise<Content> {
  const blob = await readFileContent(id, mediaType ?? '');
  return kind === 'picture' ? blob : new Uint8Array(await blob.arrayBuffer());
}

function Stage({ file }: { file: HearthFile }) {
  const { t } = useTranslation();
  const [isBroken, setIsBroken] = useState(false);
  const kind = previewOf(file);
  const { data, error, isPending } = useQuery({
    queryKey: ['fileContent', file.id],
    queryFn: () => readContent(file, kind),
    // Contents are large and never change; the next look asks again whether it is allowed.
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  const isSlow = useIsSlow(isPending);
  const message = isBroken ? t('files.preview.broken') : error ? faultOf(error).message : undefined;
  return (
    <div className={classes.stage} tabIndex={0} role="group" aria-label={file.name ?? ''} data-autofocus>
      {message !== undefined && (
        <p className={classes.message} role="alert">
          {message}
        </p>
      )}
      {isSlow && <p className={classes.message}>{t('files.preview.loading')}</p>}
      {data && kind && message === undefined && (
        <Suspense>
          <Shown kind={kind} content={data} name={file.name ?? ''} onFault={() => setIsBroken(true)} />
        </Suspense>
      )}
    </div>
  );
}

interface ContentProps {
  kind: PreviewKind;
  content: Content;
  name: string;
  onFault: () => void;
}

function Shown({ kind, content, name, onFault }: ContentProps) {
  const text = useMemo(
    () => (kind === 'text' && !(content instanceof Blob) ? decodeText(content) : undefined),
    [content, kind],
  );
  if (content instanceof Blob) return <Picture blob={content} name={name} onFault={onFault} />;
  return text === undefined ? (
    <PdfPages bytes={content} onFault={onFault} />
  ) : (
    <pre className={classes.text}>{text}</pre>
  );
}

function Picture({ blob, name, onFault }: { blob: Blob; name: string; onFault: () => void }) {
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(blob);
    if (picture.current) picture.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [blob]);
  return <img ref={picture} className={classes.picture} alt={name} onError={onFault} />;
}
