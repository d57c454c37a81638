import { useQuery } from '@tanstack/react-query';
import { conversionKinds, type ConversionKind, type ConversionPreview } from '@shared/modules/leads/conversion';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import recordClasses from '../records/Records.module.css';
import { recordModules, titleOf, type AnyRecord } from '../records/record-module';
import { SaveFooter } from '../records/SaveFooter';
import type { Targets } from './change-lead';
import classes from './Leads.module.css';

interface ConvertDialogProps {
  lead: AnyRecord;
  onClose: () => void;
  /** Resolves to a sentence to show, or to nothing when it is done. */
  onSave: (targets: Targets) => Promise<string | undefined>;
}

/** `create`, `none`, or the id of a record that is there. */
type Choice = string;
type Choices = Readonly<Partial<Record<ConversionKind, Choice>>>;

interface Existing {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly isSure: boolean;
}

/** What a lead becomes: each of the three linked with what is there, made anew, or left out (LEA-04). */
export function ConvertDialog({ lead, onClose, onSave }: ConvertDialogProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Choices>({});
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  // What is there may be a minute old in no case: somebody decides by it.
  const { data, error } = useQuery(api.leads.convertPreview.queryOptions({ input: { id: lead.id }, staleTime: 0 }));
  const existing = useExisting(data);
  const choiceOf = (kind: ConversionKind): Choice => chosen[kind] ?? firstChoice(kind, data, existing[kind]);
  const save = async () => {
    if (isSaving || !data) return;
    if (conversionKinds.every((kind) => choiceOf(kind) === 'none')) {
      setFault(t('leads.convert.nothing'));
      return;
    }
    setIsSaving(true);
    const targets = { customer: targetOf(choiceOf('customer')), contact: targetOf(choiceOf('contact')) };
    const refused = await onSave({ ...targets, opportunity: targetOf(choiceOf('opportunity')) });
    if (refused === undefined) return;
    setFault(refused);
    setIsSaving(false);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={520}
      title={t('leads.convert.title', { name: titleOf(recordModules.lead, lead) })}
      intro={t('leads.convert.intro')}
      footer={
        <SaveFooter
          onClose={onClose}
          onSave={() => void save()}
          isSaving={isSaving}
          label={t('leads.convert.action')}
        />
      }
    >
      <div className={recordClasses.dialogBody}>
        {!data && !error && <LoadingRows />}
        {data &&
          conversionKinds.map((kind) => (
            <Target
              key={kind}
              kind={kind}
              existing={existing[kind]}
              newName={data.mayCreate.includes(kind) ? (data.prefill[kind].name ?? '') : null}
              choice={choiceOf(kind)}
              onChoose={(choice) => {
                setChosen({ ...chosen, [kind]: choice });
                setFault(null);
              }}
            />
          ))}
        {(fault ?? error) !== null && (
          <div className={recordClasses.fault} role="alert">
            {fault ?? faultOf(error).message}
          </div>
        )}
      </div>
    </Dialog>
  );
}

interface TargetProps {
  kind: ConversionKind;
  existing: readonly Existing[];
  /** What a new one would be called; null where one may not make any. */
  newName: string | null;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

function Target({ kind, existing, newName, choice, onChoose }: TargetProps) {
  const { t } = useTranslation();
  const choices = [
    ...existing.map(({ id, name, detail }) => ({ value: id, label: name, detail })),
    ...(newName === null
      ? []
      : [{ value: 'create', label: t(`leads.convert.create.${kind}`, { name: newName }), detail: '' }]),
    {
      value: 'none',
      label: t(`leads.convert.none.${kind}`),
      detail: newName === null ? t('leads.convert.mayNot') : '',
    },
  ];
  return (
    <fieldset className={classes.target}>
      <legend>{t(`leads.fields.${kind}`)}</legend>
      {choices.map(({ value, label, detail }) => (
        <label key={value} className={classes.choice}>
          <input type="radio" name={kind} checked={choice === value} onChange={() => onChoose(value)} />
          <span>{label}</span>
          {detail !== '' && <span className={classes.detail}>{detail}</span>}
        </label>
      ))}
    </fieldset>
  );
}

/** What is there of each, the likeliest first, with what speaks for it. */
function useExisting(preview: ConversionPreview | undefined): Readonly<Record<ConversionKind, readonly Existing[]>> {
  const { t } = useTranslation();
  const hits = (found: ConversionPreview['customers'] = []) =>
    found.map(({ record, reasons, verdict }) => ({
      id: record.id,
      name: record.name ?? record.number ?? '',
      detail: reasons.map((reason) => t(`duplicates.reasons.${reason}`)).join(t('common.filter.listComma')),
      isSure: verdict !== 'possible',
    }));
  return {
    customer: hits(preview?.customers),
    contact: hits(preview?.contacts),
    opportunity: (preview?.opportunities ?? []).map(({ id, name, number }) => ({
      id,
      name,
      detail: number,
      isSure: false,
    })),
  };
}

/** What is surely there is taken; else one is made, where one may. */
function firstChoice(
  kind: ConversionKind,
  preview: ConversionPreview | undefined,
  existing: readonly Existing[],
): Choice {
  const best = existing.find(({ isSure }) => isSure);
  return best?.id ?? (preview?.mayCreate.includes(kind) ? 'create' : 'none');
}

function targetOf(choice: Choice) {
  if (choice === 'create' || choice === 'none') return { mode: choice } as const;
  return { mode: 'link', id: choice } as const;
}
