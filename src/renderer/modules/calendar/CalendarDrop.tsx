import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf, isAbort } from '@renderer/api/fault';
import { useSession } from '@renderer/app/session';
import { ProgressLine } from '@renderer/components/feedback/ProgressLine';
import { showToast } from '@renderer/components/feedback/toast-store';
import { useStartImport } from '../imports/use-start-import';
import classes from './Calendar.module.css';

/** A calendar file dropped here is read and planned; what is written is decided on the page of the import. */
export function CalendarDrop({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { start, sending } = useStartImport('activities');
  if (!can('activity', 'import')) return <div className={classes.layout}>{children}</div>;
  return (
    <div
      className={classes.layout}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => {
        const [file] = event.dataTransfer.files;
        if (!file || start.isPending) return;
        event.preventDefault();
        start.mutate(file, {
          onError: (error) => {
            if (!isAbort(error)) showToast({ tone: 'bad', message: faultOf(error).message });
          },
        });
      }}
    >
      {sending && (
        <div className={classes.sending}>
          <ProgressLine
            label={t('importPage.reading', { name: sending.name })}
            done={Math.round(sending.sent / 1024)}
            total={Math.max(1, Math.round(sending.size / 1024))}
            onCancel={() => sending.abort.abort()}
          />
        </div>
      )}
      {children}
    </div>
  );
}
