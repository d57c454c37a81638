import { useNavigate } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { Link } from '@renderer/app/link';
import { usePreferences } from '@renderer/app/preferences';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import type { ColumnContext } from '../records/columns';
import { AccessLine } from '../records/page/AccessLine';
import { PageActions } from '../records/page/PageActions';
import { Dot } from '../records/page/RecordPage';
import { useRecordPage } from '../records/page/use-record-page';
import { recordModules, recordPath, type AnyRecord, type RecordKey } from '../records/record-module';
import { ChangeFact } from './ChangeFact';
import classes from './QuoteEditor.module.css';
import type { QuoteDraft } from './use-quote-draft';
import type { QuoteRevision } from './use-revisions';

const module = recordModules.quote;

interface QuoteHeadProps {
  draft: QuoteDraft;
  context: ColumnContext;
  revisions: readonly QuoteRevision[];
  onEdit: () => void;
}

/** Number and name, for whom, until when, in which money, and what this version changes. */
export function QuoteHead({ draft, context, revisions, onEdit }: QuoteHeadProps) {
  const { t } = useTranslation();
  const { base } = draft;
  const name = draft.text('name') || t('quotes.page.unnamed');
  const number = base ? String(base['number']) : '';
  return (
    <header className={classes.head}>
      <div className={classes.crumbs}>
        <nav aria-label={t('records.page.crumb')}>
          <Link to={recordPath(module)}>{t('quotes.page.title')}</Link>
          <Neighbour draft={draft} context={context} kind="customer" />
          <Neighbour draft={draft} context={context} kind="opportunity" />
        </nav>
        <span className={classes.space} />
        <SaveState draft={draft} />
        {base && <AccessLine kind="quote" record={base} />}
      </div>
      <div className={classes.titleRow}>
        <h1 className={classes.title} title={name}>
          {number ? `${number} ${name}` : name}
        </h1>
        <span className={classes.space} />
        <span className={classes.actions}>
          {base ? (
            <HeadActions record={base} draft={draft} onEdit={onEdit} />
          ) : (
            <ActionButton icon="pencil" onClick={onEdit}>
              {t('quotes.page.details')}
            </ActionButton>
          )}
        </span>
      </div>
      <Facts draft={draft} context={context} revisions={revisions} />
    </header>
  );
}

function HeadActions({ record, draft, onEdit }: { record: AnyRecord; draft: QuoteDraft; onEdit: () => void }) {
  const navigate = useNavigate();
  const { t } = useTranslation();
  const session = useSession();
  const { remove } = useRecordPage(module, record.id);
  const canMakeContract =
    record['status'] === 'accepted' && session.hasModule('orders') && session.can('contract', 'create');
  const print = async () => {
    if (await draft.save()) void navigate({ to: `/print/quote/${record.id}` });
  };
  return (
    <PageActions
      module={module}
      record={record}
      onRemove={() => void remove()}
      onPrint={() => void print()}
      onEdit={onEdit}
      links={
        canMakeContract
          ? [{ label: t('contracts.page.make'), icon: 'contract', to: '/contracts/new', search: { quote: record.id } }]
          : []
      }
    />
  );
}

function Neighbour({ draft, context, kind }: { draft: QuoteDraft; context: ColumnContext; kind: RecordKey }) {
  const id = draft.text(`${kind}Id`);
  const name = id && context.names.recordName(id, kind);
  if (!name) return null;
  return (
    <>
      <Icon name="chevronRight" size={12} />
      <Link to={recordPath(recordModules[kind], id)}>{name}</Link>
    </>
  );
}

/** `10:41 已存草稿`, or what is not saved yet. */
function SaveState({ draft }: { draft: QuoteDraft }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { base, isDirty, isSaving, isOpen } = draft;
  if (!isOpen) return null;
  const savedAt = base?.updatedAt;
  const text = isSaving
    ? t('quotes.page.saving')
    : isDirty || !savedAt
      ? t('quotes.page.notSavedYet')
      : t('quotes.page.savedAt', { time: format.time(savedAt) });
  return (
    <span className={classes.saved} role="status">
      <Icon name={isDirty || isSaving || !savedAt ? 'pencil' : 'check'} size={12} />
      {text}
    </span>
  );
}

function Facts({ draft, context, revisions }: Omit<QuoteHeadProps, 'onEdit'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = usePreferences();
  const contactId = draft.text('contactId');
  const contact = contactId && context.names.recordName(contactId, 'contact');
  const validUntil = draft.text('validUntil');
  const days = validUntil === '' ? null : format.daysFromNow(validUntil);
  const money = new Intl.DisplayNames([language], { type: 'currency' }).of(draft.currency) ?? draft.currency;
  const owner = draft.text('ownerId');
  const facts: (ReactNode | false)[] = [
    contact && (
      <span key="contact">
        {t('quotes.page.to')} <Link to={recordPath(recordModules.contact, contactId)}>{contact}</Link>
      </span>
    ),
    days !== null && (
      <span key="valid" data-tone={days < 0 ? 'bad' : undefined}>
        {t(days < 0 ? 'quotes.page.expired' : 'quotes.page.validFor', {
          date: format.date(validUntil).slice(5),
          count: Math.abs(days),
        })}
      </span>
    ),
    <span key="money">{t(`quotes.page.${draft.isTaxIncluded ? 'withTax' : 'withoutTax'}`, { money })}</span>,
    owner !== '' && <span key="owner">{context.directory.userName(owner)}</span>,
    <ChangeFact key="change" draft={draft} revisions={revisions} />,
  ];
  const shown = facts.filter(Boolean);
  return (
    <div className={classes.facts}>
      {shown.map((fact, index) => (
        <Fragment key={index}>
          {index > 0 && index < shown.length - 1 && <Dot />}
          {fact}
        </Fragment>
      ))}
    </div>
  );
}
