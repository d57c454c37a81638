import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import recordClasses from '../records/Records.module.css';
import classes from './Calls.module.css';

interface NewCallerProps {
  number: string;
  onMade: (id: string) => void;
}

/** Nobody has this number yet: a name is enough for a lead or customer with it, while one goes on talking. */
export function NewCaller({ number, onMade }: NewCallerProps) {
  const { t } = useTranslation();
  const { can, hasModule } = useSession();
  // Made once, so that nothing is made twice when an answer got lost.
  const [ids] = useState(() => ({ caller: uuidv7(), firm: uuidv7() }));
  const [name, setName] = useState('');
  const [firm, setFirm] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const mayLead = hasModule('leads') && can('lead', 'create');
  const mayCustomer = can('customer', 'create');
  if (!mayLead && !mayCustomer) return <p className={classes.note}>{t('calls.unknown')}</p>;
  const make = async (kind: 'lead' | 'customer') => {
    const [person, company] = [name.trim(), firm.trim()];
    if (person === '' && company === '') {
      setFault(t('calls.new.needsName'));
      return;
    }
    setIsSaving(true);
    try {
      const made = await (kind === 'lead' ? makeLead(person, company) : makeCustomer(person, company));
      await queryClient.invalidateQueries({ queryKey: api.calls.key() });
      onMade(made);
    } catch (error) {
      setFault(faultOf(error).message);
      setIsSaving(false);
    }
  };
  const phones = [{ label: 'work', value: number }];
  const makeLead = async (person: string, company: string) => {
    const firmGiven = company === '' ? {} : { companyName: company };
    await client.leads.create({
      id: ids.caller,
      name: person || company,
      source: t('calls.new.source'),
      phones,
      ...firmGiven,
    });
    return ids.caller;
  };
  /** With a firm and a name the number is the person's, who belongs to the firm. */
  const makeCustomer = async (person: string, company: string) => {
    const isFirm = company !== '';
    const isBoth = isFirm && person !== '' && can('contact', 'create');
    const customer = { kind: isFirm ? ('company' as const) : ('person' as const), name: company || person };
    await client.customers.create({ id: ids.firm, ...customer, ...(!isBoth && { phones }) });
    if (!isBoth) return ids.firm;
    await client.contacts.create({ id: ids.caller, name: person, phones, customers: [{ id: ids.firm }] });
    return ids.caller;
  };
  return (
    <div className={classes.new} role="group" aria-label={t('calls.new.title')}>
      <b>{t('calls.unknown')}</b>
      <div className={classes.newFields}>
        <TextInput
          label={t('calls.new.name')}
          maxLength={200}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setFault(null);
          }}
        />
        <TextInput
          label={t('calls.new.firm')}
          maxLength={200}
          value={firm}
          onChange={(event) => {
            setFirm(event.currentTarget.value);
            setFault(null);
          }}
        />
      </div>
      {fault !== null && (
        <p className={recordClasses.fault} role="alert">
          {fault}
        </p>
      )}
      <div className={classes.buttons}>
        {mayLead && (
          <ActionButton isSmall icon="lead" isBusy={isSaving} onClick={() => void make('lead')}>
            {t('calls.new.lead')}
          </ActionButton>
        )}
        {mayCustomer && (
          <ActionButton isSmall icon="people" isBusy={isSaving} onClick={() => void make('customer')}>
            {t('calls.new.customer')}
          </ActionButton>
        )}
      </div>
    </div>
  );
}
