import { costKinds } from '@shared/modules/costs/cost';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { showToast } from '@renderer/components/feedback/toast-store';
import { DialogFault, DialogField } from '../documents/DialogField';
import recordClasses from '../records/Records.module.css';
import { recordModules } from '../records/record-module';
import { SaveFooter } from '../records/SaveFooter';
import { useNow } from '../records/use-now';
import { useSources } from './use-sources';

/** Notes one cost after the other: day, kind and source stay, what it was for and how much are typed. */
export function CostDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sources = useSources();
  const { currency } = useSession().organization;
  const today = format.date(useNow());
  const [spentOn, setSpentOn] = useState(today);
  const [kind, setKind] = useState('marketing');
  const [source, setSource] = useState('');
  const [name, setName] = useState('');
  const [amount, setAmount] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  /** How many were noted: each starts with an empty, focused first field. */
  const [round, setRound] = useState(0);
  const text = (set: (value: string) => void) => (next: unknown) => {
    set(typeof next === 'string' ? next : '');
    setFault(null);
  };
  const save = async () => {
    if (amount === null || spentOn === '' || name.trim() === '') {
      setFault(t('costs.note.needed'));
      return;
    }
    setIsSaving(true);
    try {
      const cost = await client.costs.create({
        name,
        amount,
        spentOn,
        kind: costKinds.find((one) => one === kind) ?? null,
        ...(source.trim() !== '' && { source }),
      });
      refresh();
      showToast({
        message: t('costs.note.done', { name: cost.name, amount: format.money(amount, currency) }),
        tone: 'good',
        undo: () => void takeBack(cost.id),
      });
      setName('');
      setAmount(null);
      setFault(null);
      setRound(round + 1);
    } catch (error) {
      setFault(faultOf(error).message);
    } finally {
      setIsSaving(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={440}
      title={t('costs.note.title')}
      intro={t('costs.note.intro')}
      footer={
        <SaveFooter onClose={onClose} onSave={() => void save()} isSaving={isSaving} label={t('costs.note.action')} />
      }
    >
      <div className={recordClasses.dialogBody}>
        <DialogField
          key={round}
          field={{ key: 'name', label: t('costs.fields.name'), type: 'text', required: true, maxLength: 200 }}
          value={name}
          onChange={text(setName)}
          isAutoFocused
        />
        <DialogField
          field={{ key: 'amount', label: t('costs.fields.amount'), type: 'money', currency, required: true }}
          value={amount}
          onChange={(next) => {
            setAmount(typeof next === 'number' ? next : null);
            setFault(null);
          }}
        />
        <DialogField
          field={{ key: 'spentOn', label: t('costs.fields.spentOn'), type: 'date', required: true }}
          value={spentOn}
          onChange={text(setSpentOn)}
        />
        <DialogField
          field={{
            key: 'kind',
            label: t('costs.fields.kind'),
            type: 'choice',
            options: costKinds.map((value) => ({ value, label: t(`costs.options.kind.${value}`) })),
          }}
          value={kind}
          onChange={text(setKind)}
        />
        <DialogField
          field={{
            key: 'source',
            label: t('costs.fields.source'),
            type: 'text',
            maxLength: 80,
            suggestions: sources,
          }}
          value={source}
          onChange={text(setSource)}
        />
        {fault !== null && <DialogFault>{fault}</DialogFault>}
      </div>
    </Dialog>
  );
}

function refresh(): void {
  void queryClient.invalidateQueries({ queryKey: recordModules.cost.baseKey });
}

async function takeBack(id: string): Promise<void> {
  try {
    await client.costs.delete({ id });
    refresh();
  } catch (error) {
    showToast({ message: faultOf(error).message, tone: 'bad' });
  }
}
