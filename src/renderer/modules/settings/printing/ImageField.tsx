import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImageInfo, ImageSlot } from '@shared/modules/printing/letterhead';
import { api, client } from '@renderer/api/client';
import { uploadFile } from '@renderer/api/transfer';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { useSaved } from '../use-saved';
import classes from './Printing.module.css';

interface ImageFieldProps {
  slot: ImageSlot;
  image: ImageInfo | null;
  /** Its data URL, once it is there. */
  address: string | null;
  canEdit: boolean;
}

/** Logo or seal: what it looks like, another one, none. Saved at once. */
export function ImageField({ slot, image, address, canEdit }: ImageFieldProps) {
  const { t } = useTranslation();
  const { saved, refused } = useSaved();
  const input = useRef<HTMLInputElement>(null);
  const done = () => saved(t('printing.settings.imageSaved'), api.printing);
  const bring = useMutation({
    mutationFn: async (file: File) => client.printing.setImage({ slot, uploadId: await uploadFile(file, 'image') }),
    onSuccess: done,
    onError: (error) => refused(error, api.printing),
  });
  const remove = useMutation(
    api.printing.deleteImage.mutationOptions({ onSuccess: done, onError: (error) => refused(error, api.printing) }),
  );
  const name = t(`printing.settings.images.${slot}`);
  return (
    <div className={classes.image} role="group" aria-label={name}>
      <span className={classes.picture}>
        {address ? <img src={address} alt={name} /> : <small>{t('printing.settings.noImage')}</small>}
      </span>
      <span className={classes.imageWords}>
        <b>{name}</b>
        <small>
          {image
            ? t('printing.settings.imageSize', {
                width: image.width,
                height: image.height,
                kilobytes: Math.ceil(image.size / 1024),
              })
            : t(`printing.settings.imageHints.${slot}`)}
        </small>
        {canEdit && (
          <span className={classes.imageActions}>
            <input
              ref={input}
              type="file"
              accept="image/png,image/jpeg"
              hidden
              aria-label={name}
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                if (file) bring.mutate(file);
                event.currentTarget.value = '';
              }}
            />
            <ActionButton isSmall icon="upload" isBusy={bring.isPending} onClick={() => input.current?.click()}>
              {t(image ? 'printing.settings.otherImage' : 'printing.settings.chooseImage')}
            </ActionButton>
            {image && (
              <ActionButton isSmall tone="quiet" isBusy={remove.isPending} onClick={() => remove.mutate({ slot })}>
                {t('printing.settings.removeImage')}
              </ActionButton>
            )}
          </span>
        )}
      </span>
    </div>
  );
}
