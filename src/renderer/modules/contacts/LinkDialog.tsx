import { contactRoles } from '@shared/modules/contacts/contact';
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Dialog } from '@renderer/components/feedback/Dialog';
import type { ReferenceValue } from '@renderer/components/form/field-types';
import { ReferencePicker } from '@renderer/components/form/ReferencePicker';
import classes from '../records/Records.module.css';
import { findRecords, rememberRecord } from '../records/record-names';
import { SaveFooter } from '../records/SaveFooter';

interface LinkDialogProps {
  customerId: string;
  onClose: () => void;
}

const findContacts = findRecords('contact');

/** Takes somebody who is there already as a contact of this customer too. */
export function LinkDialog({ customerId, onClose }: LinkDialogProps) {
  const { t } = useTranslation();
  const [contact, setContact] = useState<ReferenceValue | null>(null);
  const [role, setRole] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const save = async () => {
    if (isSaving) return;
    if (!contact) {
      setFault(t('common.form.required'));
      return;
    }
    setIsSaving(true);
    try {
      const record = await client.contacts.read({ id: contact.id });
      const links = record.customers
        .filter(({ id }) => id !== customerId)
        .map(({ id, role: own }) => ({ id, role: own }));
      const saved = await client.contacts.patch({
        id: record.id,
        version: record.version,
        customers: [...links, { id: customerId, role }],
      });
      rememberRecord('contact', saved);
      onClose();
    } catch (error) {
      setFault(faultOf(error).message);
      setIsSaving(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={440}
      title={t('contacts.page.link')}
      footer={<SaveFooter onClose={onClose} onSave={() => void save()} isSaving={isSaving} />}
    >
      <div className={classes.dialogBody}>
        <div>
          <div className={classes.dialogLabel}>{t('contacts.one')}</div>
          <ReferencePicker
            isPerson
            find={findContacts}
            value={contact}
            aria-label={t('contacts.one')}
            data-autofocus
            error={fault}
            onChange={(next) => {
              setContact(next);
              setFault(null);
            }}
          />
        </div>
        <div>
          <div className={classes.dialogLabel}>{t('contacts.fields.role')}</div>
          <Select
            aria-label={t('contacts.fields.role')}
            data={contactRoles.map((value) => ({ value, label: t(`contacts.options.role.${value}`) }))}
            value={role}
            clearable
            onChange={setRole}
          />
        </div>
      </div>
    </Dialog>
  );
}
