import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { contactRoles, type Contact } from '@shared/modules/contacts/contact';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { Avatar } from '@renderer/components/basics/Avatar';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { showToast } from '@renderer/components/feedback/toast-store';
import { ContactPoint } from '../records/FieldText';
import { recordPath, recordModules } from '../records/record-module';
import { rememberRecord } from '../records/record-names';
import { labelWord } from '../records/record-fields';
import classes from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { LinkDialog } from './LinkDialog';

/** The people of a customer, for the section and for whoever logs a call with one of them. */
export function useCustomerContacts(customerId: string) {
  const session = useSession();
  return useQuery(
    api.contacts.list.queryOptions({
      input: { filter: { field: 'customerId', op: 'eq', value: customerId }, sort: 'name', limit: 100 },
      enabled: session.can('contact', 'view'),
    }),
  );
}

interface CustomerContactsProps {
  customerId: string;
  customerName: string;
  canEdit: boolean;
}

/** Who one talks to at a customer, each with what he or she is there (CUS-01). */
export function CustomerContacts({ customerId, customerName, canEdit }: CustomerContactsProps) {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const [isLinking, setIsLinking] = useState(false);
  const { data } = useCustomerContacts(customerId);
  if (!session.can('contact', 'view')) return null;
  return (
    <Section
      title={t('contacts.many')}
      count={data && data.items.length > 0 ? (data.total ?? undefined) : undefined}
      after={
        (canEdit || session.can('contact', 'create')) && (
          <Menu position="bottom-end">
            <Menu.Target>
              <IconButton icon="plus" isSmall label={t('common.record.add', { name: t('contacts.one') })} />
            </Menu.Target>
            <Menu.Dropdown>
              {session.can('contact', 'create') && (
                <Menu.Item
                  leftSection={<Icon name="plus" size={14} />}
                  onClick={() => void navigate({ to: '/contacts/new', search: { customer: customerId, customerName } })}
                >
                  {t('contacts.page.new')}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<Icon name="link" size={14} />} onClick={() => setIsLinking(true)}>
                {t('contacts.page.link')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )
      }
    >
      {data?.items.length === 0 && <p className={classes.sectionEmpty}>{t('records.related.noContacts')}</p>}
      {data?.items.map((contact) => (
        <ContactLine key={contact.id} contact={contact} customerId={customerId} />
      ))}
      {isLinking && <LinkDialog customerId={customerId} onClose={() => setIsLinking(false)} />}
    </Section>
  );
}

function ContactLine({ contact, customerId }: { contact: Contact; customerId: string }) {
  const { t } = useTranslation();
  const session = useSession();
  const [phone] = contact.phones ?? [];
  const [handle] = contact.handles ?? [];
  const role = contact.customers.find(({ id }) => id === customerId)?.role ?? null;
  const name = contact.name ?? '';
  return (
    <div className={classes.person}>
      <Avatar id={contact.id} name={name} size={24} isDecorative />
      <span className={classes.personName}>
        <Link to={recordPath(recordModules.contact, contact.id)}>{name}</Link>{' '}
        {contact.title && <span className={classes.itemMeta}>{contact.title}</span>}
        <span className={classes.meta} style={{ display: 'block' }}>
          {phone && (
            <ContactPoint type="phones" value={phone.value} isMasked={session.group('contactDetails') !== 'show'} />
          )}
          {phone && handle && ' · '}
          {handle && labelWord('handles', handle.label, t)}
        </span>
      </span>
      <RoleMenu contact={contact} customerId={customerId} role={role} />
    </div>
  );
}

interface RoleMenuProps {
  contact: Contact;
  customerId: string;
  role: string | null;
}

/** What the person is at this customer; a click changes it or ends it. */
function RoleMenu({ contact, customerId, role }: RoleMenuProps) {
  const { t } = useTranslation();
  const word = roleWord(role, t);
  const change = async (links: { id: string; role: string | null }[]) => {
    try {
      const record = await client.contacts.patch({ id: contact.id, version: contact.version, customers: links });
      rememberRecord('contact', record);
    } catch (error) {
      showToast({ message: faultOf(error).message, tone: 'bad' });
    }
  };
  const links = contact.customers.map(({ id, role: own }) => ({ id, role: own }));
  if (!contact.can.includes('edit')) return <span className={classes.role}>{word}</span>;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button
          type="button"
          className={classes.role}
          aria-label={t('contacts.page.roleOf', { name: contact.name, role: word })}
        >
          {word || <Icon name="more" size={12} />}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('contacts.fields.role')}</Menu.Label>
        {contactRoles.map((key) => (
          <Menu.Item
            key={key}
            rightSection={key === role && <Icon name="check" size={12} />}
            onClick={() => void change(links.map((link) => (link.id === customerId ? { ...link, role: key } : link)))}
          >
            {t(`contacts.options.role.${key}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void change(links.filter(({ id }) => id !== customerId))}>
          {t('contacts.page.unlink')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** A role in words: one of the usual, or as somebody typed it. */
export function roleWord(role: string | null, t: (key: string) => string): string {
  if (role === null) return '';
  return contactRoles.some((key) => key === role) ? t(`contacts.options.role.${role}`) : role;
}
