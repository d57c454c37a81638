import { useTranslation } from 'react-i18next';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import { Dialog } from '@renderer/components/feedback/Dialog';
import { useActiveKeys, type KeyBinding } from '../keys';
import classes from './KeysHelp.module.css';

/** The keys that work on the page underneath, grouped as they were registered. */
export function KeysHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('shell.keys.title')} width={560}>
      <KeyList />
    </Dialog>
  );
}

function KeyList() {
  const groups = new Map<string, KeyBinding[]>();
  for (const binding of useActiveKeys()) {
    const group = binding.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), binding]);
  }
  return (
    <div className={classes.groups}>
      {[...groups].map(([group, bindings]) => (
        <section key={group}>
          {group && <h3 className={classes.heading}>{group}</h3>}
          <dl className={classes.list}>
            {bindings.map(({ keys, label }) => (
              <div key={keys} className={classes.line}>
                <dt>{label}</dt>
                <dd>
                  <span className={classes.spoken}>{keys}</span>
                  <KeyCap keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
