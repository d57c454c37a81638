import { useQuery } from '@tanstack/react-query';
import type { KnownCaller } from '@shared/modules/calls/calls.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { Icon } from '@renderer/app/icons/Icon';
import { Link } from '@renderer/app/link';
import { pathOfRecord } from '@renderer/app/record-paths';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { Avatar } from '@renderer/components/basics/Avatar';
import { ActivityDialog } from '../activities/ActivityDialog';
import { OpenTasks } from '../activities/OpenTasks';
import { DealsSection } from '../opportunities/DealsSection';
import { useDirectory } from '../records/directory';
import pageClasses from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { kindIcon } from '../records/timeline/timeline-kinds';
import classes from './Calls.module.css';

const shown = 5;

/** What one wants to know while it rings: whose it is, what was last, what is open. */
export function CallerFacts({ caller }: { caller: KnownCaller }) {
  const { userName } = useDirectory();
  const [openId, setOpenId] = useState<string | null>(null);
  const { kind, id, name, ownerId, customers } = caller;
  const firm = customers[0];
  return (
    <div className={classes.facts}>
      <div className={classes.about}>
        <Link className={classes.link} to={pathOfRecord(kind, id) ?? ''}>
          {name}
        </Link>
        {customers.map((customer) => (
          <Link key={customer.id} className={classes.link} to={pathOfRecord('customer', customer.id) ?? ''}>
            {customer.name}
          </Link>
        ))}
        {ownerId !== null && (
          <span className={classes.owner}>
            <Avatar id={ownerId} name={userName(ownerId)} isDecorative /> {userName(ownerId)}
          </span>
        )}
      </div>
      <RecentActivities caller={caller} onOpen={setOpenId} />
      {kind !== 'lead' && (
        <DealsSection
          kind={firm || kind === 'customer' ? 'customer' : 'contact'}
          id={firm?.id ?? id}
          name={firm?.name ?? name}
        />
      )}
      <OpenTasks kind={kind} id={id} name={name} onOpen={setOpenId} />
      {openId !== null && <ActivityDialog id={openId} onClose={() => setOpenId(null)} />}
    </div>
  );
}

function RecentActivities({ caller, onOpen }: { caller: KnownCaller; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { can } = useSession();
  const { data } = useQuery(
    api.activities.list.queryOptions({
      input: {
        filter: {
          and: [
            { field: `${caller.kind}Id`, op: 'eq', value: caller.id },
            { field: 'doneAt', op: 'empty', value: false },
          ],
        },
        sort: '-happenedAt',
        limit: shown,
        total: 'none',
      },
      enabled: can('activity', 'view'),
    }),
  );
  const items = data?.items ?? [];
  return (
    <Section title={t('calls.recent')}>
      {data && items.length === 0 && <p className={pageClasses.sectionEmpty}>{t('calls.noneYet')}</p>}
      {items.map((activity) => (
        <div key={activity.id} className={pageClasses.item}>
          <Icon name={kindIcon(activity.kind ?? '')} size={14} label={t(`activities.options.kind.${activity.kind}`)} />
          <button
            type="button"
            className={pageClasses.itemName}
            title={activity.subject}
            onClick={() => onOpen(activity.id)}
          >
            {activity.subject}
          </button>
          {activity.outcome && (
            <span className={pageClasses.itemMeta}>{t(`activities.options.outcome.${activity.outcome}`)}</span>
          )}
          {activity.happenedAt && <span className={pageClasses.itemMeta}>{format.relative(activity.happenedAt)}</span>}
        </div>
      ))}
    </Section>
  );
}
