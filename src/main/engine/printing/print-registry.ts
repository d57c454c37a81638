import { Fault } from '@shared/contract/faults';
import type { PrintDocument, PrintKind } from '@shared/modules/printing/print-document';
import type { QueryContext } from '../context';

/**
 * Reads one document as it goes to paper, for the caller alone: what he or she may not see is `not_found`, and who may
 * not see money is refused with `not_allowed`.
 */
export type PrintReader = (context: QueryContext, id: string) => Promise<PrintDocument>;

/** Every kind that can be printed, as its module registered it (QUO-07). */
export class PrintRegistry {
  readonly #readers = new Map<PrintKind, PrintReader>();

  register(kind: PrintKind, read: PrintReader): void {
    if (this.#readers.has(kind)) throw new Error(`${kind} is printed by two modules`);
    this.#readers.set(kind, read);
  }

  /** The document; `not_found` where no module prints the kind. */
  read(context: QueryContext, kind: PrintKind, id: string): Promise<PrintDocument> {
    const reader = this.#readers.get(kind);
    if (!reader) throw new Fault('not_found');
    return reader(context, id);
  }

  get kinds(): PrintKind[] {
    return [...this.#readers.keys()];
  }
}
