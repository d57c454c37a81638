import { Menu, Popover } from '@mantine/core';
import type { Import } from '@shared/modules/imports/import';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { useFormat } from '@renderer/app/use-format';
import { Status } from '@renderer/components/basics/Status';
import classes from './Imports.module.css';
import { useImportStep } from './use-import';

const encodings = ['utf-8', 'gb18030', 'big5', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
const delimiters = [',', ';', '\t', '|'] as const;

/** What was found in the file, with its proof, and how to say that it was found wrong. */
export function FileLine({ data, onReread }: { data: Import; onReread: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reread = useImportStep(data.id, 'reread');
  const canReread = ['parsed', 'planned'].includes(data.status) && !data.progress;
  const again = (input: { encoding?: string; delimiter?: string; sheet?: string; headerRow?: number }) => {
    onReread();
    reread.mutate(input);
  };
  const delimiterName = (delimiter: string) =>
    t([`importPage.delimiters.${delimiterKeys[delimiter] ?? ''}`, 'importPage.delimiters.other'], { delimiter });
  return (
    <div className={classes.fileLine}>
      <Icon name="file" size={14} />
      <b>{data.fileName}</b>
      <span data-dot>{t('importPage.size', { rows: format.number(data.rows), columns: data.columns.length })}</span>
      <Choice
        isOff={!canReread}
        label={data.headerRow === 0 ? t('importPage.noHeader') : t('importPage.headerRow', { row: data.headerRow })}
        title={t('importPage.headerTitle')}
      >
        {Array.from({ length: 11 }, (_, row) => (
          <Menu.Item key={row} onClick={() => again({ headerRow: row })}>
            {row === 0 ? t('importPage.noHeader') : t('importPage.headerRow', { row })}
          </Menu.Item>
        ))}
      </Choice>
      {data.delimiter !== null && (
        <Choice isOff={!canReread} label={delimiterName(data.delimiter)} title={t('importPage.delimiterTitle')}>
          {delimiters.map((delimiter) => (
            <Menu.Item key={delimiter} onClick={() => again({ delimiter })}>
              {delimiterName(delimiter)}
            </Menu.Item>
          ))}
        </Choice>
      )}
      {data.sheets && data.sheets.length > 1 && (
        <Choice isOff={!canReread} label={data.sheet ?? ''} title={t('importPage.sheetTitle')}>
          {data.sheets.map((sheet) => (
            <Menu.Item key={sheet.name} onClick={() => again({ sheet: sheet.name })}>
              {sheet.name}
            </Menu.Item>
          ))}
        </Choice>
      )}
      {data.encoding !== null && (
        <Encoding data={data} isOff={!canReread} onChange={(encoding) => again({ encoding })} />
      )}
      {data.damagedCharacters > 0 && (
        <Status icon="warning" tone="warn">
          {t('importPage.damaged', { count: data.damagedCharacters })}
        </Status>
      )}
      {data.contentDiffersFromName && (
        <Status icon="info" tone="quiet">
          {t('importPage.otherKind', { format: data.format.toUpperCase() })}
        </Status>
      )}
      {data.hiddenRows > 0 && (
        <span className={classes.faint}>{t('importPage.hiddenRows', { count: data.hiddenRows })}</span>
      )}
    </div>
  );
}

const delimiterKeys: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

function Choice({
  label,
  title,
  isOff,
  children,
}: {
  label: string;
  title: string;
  isOff: boolean;
  children: React.ReactNode;
}) {
  if (isOff) return <span data-dot>{label}</span>;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.choice} title={title} aria-label={`${title}: ${label}`}>
          {label}
          <Icon name="chevronDown" size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

/** The encoding shows its proof: a name read right, and how it would look read otherwise. */
function Encoding({ data, isOff, onChange }: { data: Import; isOff: boolean; onChange: (encoding: string) => void }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [wrong] = data.encodingProof?.misread ?? [];
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.encoding}
          disabled={isOff}
          aria-label={t('importPage.encodingTitle', { encoding: data.encoding })}
          onClick={() => setIsOpen(true)}
        >
          <Icon name="check" size={14} tone="good" />
          <b>{data.encoding?.toUpperCase()}</b>
          <span>{t('importPage.recognised')}</span>
          {data.encodingProof && (
            <b className={classes.proof}>“{firstCell(data.encodingProof.sample, data.delimiter)}”</b>
          )}
          {wrong && (
            <span className={`${classes.faint} ${classes.misread}`}>
              {t('importPage.misread', {
                encoding: wrong.encoding.toUpperCase(),
                sample: firstCell(wrong.sample, data.delimiter),
              })}
            </span>
          )}
          <Icon name="chevronDown" size={12} />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('importPage.encodingTitle', { encoding: data.encoding })}>
        <div className={classes.encodings}>
          {encodings.map((encoding) => (
            <button
              key={encoding}
              type="button"
              aria-pressed={encoding === data.encoding}
              onClick={() => {
                setIsOpen(false);
                onChange(encoding);
              }}
            >
              <b>{encoding.toUpperCase()}</b>
              <span>
                {data.encodingProof?.misread.find((other) => other.encoding === encoding)?.sample ??
                  (encoding === data.encoding ? data.encodingProof?.sample : '')}
              </span>
            </button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** One cell is proof enough. */
function firstCell(sample: string, delimiter: string | null): string {
  return (delimiter ? sample.split(delimiter)[0] : sample)?.slice(0, 16) ?? '';
}
