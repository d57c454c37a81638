import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { showToast } from '@renderer/components/feedback/toast-store';
import { saveDownload } from '@renderer/api/transfer';
import type { ListQuery, RecordModule } from '../record-module';

const choices = [
  { key: 'xlsx', format: 'xlsx', encoding: 'utf-8' },
  { key: 'csv', format: 'csv', encoding: 'utf-8' },
  { key: 'csvGbk', format: 'csv', encoding: 'gbk' },
] as const;
export type ExportChoice = (typeof choices)[number];

/** Saves what a list shows, or the ticked rows of it; the engine writes down who took what. */
export async function exportList(
  module: RecordModule,
  { format, encoding }: Pick<ExportChoice, 'format' | 'encoding'>,
  query: ListQuery,
  ids?: readonly string[],
): Promise<void> {
  const { filter, q, sort } = query;
  const download = await client.exports.open({
    kind: module.name,
    format,
    encoding,
    filter,
    q,
    sort,
    ...(ids && { ids: [...ids] }),
  });
  await saveDownload(download);
}

interface ExportMenuProps {
  module: RecordModule;
  query: ListQuery;
}

/** The list as a file. */
export function ExportMenu({ module, query }: ExportMenuProps) {
  return <FileMenu onSave={(choice) => exportList(module, choice, query)} />;
}

/** A file in the three forms spreadsheets take. */
export function FileMenu({ onSave }: { onSave: (choice: ExportChoice) => Promise<void> }) {
  const { t } = useTranslation();
  const [isBusy, setIsBusy] = useState(false);
  const save = async (choice: ExportChoice) => {
    setIsBusy(true);
    try {
      await onSave(choice);
    } catch (error) {
      showToast({ message: faultOf(error).message, tone: 'bad' });
    }
    setIsBusy(false);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionButton tone="quiet" icon="download" isBusy={isBusy}>
          {t('records.export.title')}
        </ActionButton>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item key={choice.key} leftSection={<Icon name="file" size={14} />} onClick={() => void save(choice)}>
            {t(`records.export.${choice.key}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
