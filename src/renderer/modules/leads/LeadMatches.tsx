import { useSession } from '@renderer/app/session';
import { DuplicateNotice } from '../records/form/DuplicateNotice';
import { useDuplicates } from '../records/form/use-duplicates';
import type { AnyRecord } from '../records/record-module';
import type { FormValues } from '@renderer/components/form/RecordForm';

/** Who is there already that may be this lead: what came in by a form nobody compared while typing (LEA-01, 05). */
export function LeadMatches({ lead }: { lead: AnyRecord }) {
  const session = useSession();
  const canSeeReach = session.group('contactDetails') === 'show';
  // The engine's own values of these keys; what the role masks is no question.
  const values = {
    name: lead['name'],
    ...(canSeeReach && { phones: lead['phones'], emails: lead['emails'] }),
    ...(session.group('billing') === 'show' && { taxId: lead['taxId'] }),
  } as FormValues;
  const leads = useDuplicates('lead', lead.id, values);
  const customers = useDuplicates(session.can('customer', 'create') ? 'customer' : null, undefined, {
    ...values,
    name: (lead['companyName'] as string | null) ?? values['name'],
  });
  const contacts = useDuplicates(session.can('contact', 'create') ? 'contact' : null, undefined, values);
  return (
    <>
      <DuplicateNotice kind="lead" found={leads} />
      <DuplicateNotice kind="customer" found={customers} />
      <DuplicateNotice kind="contact" found={contacts} />
    </>
  );
}
