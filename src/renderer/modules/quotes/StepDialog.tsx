import { Select, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rejectReasons } from '@shared/modules/quotes/quote';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { DialogFault } from '../documents/DialogField';
import recordClasses from '../records/Records.module.css';
import { SaveFooter } from '../records/SaveFooter';
import type { QuoteStep, StepWords } from './use-quote-steps';

interface StepDialogProps {
  step: QuoteStep;
  /** Names and numbers for its words. */
  words: Readonly<Record<string, string | number>>;
  isBusy: boolean;
  onClose: () => void;
  /** Resolves to a fault to show, or to nothing when it is done. */
  onDo: (words: StepWords) => Promise<string | undefined>;
}

const withNote: readonly QuoteStep[] = ['submit', 'approve', 'giveBack', 'accept', 'reject'];

/** What follows from a step, what one says with it, and the step itself. */
export function StepDialog({ step, words, isBusy, onClose, onDo }: StepDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const [note, setNote] = useState('');
  const [reason, setReason] = useState<StepWords['rejectReason']>(null);
  const [fault, setFault] = useState<string | null>(null);
  const run = async () => {
    if (step === 'reject' && reason === null) {
      setFault(t('quotes.steps.reasonNeeded'));
      return;
    }
    const refused = await onDo({ note, rejectReason: reason });
    if (refused === undefined) onClose();
    else setFault(refused);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={480}
      title={t(`quotes.steps.title.${step}`, words)}
      intro={t(`quotes.steps.intro.${step}`, words)}
      footer={
        <SaveFooter
          onClose={onClose}
          onSave={() => void run()}
          isSaving={isBusy}
          label={t(`quotes.steps.action.${step}`, words)}
        />
      }
    >
      <div className={recordClasses.dialogBody}>
        {step === 'reject' && (
          <Select
            label={t('quotes.fields.rejectReason')}
            data={rejectReasons.map((value) => ({ value, label: t(`quotes.options.rejectReason.${value}`) }))}
            value={reason}
            data-autofocus
            onChange={(value) => {
              setReason(rejectReasons.find((one) => one === value) ?? null);
              setFault(null);
            }}
          />
        )}
        {withNote.includes(step) && (
          <div>
            <label className={recordClasses.dialogLabel} htmlFor={id}>
              {t('quotes.steps.note')}
            </label>
            <Textarea
              id={id}
              autosize
              minRows={2}
              maxRows={6}
              maxLength={500}
              data-autofocus={step !== 'reject' || undefined}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </div>
        )}
        {fault !== null && <DialogFault>{fault}</DialogFault>}
      </div>
    </Dialog>
  );
}
