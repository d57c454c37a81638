import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { IconButton } from '@renderer/components/basics/ActionButton';
import pageClasses from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { recordModules, recordPath } from '../records/record-module';
import { ContractStatus } from './ContractStatus';

interface ContractsSectionProps {
  /** What the contracts are of, or made from. */
  kind: 'customer' | 'opportunity' | 'quote' | 'order';
  id: string;
  name: string;
}

/** More than these wait in the list. */
const shown = 8;

/** The contracts with a customer, or of a deal, quote or order, the one that ends last first. */
export function ContractsSection(props: ContractsSectionProps) {
  const session = useSession();
  if (!session.hasModule('orders') || !session.can('contract', 'view')) return null;
  return <Contracts {...props} />;
}

function Contracts({ kind, id, name }: ContractsSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const session = useSession();
  const navigate = useNavigate();
  const filter = { field: `${kind}Id`, op: 'eq' as const, value: id };
  const { data } = useQuery(api.contracts.list.queryOptions({ input: { filter, sort: '-endsOn', limit: shown } }));
  const items = data?.items ?? [];
  const total = data?.total ?? items.length;
  return (
    <Section
      title={t('contracts.many')}
      count={items.length > 0 ? total : undefined}
      after={
        session.can('contract', 'create') && (
          <IconButton
            icon="plus"
            isSmall
            label={t('common.record.add', { name: t('contracts.one') })}
            onClick={() => void navigate({ to: '/contracts/new', search: { [kind]: id, [`${kind}Name`]: name } })}
          />
        )
      }
    >
      {data && items.length === 0 && <p className={pageClasses.sectionEmpty}>{t('contracts.page.none')}</p>}
      {items.map((contract) => (
        <div key={contract.id} className={pageClasses.item}>
          <Link
            className={pageClasses.itemName}
            to={recordPath(recordModules.contract, contract.id)}
            title={contract.name}
          >
            {contract.name}
          </Link>
          <span className={pageClasses.itemMeta}>{contract.endsOn && format.date(contract.endsOn)}</span>
          <ContractStatus contract={contract} />
        </div>
      ))}
      {total > items.length && (
        <Link
          className={pageClasses.sectionMore}
          to="/contracts"
          search={{ view: 'all', filter: JSON.stringify(filter) }}
        >
          {t('common.record.more', { count: total - items.length })}
        </Link>
      )}
    </Section>
  );
}
