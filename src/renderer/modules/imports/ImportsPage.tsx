import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { importKinds, type Import, type ImportKind } from '@shared/modules/imports/import';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf, isAbort } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { PageHead } from '@renderer/app/shell/PageHead';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { ProgressLine } from '@renderer/components/feedback/ProgressLine';
import { Segments } from './Segments';
import { useStartImport } from './use-start-import';
import classes from './Imports.module.css';

const resourceOf = {
  customers: 'customer',
  contacts: 'contact',
  activities: 'activity',
  leads: 'lead',
  opportunities: 'opportunity',
  products: 'product',
  orders: 'order',
  costs: 'cost',
} as const;
const accepted = '.csv,.tsv,.txt,.xlsx,.xls,.vcf,.ics';

/** Where an import begins: what the file holds, the file itself, and the imports made before. */
export function ImportsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const input = useRef<HTMLInputElement>(null);
  const allowed = importKinds.filter((kind) => session.can(resourceOf[kind], 'import'));
  const wanted = useSearch({ strict: false, select: (search: Record<string, string>) => search['kind'] });
  const [kind, setKind] = useState<ImportKind>(allowed.find((one) => one === wanted) ?? allowed[0] ?? 'customers');
  const { start, sending } = useStartImport(kind);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file && !start.isPending) start.mutate(file);
  };
  if (allowed.length === 0) {
    return <EmptyState title={t('importPage.notAllowed.title')}>{t('importPage.notAllowed.text')}</EmptyState>;
  }
  const fault = start.error && !isAbort(start.error) ? faultOf(start.error) : null;
  return (
    <div className={classes.start} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <PageHead title={t('importPage.title')} />
      <div className={classes.startBody}>
        <div className={classes.kindLine}>
          <span>{t('importPage.holds')}</span>
          <Segments
            label={t('importPage.holds')}
            value={kind}
            onChange={setKind}
            items={allowed.map((one) => ({ value: one, label: t(`importPage.kinds.${one}`) }))}
          />
        </div>
        {sending ? (
          <ProgressLine
            label={t(sending.sent < sending.size ? 'importPage.sending' : 'importPage.reading', { name: sending.name })}
            done={Math.round(sending.sent / 1024)}
            total={Math.max(1, Math.round(sending.size / 1024))}
            onCancel={() => sending.abort.abort()}
          />
        ) : (
          <div className={classes.drop}>
            <EmptyState
              title={t('importPage.drop.title')}
              isDropPlace
              actions={
                <ActionButton tone="solid" icon="upload" onClick={() => input.current?.click()}>
                  {t('importPage.drop.choose')}
                </ActionButton>
              }
            >
              {t('importPage.drop.text')}
            </EmptyState>
          </div>
        )}
        <input
          ref={input}
          type="file"
          accept={accepted}
          hidden
          aria-label={t('importPage.drop.choose')}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) start.mutate(file);
          }}
        />
        {fault && (
          <ErrorState
            title={t('importPage.refused')}
            happened={fault.message}
            kept={t('importPage.refusedKept')}
            code={typeof fault.data['id'] === 'string' ? fault.data['id'] : undefined}
          />
        )}
        <EarlierImports />
      </div>
    </div>
  );
}

/** Imports made before, newest first; each opens with its counts and its way back. */
function EarlierImports() {
  const { t } = useTranslation();
  const { data } = useQuery(api.imports.list.queryOptions({ input: { limit: 50 } }));
  if (!data || data.items.length === 0) return null;
  return (
    <section className={classes.earlier}>
      <h2>{t('importPage.earlier')}</h2>
      {data.items.map((one) => (
        <EarlierImport key={one.id} one={one} />
      ))}
    </section>
  );
}

function EarlierImport({ one }: { one: Import }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Link to={`/imports/${one.id}`} className={classes.earlierLine}>
      <Icon name="file" size={14} />
      <span className={classes.earlierName}>{one.fileName}</span>
      <span>{t(`importPage.kinds.${one.kind}`)}</span>
      <span>{t('importPage.rowCount', { count: one.rows, rows: format.number(one.rows) })}</span>
      <span data-status={one.status}>{t(`importPage.states.${one.status}`)}</span>
      <span>{format.relative(one.createdAt)}</span>
    </Link>
  );
}
