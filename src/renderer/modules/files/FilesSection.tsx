import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FileSubjectKind, HearthFile } from '@shared/modules/files/file';
import { previewOf } from '@shared/modules/files/preview';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { uploadFile } from '@renderer/api/transfer';
import { Icon } from '@renderer/app/icons/Icon';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { Pill } from '@renderer/components/basics/Tag';
import { ProgressLine } from '@renderer/components/feedback/ProgressLine';
import { showToast } from '@renderer/components/feedback/toast-store';
import { useDirectory } from '../records/directory';
import classes from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { FilePreview } from '../records/preview/FilePreview';
import { saveFile } from '../records/save-file';

interface FilesSectionProps {
  kind: FileSubjectKind;
  id: string;
}

/** The files of a record: dropped or chosen, kept for everybody who sees it or inside one department (CUS-04, ORG-04). */
export function FilesSection({ kind, id }: FilesSectionProps) {
  const { t } = useTranslation();
  const session = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [sending, setSending] = useState<{ name: string; sent: number; size: number; stop: AbortController } | null>(
    null,
  );
  const [shownId, setShownId] = useState<string | null>(null);
  const canAdd = session.can('file', 'create');
  const { data } = useQuery(
    api.files.list.queryOptions({
      input: {
        filter: { field: `${kind}Id`, op: 'eq', value: id },
        sort: '-createdAt',
        limit: 50,
      },
      enabled: session.can('file', 'view'),
    }),
  );
  const add = async (files: readonly File[]) => {
    for (const file of files) {
      const stop = new AbortController();
      const tell = (sent: number, size: number) => setSending({ name: file.name, sent, size, stop });
      tell(0, file.size);
      try {
        const uploadId = await uploadFile(file, 'file', { onProgress: tell, signal: stop.signal });
        await client.files.create({ uploadId, subjects: [{ kind, id }] });
      } catch (error) {
        if (!stop.signal.aborted) showToast({ message: `${file.name}: ${faultOf(error).message}`, tone: 'bad' });
      }
    }
    setSending(null);
    refreshFiles();
  };
  if (!session.can('file', 'view')) return null;
  const drag = canAdd && {
    isOver,
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(false);
      void add([...event.dataTransfer.files]);
    },
  };
  return (
    <Section
      title={t('records.related.files')}
      count={data && data.items.length > 0 ? (data.total ?? undefined) : undefined}
      after={
        canAdd && (
          <IconButton
            icon="plus"
            isSmall
            label={t('common.record.add', { name: t('records.related.files') })}
            onClick={() => input.current?.click()}
          />
        )
      }
      {...drag}
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('records.related.chooseFiles')}
        onChange={(event) => {
          void add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {data?.items.length === 0 && (
        <p className={classes.sectionEmpty}>{t(canAdd ? 'records.related.dropFiles' : 'records.related.noFiles')}</p>
      )}
      {data?.items.map((file) => (
        <FileLine key={file.id} file={file} onShow={setShownId} />
      ))}
      {shownId !== null && (
        <FilePreview
          files={data?.items.filter((file) => previewOf(file)) ?? []}
          firstId={shownId}
          onClose={() => setShownId(null)}
        />
      )}
      {sending && (
        <ProgressLine
          label={t('records.related.sending', { name: sending.name })}
          done={sending.sent}
          total={sending.size}
          onCancel={() => sending.stop.abort()}
        />
      )}
    </Section>
  );
}

function FileLine({ file, onShow }: { file: HearthFile; onShow: (id: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { departmentName } = useDirectory();
  const [isBusy, setIsBusy] = useState(false);
  const name = file.name ?? '';
  const isShown = previewOf(file) !== undefined;
  const department = file.departmentId ? departmentName(file.departmentId) : '';
  const change = async (work: () => Promise<unknown>) => {
    try {
      await work();
      refreshFiles();
    } catch (error) {
      showToast({ message: faultOf(error).message, tone: 'bad' });
    }
  };
  const save = async () => {
    setIsBusy(true);
    await saveFile(file.id);
    setIsBusy(false);
  };
  const remove = () =>
    change(async () => {
      await client.files.delete({ id: file.id });
      showToast({
        message: t('records.page.binned', { name }),
        tone: 'good',
        undo: () => void client.files.restore({ id: file.id }).then(refreshFiles),
      });
    });
  const lock = (isDepartmentOnly: boolean) =>
    change(() => client.files.patch({ id: file.id, version: file.version, isDepartmentOnly }));
  return (
    <div className={classes.item} aria-busy={isBusy}>
      <Icon name="file" size={14} />
      <button
        type="button"
        className={classes.itemName}
        title={t(isShown ? 'files.preview.open' : 'records.related.saveFile', { name })}
        onClick={() => (isShown ? onShow(file.id) : void save())}
      >
        {name}
      </button>
      {file.isDepartmentOnly ? (
        <Pill icon="lock">{t('records.related.onlyDepartment', { name: department })}</Pill>
      ) : (
        file.createdAt && <span className={classes.itemMeta}>{format.date(file.createdAt).slice(5)}</span>
      )}
      {file.can.some((action) => action === 'edit' || action === 'delete') && (
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton icon="more" isSmall label={t('records.related.moreOf', { name })} />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<Icon name="download" size={14} />} onClick={() => void save()}>
              {t('records.related.save')}
            </Menu.Item>
            {file.can.includes('edit') && (
              <Menu.Item leftSection={<Icon name="lock" size={14} />} onClick={() => void lock(!file.isDepartmentOnly)}>
                {t(file.isDepartmentOnly ? 'records.related.unlock' : 'records.related.lock', { name: department })}
              </Menu.Item>
            )}
            {file.can.includes('delete') && (
              <Menu.Item leftSection={<Icon name="trash" size={14} />} onClick={() => void remove()}>
                {t('records.bulk.delete')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

function refreshFiles(): void {
  for (const module of [api.files, api.customers, api.contacts]) {
    void queryClient.invalidateQueries({ queryKey: module.key() });
  }
}
