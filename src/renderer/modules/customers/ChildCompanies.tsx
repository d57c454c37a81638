import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { api } from '@renderer/api/client';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { useNavigate } from '@tanstack/react-router';
import classes from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { recordModules, recordPath, titleOf, type AnyRecord } from '../records/record-module';

const module = recordModules.customer;

/** Companies that belong to this one; nothing is shown where there are none and nobody may add one. */
export function ChildCompanies({ parent }: { parent: AnyRecord }) {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const { data } = useQuery(
    api.customers.list.queryOptions({
      input: { filter: { field: 'parentId', op: 'eq', value: parent.id }, sort: 'name', limit: 20 },
    }),
  );
  const canAdd = session.can('customer', 'create') && parent['kind'] !== 'person';
  const items = data?.items ?? [];
  if (items.length === 0 && !canAdd) return null;
  return (
    <Section
      title={t('customers.page.children')}
      count={items.length > 0 ? (data?.total ?? items.length) : undefined}
      after={
        canAdd && (
          <IconButton
            icon="plus"
            isSmall
            label={t('common.record.add', { name: t('customers.page.children') })}
            onClick={() =>
              void navigate({
                to: '/customers/new',
                search: { parent: parent.id, parentName: titleOf(module, parent) },
              })
            }
          />
        )
      }
    >
      {data && items.length === 0 && <p className={classes.sectionEmpty}>{t('customers.page.noChildren')}</p>}
      {items.map((child) => (
        <div key={child.id} className={classes.item}>
          <Link className={classes.itemName} to={recordPath(module, child.id)}>
            {child.name}
          </Link>
          <span className={classes.itemMeta}>{child.number}</span>
        </div>
      ))}
    </Section>
  );
}
