import { useQuery } from '@tanstack/react-query';
import type { Hit } from '@shared/modules/search/search.contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { Icon } from '@renderer/app/icons/Icon';
import { Avatar } from '@renderer/components/basics/Avatar';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import { StatusMark } from '@renderer/components/basics/Status';
import { DateText, Missing, Money, RelativeTime } from '@renderer/components/basics/Values';
import { formatPhone } from '@shared/lib/phone';
import { useStages } from '../opportunities/use-stages';
import { useDirectory } from '../records/directory';
import classes from './Search.module.css';

interface PreviewProps {
  hit: Hit;
  canAddTask: boolean;
  onOpen: () => void;
}

/** Beside the hits: what one wants to know before opening it. */
export function Preview({ hit, canAddTask, onOpen }: PreviewProps) {
  const { t } = useTranslation();
  const hasTimeline = hit.kind === 'customer' || hit.kind === 'contact';
  return (
    <>
      <h2 className={classes.previewTitle}>{hit.title}</h2>
      {hit.kind === 'customer' && <CustomerFacts id={hit.id} />}
      {hit.kind === 'contact' && <ContactFacts id={hit.id} />}
      {hit.kind === 'opportunity' && <DealFacts id={hit.id} />}
      {!hasTimeline && hit.kind !== 'opportunity' && <p className={classes.sub}>{hit.subtitle}</p>}
      <ul className={classes.actions}>
        <li>
          <button type="button" tabIndex={-1} onClick={onOpen}>
            <Icon name="chevronRight" />
            {t('common.search.foot.open')}
            <KeyCap keys="enter" />
          </button>
        </li>
        {hasTimeline && canAddTask && (
          <li>
            <Icon name="task" />
            {t('search.addTask')}
            <KeyCap keys="alt+t" />
          </li>
        )}
      </ul>
    </>
  );
}

function CustomerFacts({ id }: { id: string }) {
  const { t } = useTranslation();
  const { userName } = useDirectory();
  const { data } = useQuery(api.customers.read.queryOptions({ input: { id } }));
  if (!data) return null;
  const phone = data.phones?.[0]?.value;
  return (
    <>
      <p className={classes.sub}>
        {data.number}
        {data.lifeCycle && <StatusMark value={data.lifeCycle} />}
        <Owner id={data.ownerId} name={data.ownerId ? userName(data.ownerId) : ''} />
      </p>
      <Facts
        facts={[
          [t('customers.fields.nextStep'), <NextStep key="next" at={data.nextStepAt} text={data.nextStep} />],
          [t('customers.fields.lastContactAt'), <RelativeTime key="last" value={data.lastContactAt} />],
          [t('customers.fields.phones'), phone ? formatPhone(phone) : <Missing />],
        ]}
      />
    </>
  );
}

function DealFacts({ id }: { id: string }) {
  const { t } = useTranslation();
  const { userName } = useDirectory();
  const stages = useStages();
  const { data } = useQuery(api.opportunities.read.queryOptions({ input: { id } }));
  if (!data) return null;
  const { amount, currency } = data;
  // Left out of the answer where the reader's role hides money.
  const money: [string, ReactNode][] =
    amount === undefined
      ? []
      : [[t('opportunities.fields.amount'), <Money key="money" minor={amount} currency={currency ?? undefined} />]];
  return (
    <>
      <p className={classes.sub}>
        {data.number}
        <Owner id={data.ownerId} name={data.ownerId ? userName(data.ownerId) : ''} />
      </p>
      <Facts
        facts={[
          [t('opportunities.fields.customer'), data.customer?.name ?? <Missing />],
          [t('opportunities.fields.stageId'), stages.get(data.stageId ?? '')?.stage.name ?? <Missing />],
          ...money,
          [t('opportunities.fields.nextStep'), <NextStep key="next" at={data.nextStepAt} text={data.nextStep} />],
        ]}
      />
    </>
  );
}

function ContactFacts({ id }: { id: string }) {
  const { t } = useTranslation();
  const { userName } = useDirectory();
  const { data } = useQuery(api.contacts.read.queryOptions({ input: { id } }));
  if (!data) return null;
  const phone = data.phones?.[0]?.value;
  return (
    <>
      <p className={classes.sub}>
        {data.title}
        <Owner id={data.ownerId} name={data.ownerId ? userName(data.ownerId) : ''} />
      </p>
      <Facts
        facts={[
          [
            t('customers.one'),
            data.customers.map(({ name }) => name).join(t('common.filter.listComma')) || <Missing />,
          ],
          [t('contacts.fields.lastContactAt'), <RelativeTime key="last" value={data.lastContactAt} />],
          [t('contacts.fields.phones'), phone ? formatPhone(phone) : <Missing />],
        ]}
      />
    </>
  );
}

function NextStep({ at, text }: { at: string | null | undefined; text: string | null | undefined }) {
  if (!at && !text) return <Missing />;
  return (
    <>
      {at && <DateText value={at} isShort />} {text}
    </>
  );
}

function Owner({ id, name }: { id: string | null | undefined; name: string }) {
  if (!id) return null;
  return (
    <span className={classes.owner}>
      <Avatar id={id} name={name} isDecorative /> {name}
    </span>
  );
}

function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
