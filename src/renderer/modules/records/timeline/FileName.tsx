import type { HearthFile } from '@shared/modules/files/file';
import { previewOf } from '@shared/modules/files/preview';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { showToast } from '@renderer/components/feedback/toast-store';
import { FilePreview } from '../preview/FilePreview';
import { saveFile } from '../save-file';
import classes from './Timeline.module.css';

/** A file on the timeline: shown in the page where it can be, else saved. */
export function FileName({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<HearthFile | null>(null);
  const open = async () => {
    try {
      const file = await client.files.read({ id });
      if (previewOf(file)) setShown(file);
      else await saveFile(id);
    } catch (error) {
      showToast({ message: faultOf(error).message, tone: 'bad' });
    }
  };
  return (
    <>
      <button
        type="button"
        className={classes.fileName}
        title={t('files.preview.open', { name })}
        onClick={() => void open()}
      >
        {name}
      </button>
      {shown && <FilePreview files={[shown]} firstId={id} onClose={() => setShown(null)} />}
    </>
  );
}
