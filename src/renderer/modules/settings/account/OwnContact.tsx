import { TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserContact } from '@shared/modules/users/user';
import { api } from '@renderer/api/client';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import classes from '../Settings.module.css';
import { useSaved } from '../use-saved';

/** One's own telephone and mail, as customers read them on paper (QUO-07). */
export function OwnContact() {
  const { t } = useTranslation();
  const contact = useQuery(api.users.contact.queryOptions());
  return (
    <section className={classes.section}>
      <h2>{t('settings.account.contact')}</h2>
      {contact.data && <ContactForm key={JSON.stringify(contact.data)} saved={contact.data} />}
    </section>
  );
}

function ContactForm({ saved: before }: { saved: UserContact }) {
  const { t } = useTranslation();
  const { saved, refused } = useSaved();
  const [phone, setPhone] = useState(before.phone ?? '');
  const [email, setEmail] = useState(before.email ?? '');
  const save = useMutation(
    api.users.changeContact.mutationOptions({
      onSuccess: () => saved(t('settings.account.contactSaved'), api.users),
      onError: (error) => refused(error, api.users),
    }),
  );
  const isDirty = phone !== (before.phone ?? '') || email !== (before.email ?? '');
  return (
    <form
      className={classes.form}
      data-inner
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ phone, email: email.trim() });
      }}
    >
      <TextInput
        label={t('settings.people.phone')}
        type="tel"
        autoComplete="work tel"
        maxLength={60}
        value={phone}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <TextInput
        label={t('settings.people.email')}
        description={t('settings.people.contactHelp')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        type="email"
        autoComplete="work email"
        maxLength={254}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <div>
        <ActionButton type="submit" isDisabled={!isDirty} isBusy={save.isPending}>
          {t('common.action.save')}
        </ActionButton>
      </div>
    </form>
  );
}
