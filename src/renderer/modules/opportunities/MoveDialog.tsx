import type { Stage } from '@shared/modules/pipelines/pipeline';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@renderer/app/session';
import { TickBox } from '@renderer/components/basics/TickBox';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { FieldControl } from '@renderer/components/form/FieldControl';
import type { EditorField, FieldValue } from '@renderer/components/form/field-types';
import { validateField } from '@renderer/components/form/validate-field';
import { useDirectory } from '../records/directory';
import { fromEditor, textOf } from '../records/field-values';
import recordClasses from '../records/Records.module.css';
import { editorFieldOf, useRecordFields } from '../records/record-fields';
import { recordModules } from '../records/record-module';
import { SaveFooter } from '../records/SaveFooter';
import type { MovedDeal, MoveValues } from './move-deal';
import classes from './Opportunities.module.css';
import type { StageNeeds } from './stage-needs';

interface MoveDialogProps {
  deal: MovedDeal;
  stage: Stage;
  needs: StageNeeds;
  onClose: () => void;
  /** Resolves to a fault to show, or to nothing when the deal has moved. */
  onSave: (values: MoveValues) => Promise<string | undefined>;
}

/** Of a lost deal one also wants to know to whom and how, where somebody knows. */
const alsoAskedWhenLost = ['competitor', 'lostNote'];

/** Everything a stage asks for before a deal enters it, at once. */
export function MoveDialog({ deal, stage, needs, onClose, onSave }: MoveDialogProps) {
  const { t } = useTranslation();
  const session = useSession();
  const directory = useDirectory();
  const fields = useRecordFields(recordModules.opportunity);
  const baseId = useId();
  const [values, setValues] = useState<Readonly<Record<string, FieldValue>>>({});
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const wanted = [
    ...needs.fields,
    ...(stage.type === 'lost' ? alsoAskedWhenLost.filter((key) => !needs.fields.includes(key)) : []),
  ];
  const asked = wanted.flatMap((key) => fields.find((field) => field.key === key && !field.isMasked) ?? []);
  const context = { t, directory, currency: textOf(deal.currency) || session.organization.currency };
  const editors = asked.map((field): EditorField => ({
    ...editorFieldOf(field, context),
    required: needs.fields.includes(field.key),
  }));
  const unseen = needs.fields.filter((key) => !asked.some((field) => field.key === key));
  const missing = needs.checks.filter(({ id }) => !ticked.has(id));

  const save = async () => {
    if (isSaving) return;
    const found = Object.fromEntries(
      editors.flatMap((field) => {
        const fault = validateField(field, values[field.key], t);
        return fault === undefined ? [] : [[field.key, fault]];
      }),
    );
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    if (missing.length > 0) {
      setRefused(t('opportunities.move.tickAll'));
      return;
    }
    setIsSaving(true);
    const given = asked.flatMap((field) => {
      const value = fromEditor(field, values[field.key]);
      return value === null ? [] : [[field.key, value]];
    });
    // The keys are those the engine asked for and the values come from the fields' own editors; it checks them again.
    const answer = { ...Object.fromEntries(given), checked: [...ticked] } as MoveValues;
    const fault = await onSave(answer);
    if (fault === undefined) return;
    setRefused(fault);
    setIsSaving(false);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={480}
      title={t('opportunities.move.title', { stage: stage.name })}
      intro={textOf(deal.name)}
      footer={
        <SaveFooter
          onClose={onClose}
          onSave={() => void save()}
          isSaving={isSaving}
          label={t('opportunities.move.action')}
        />
      }
    >
      <div className={recordClasses.dialogBody}>
        {unseen.length > 0 && (
          <div className={recordClasses.refused} role="alert">
            {t('opportunities.move.unseen', {
              fields: unseen.map((key) => t(`opportunities.fields.${key}`)).join(t('common.filter.listComma')),
            })}
          </div>
        )}
        {editors.map((field, index) => {
          const id = `${baseId}-${field.key}`;
          const fault = faults[field.key];
          return (
            <div key={field.key}>
              <label className={classes.label} htmlFor={id}>
                {field.label}
                {field.required && <span className={classes.required}>{t('common.form.requiredMark')}</span>}
              </label>
              <FieldControl
                field={field}
                id={id}
                value={values[field.key]}
                onChange={(next) => {
                  setValues({ ...values, [field.key]: next });
                  setFaults({});
                  setRefused(null);
                }}
                fault={fault}
                isAutoFocused={index === 0}
                describedBy={fault && `${id}-fault`}
              />
              {fault && (
                <div id={`${id}-fault`} className={recordClasses.fault} role="alert">
                  {fault}
                </div>
              )}
            </div>
          );
        })}
        {needs.checks.length > 0 && (
          <div>
            <div className={recordClasses.dialogLabel}>{t('opportunities.move.checks')}</div>
            {needs.checks.map(({ id, text }) => (
              <div key={id} className={classes.check}>
                <TickBox
                  label={text}
                  isChecked={ticked.has(id)}
                  onToggle={() => {
                    const next = new Set(ticked);
                    if (!next.delete(id)) next.add(id);
                    setTicked(next);
                    setRefused(null);
                  }}
                />
                <span>{text}</span>
              </div>
            ))}
          </div>
        )}
        {refused !== null && (
          <div className={recordClasses.fault} role="alert">
            {refused}
          </div>
        )}
      </div>
    </Dialog>
  );
}
