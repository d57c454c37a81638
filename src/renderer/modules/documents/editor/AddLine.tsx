import { Popover } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useId, useState, type ClipboardEvent, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Offered } from '@shared/modules/products/offer';
import { faultOf } from '@renderer/api/fault';
import { useFormat } from '@renderer/app/use-format';
import { isComposing } from '@renderer/app/keys';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import { markedText } from '@renderer/components/basics/marked-text';
import { showToast } from '@renderer/components/feedback/toast-store';
import classes from './AddLine.module.css';
import { useOffers, type OfferTerms } from './use-offers';

interface AddLineProps {
  terms: OfferTerms;
  onPick: (offer: Offered) => void;
  /** A line that is no product, by its name. */
  onName: (name: string) => void;
  /** Rows from a spreadsheet; true where they were taken. */
  onPaste: (text: string) => boolean;
  /** Up from the empty field. */
  onUp: () => void;
  ref: Ref<HTMLInputElement>;
}

/** The last row of the table: a product by name, code or its sounds, or a name of one's own (QUO-01). */
export function AddLine({ terms, onPick, onName, onPaste, onUp, ref }: AddLineProps) {
  const { t } = useTranslation();
  const listId = useId();
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [place, setPlace] = useState(0);
  const name = text.trim();
  const [settled] = useDebouncedValue(name, 120);
  const { offers, isCurrent, ask } = useOffers(terms, isOpen ? settled : null);
  const choices: (Offered | null)[] = name === '' ? offers : [...offers, null];
  const here = Math.min(place, choices.length - 1);

  const close = () => {
    setText('');
    setIsOpen(false);
    setPlace(0);
  };
  const take = (choice: Offered | null) => {
    close();
    if (choice) onPick(choice);
    else if (name !== '') onName(name);
  };
  const takeTyped = async () => {
    if (name === '') return;
    // What was typed last counts, also where its answer is not here yet.
    try {
      const isHere = settled === name && isCurrent;
      take((isHere ? choices[here] : (await ask(name))[0]) ?? null);
    } catch (error) {
      showToast({ message: faultOf(error).message, tone: 'bad' });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void takeTyped();
    } else if (event.key === 'Escape' && (isOpen || text !== '')) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      if (isOpen) setPlace(Math.min(choices.length - 1, here + 1));
      else setIsOpen(true);
    } else if (event.key === 'ArrowUp') {
      event.preventDefault();
      if (isOpen && here > 0) setPlace(here - 1);
      else if (text === '') {
        setIsOpen(false);
        onUp();
      }
    }
  };
  const paste = (event: ClipboardEvent) => {
    if (onPaste(event.clipboardData.getData('text/plain'))) event.preventDefault();
  };
  return (
    <Popover
      opened={isOpen && choices.length > 0}
      position="bottom-start"
      width={520}
      offset={4}
      trapFocus={false}
      returnFocus={false}
      withinPortal
      withRoles={false}
    >
      <Popover.Target>
        <span className={classes.box}>
          <input
            ref={ref}
            className={classes.input}
            role="combobox"
            aria-label={t('documents.editor.add')}
            aria-expanded={isOpen && choices.length > 0}
            aria-controls={listId}
            aria-activedescendant={isOpen && here >= 0 ? `${listId}-${here}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            placeholder={t('documents.editor.addHint')}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setIsOpen(true);
              setPlace(0);
            }}
            onKeyDown={onKeyDown}
            onPaste={paste}
            onBlur={() => setIsOpen(false)}
          />
          {text === '' && <KeyCap keys="alt+n" />}
        </span>
      </Popover.Target>
      <Popover.Dropdown p={4}>
        <ul id={listId} role="listbox" aria-label={t('documents.editor.add')} className={classes.list}>
          {choices.map((choice, index) => (
            <li
              key={choice?.id ?? 'free'}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === here}
              className={classes.choice}
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => setPlace(index)}
              onClick={() => take(choice)}
            >
              {choice ? <OfferChoice offer={choice} /> : <span>{t('documents.editor.free', { name })}</span>}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

function OfferChoice({ offer }: { offer: Offered }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { source } = offer;
  return (
    <>
      <span className={classes.name}>
        <span>{markedText(offer.name, offer.marks)}</span>
        <small>{[offer.code, offer.specification].filter(Boolean).join(' · ')}</small>
      </span>
      <span className={classes.price}>
        <span>{offer.price === null ? t('documents.editor.noPrice') : format.price(offer.price, offer.currency)}</span>
        {source?.kind === 'priceList' && <small>{source.name}</small>}
      </span>
    </>
  );
}
