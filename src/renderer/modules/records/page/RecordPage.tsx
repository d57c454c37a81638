import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import { useKeys } from '@renderer/app/keys';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { usePhoneBack } from '@renderer/app/shell/phone-back';
import { useFormat } from '@renderer/app/use-format';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import { useNow } from '../use-now';
import { recordPath, titleOf, type AnyRecord, type RecordModule } from '../record-module';
import { moveTrail, useNeighbours } from '../trail';
import '@renderer/app/theme/print.css';
import classes from './RecordPage.module.css';

interface RecordPageProps {
  module: RecordModule;
  record: AnyRecord;
  /** Number, state, people, tags: one line of them. */
  facts: ReactNode;
  /** Who can see this. */
  access: ReactNode;
  actions: ReactNode;
  /** Between head and facts: the way a deal goes. */
  way?: ReactNode;
  /** The three facts that matter. */
  threeFacts: ReactNode;
  /** The phone's three buttons. */
  phoneActions: ReactNode;
  fields: ReactNode;
  /** Above the timeline: the lines of a document. */
  main?: ReactNode;
  timeline: ReactNode;
  related: ReactNode;
}

/** The page of one record: head, three facts, fields, timeline and what belongs to it (pictures 02, 08, 16). */
export function RecordPage(props: RecordPageProps) {
  const { module, record } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { organization, user } = useSession();
  const now = useNow();
  usePhoneBack({ label: t(`${module.name}.page.title`), to: recordPath(module) });
  return (
    <div className={classes.page}>
      <div className={classes.printHead} aria-hidden="true">
        <b>{organization.name}</b>
        <span>{t('records.page.printed', { date: format.dateTime(now), name: user.name })}</span>
      </div>
      <header className={classes.head}>
        <Crumb module={module} record={record} />
        <h1 className={classes.title} title={titleOf(module, record)}>
          {titleOf(module, record)}
        </h1>
        <div className={classes.sub}>{props.facts}</div>
        <div className={classes.access}>{props.access}</div>
        <div className={classes.actions}>{props.actions}</div>
      </header>
      {props.way}
      <div className={classes.facts} role="group" aria-label={t('common.record.facts')}>
        {props.threeFacts}
      </div>
      <div className={classes.phoneActions}>{props.phoneActions}</div>
      <div className={classes.three}>
        <div className={classes.middle}>
          {props.main}
          <section aria-label={t('common.timeline.title')}>{props.timeline}</section>
        </div>
        <aside className={classes.related} aria-label={t('common.record.related')}>
          {props.related}
        </aside>
        <section className={classes.fields} aria-label={t('common.record.fields')}>
          {props.fields}
        </section>
      </div>
    </div>
  );
}

/** The way back to the list, the place in it, and J and K to walk through it. */
function Crumb({ module, record }: { module: RecordModule; record: AnyRecord }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { trail, index, previousId, nextId } = useNeighbours(module.kind, record.id);
  const go = (id: string | null, step: number) => {
    if (id === null || index === null) return;
    moveTrail(index + step);
    void navigate({ to: recordPath(module, id), replace: true });
  };
  useKeys([
    {
      keys: 'j',
      label: t('common.record.next'),
      group: t('records.page.crumb'),
      isDisabled: nextId === null,
      run: () => go(nextId, 1),
    },
    {
      keys: 'k',
      label: t('common.record.previous'),
      group: t('records.page.crumb'),
      isDisabled: previousId === null,
      run: () => go(previousId, -1),
    },
  ]);
  const listName = t(`${module.name}.page.title`);
  return (
    <nav className={classes.crumb} aria-label={t('records.page.crumb')}>
      {trail && (
        <span className={classes.place}>
          <Link to={recordPath(module)}>{listName}</Link>
        </span>
      )}
      {trail && (
        <span className={classes.place}>
          <Icon name="chevronRight" size={12} />
        </span>
      )}
      <Link className={classes.back} to={recordPath(module)} search={trail ? { ...trail.search } : undefined}>
        <Icon name="chevronLeft" size={14} />
        <span className={classes.backName}>{trail?.name || listName}</span>
      </Link>
      {trail && index !== null && (
        <>
          <span>
            {t('common.record.position', { index: format.number(index + 1), total: format.number(trail.total) })}
          </span>
          <button
            type="button"
            className={classes.walk}
            disabled={nextId === null}
            aria-label={t('common.record.next')}
            title={t('common.record.next')}
            onClick={() => go(nextId, 1)}
          >
            <KeyCap keys="j" />
          </button>
          <button
            type="button"
            className={classes.walk}
            disabled={previousId === null}
            aria-label={t('common.record.previous')}
            title={t('common.record.previous')}
            onClick={() => go(previousId, -1)}
          >
            <KeyCap keys="k" />
          </button>
        </>
      )}
    </nav>
  );
}

interface FactProps {
  icon: IconName;
  label: string;
  value: ReactNode;
  detail?: ReactNode;
  tone?: 'bad' | 'warn';
  onClick: () => void;
}

/** One of the three facts that matter; it leads to what it is about. */
export function Fact({ icon, label, value, detail, tone, onClick }: FactProps) {
  return (
    <button type="button" className={classes.fact} data-tone={tone} onClick={onClick}>
      <span className={classes.factKey}>
        <Icon name={icon} size={12} />
        {label}
      </span>
      <span className={classes.factValue}>
        <span>{value}</span>
        {detail && <small>{detail}</small>}
      </span>
    </button>
  );
}

interface PhoneActionProps {
  icon: IconName;
  label: string;
  isMain?: boolean;
  href?: string;
  onClick?: () => void;
}

/** A button of 64 for a thumb. */
export function PhoneAction({ icon, label, isMain, href, onClick }: PhoneActionProps) {
  const content = (
    <>
      <Icon name={icon} size={20} />
      <span>{label}</span>
    </>
  );
  return href === undefined ? (
    <button type="button" className={classes.phoneAction} data-main={isMain || undefined} onClick={onClick}>
      {content}
    </button>
  ) : (
    <a className={classes.phoneAction} data-main={isMain || undefined} href={href}>
      {content}
    </a>
  );
}

/** Between facts of equal rank. */
export function Dot() {
  return (
    <span className={classes.dot} aria-hidden="true">
      ·
    </span>
  );
}
