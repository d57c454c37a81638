import { Menu } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '@shared/lib/dates';
import type { Report, ReportInput, ReportName, ReportTable } from '@shared/modules/reports/report';
import { reportNames, reportResources } from '@shared/modules/reports/report';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { saveDownload } from '@renderer/api/transfer';
import { Icon } from '@renderer/app/icons/Icon';
import { Link } from '@renderer/app/link';
import { NotFound } from '@renderer/app/NotFound';
import { usePreferences } from '@renderer/app/preferences';
import { useSession } from '@renderer/app/session';
import '@renderer/app/theme/print.css';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { showToast } from '@renderer/components/feedback/toast-store';
import { RecordsDrawer, type RecordsAsked } from './RecordsDrawer';
import { ChartLegend, ReportChart } from './ReportChart';
import { ReportFilters } from './ReportFilters';
import { ReportTableView } from './ReportTableView';
import classes from './Reports.module.css';
import { useReportInput } from './use-report-input';

/** A named report (picture 06): its question, the answer in words, the chart and the same numbers as a table. */
export function ReportPage() {
  const { name }: { name?: string } = useParams({ strict: false });
  const known = reportNames.find((one) => one === name);
  return known ? <Named key={known} name={known} /> : <NotFound />;
}

function Named({ name }: { name: ReportName }) {
  const { t } = useTranslation();
  const format = useFormat();
  const session = useSession();
  const { language } = usePreferences();
  const address = useReportInput(name);
  const [asked, setAsked] = useState<RecordsAsked | null>(null);
  const query = useQuery({
    // The answer speaks the reader's language.
    queryKey: [...api.reports.read.queryKey({ input: address.input }), language],
    queryFn: ({ signal }) => client.reports.read(address.input, { signal }),
    placeholderData: keepPreviousData,
  });
  const report = query.data;
  const canExport = reportResources[name].every((resource) => session.can(resource, 'export'));
  return (
    <div className={classes.page}>
      <div className={classes.printHead} aria-hidden="true">
        <b>{session.organization.name}</b>
        <span>
          {t('reports.page.printed', { date: report ? format.dateTime(report.asOf) : '', name: session.user.name })}
        </span>
      </div>
      <div className={classes.crumb}>
        <Link to="/reports">{t('shell.places.reports')}</Link>
        <Icon name="chevronRight" size={12} />
        <span>{t(`reports.names.${name}`)}</span>
        <span className={classes.space} />
        <ActionButton tone="quiet" isSmall icon="print" onClick={() => window.print()}>
          {t('reports.page.print')}
        </ActionButton>
        {canExport && report && <ExportMenu report={report} address={address.input} />}
      </div>
      <div className={classes.question}>
        <h1>{report?.question ?? t(`reports.named.questions.${name}`)}</h1>
        {report && <Finding report={report} />}
        {report && <p className={classes.printPeriod}>{periodText(report)}</p>}
      </div>
      <ReportFilters address={address} report={report} />
      {query.error && !report ? (
        <ErrorState
          title={t('reports.page.unread')}
          happened={faultOf(query.error).message}
          onRetry={() => void query.refetch()}
        />
      ) : report ? (
        <Body report={report} onRecords={setAsked} />
      ) : (
        <LoadingRows />
      )}
      {asked && <Behind input={address.input} asked={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

interface BehindProps {
  input: ReportInput;
  asked: RecordsAsked;
  onClose: () => void;
}

function Behind({ input, asked, onClose }: BehindProps) {
  const { title, ...figure } = asked;
  const question = { ...input, ...figure, limit: 100 };
  return (
    <RecordsDrawer
      title={title}
      asked={[...api.reports.records.key(), question]}
      load={(cursor, signal) => client.reports.records({ ...question, ...(cursor && { cursor }) }, { signal })}
      onClose={onClose}
    />
  );
}

function Finding({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { finding } = report;
  if (!finding) return <p className={classes.finding}>{t('reports.page.nothing')}</p>;
  return (
    <p className={classes.finding}>
      <b data-tone={finding.tone}>{finding.lead}</b>
      {finding.rest}
    </p>
  );
}

function Body({ report, onRecords }: { report: Report; onRecords: (asked: RecordsAsked) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const main: ReportTable = { ...report, key: 'main' };
  // The narrow side shows who is behind the finding; where there is no such table the chart has the whole width.
  const aside = report.further.find(({ key }) => key.startsWith('owners.'));
  const tables = report.further.filter((table) => table !== aside);
  return (
    <>
      <div className={classes.main} data-aside={aside !== undefined || undefined}>
        <section aria-label={main.title}>
          <div className={classes.title}>
            <h2>{main.title}</h2>
            <ChartLegend table={main} />
          </div>
          <ReportChart table={main} />
        </section>
        {aside && (
          <section aria-label={aside.title}>
            <h2>{aside.title}</h2>
            <ReportChart table={aside} />
          </section>
        )}
      </div>
      <ReportTableView table={main} definitions={report.definitions} onRecords={onRecords} />
      {[...(aside ? [aside] : []), ...tables].map((table) => (
        <section key={table.key} className={classes.further} aria-label={table.title}>
          <div className={classes.title}>
            <h2>{table.title}</h2>
            {table !== aside && <ChartLegend table={table} />}
          </div>
          {table !== aside && table.isUpright && <ReportChart table={table} />}
          <ReportTableView table={table} definitions={report.definitions} onRecords={onRecords} />
        </section>
      ))}
      <footer className={classes.note}>
        <Icon name="eye" size={14} />
        <span>
          {t('reports.page.note', { date: format.dateTime(report.asOf) })}
          {report.previous &&
            t('reports.page.compared', { from: report.previous.from ?? '', last: lastDay(report.previous.to) })}
          {report.notes.map((note) => ` ${note}`)}
        </span>
      </footer>
    </>
  );
}

function lastDay(to: string | null): string {
  return to === null ? '' : addDays(to, -1);
}

function periodText({ period }: Report): string {
  return period.from === null && period.to === null ? '' : `${period.from ?? ''} – ${lastDay(period.to)}`;
}

const formats = [
  { key: 'xlsx', format: 'xlsx', encoding: 'utf-8' },
  { key: 'csv', format: 'csv', encoding: 'utf-8' },
  { key: 'csvGbk', format: 'csv', encoding: 'gbk' },
] as const;

/** Each table as a file; the engine writes down who took what. */
function ExportMenu({ report, address }: { report: Report; address: ReportInput }) {
  const { t } = useTranslation();
  const [isBusy, setIsBusy] = useState(false);
  const save = async (table: string, choice: (typeof formats)[number]) => {
    setIsBusy(true);
    try {
      const { format, encoding } = choice;
      await saveDownload(await client.reports.export({ ...address, table, format, encoding }));
    } catch (error) {
      showToast({ message: faultOf(error).message, tone: 'bad' });
    }
    setIsBusy(false);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionButton tone="quiet" isSmall icon="download" isBusy={isBusy}>
          {t('records.export.title')}
        </ActionButton>
      </Menu.Target>
      <Menu.Dropdown>
        {[{ key: 'main', title: report.title }, ...report.further].map((table) => (
          <div key={table.key}>
            <Menu.Label>{table.title}</Menu.Label>
            {formats.map((choice) => (
              <Menu.Item
                key={choice.key}
                leftSection={<Icon name="file" size={14} />}
                onClick={() => void save(table.key, choice)}
              >
                {t(`records.export.${choice.key}`)}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
