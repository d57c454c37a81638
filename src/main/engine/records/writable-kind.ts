import type { CommandContext } from '../context';
import type { Changes } from '../audit/audit';
import type { Reader, SqlValue } from '../database/reader';
import type { Unit } from '../database/unit';
import type { SearchDocument } from '../search/tokens';
import type { RecordKind, StoredRecord } from './record-kind';

/** What a kind adds to the common way of writing records. */
export interface WritableKind extends RecordKind {
  /** `C` gives C-000123; kinds without numbers have none. */
  readonly numberPrefix: string | undefined;
  /** Numbered anew each year, as paper is: Q-2026-0187. */
  readonly numberByYear?: boolean;
  /** Computed fields whose change is a change of the record to people: the status a step brings about. */
  readonly told?: readonly string[];
  /** The right needed to give a record to somebody else; kinds without `assign` in the grid take the right to edit. */
  readonly assignedBy: 'assign' | 'edit';
  /** Tidies and checks values in their own sense: phones, tax ids. Throws invalid_input. */
  readonly normalise: (values: Readonly<Record<string, unknown>>, country: string) => Record<string, unknown>;
  /** Fills in what a new record is without, from what was sent: done at, subject. */
  readonly complete?: (context: CommandContext, values: Readonly<Record<string, unknown>>) => Record<string, unknown>;
  /** Columns worked out from the fields, such as the sort name. */
  readonly derived: (record: StoredRecord) => Record<string, SqlValue>;
  /**
   * Rules that need the database, for what is about to be written: refuses what breaks them and answers further values,
   * computed ones too. `before` is undefined for a new record.
   */
  readonly settle?: (
    context: CommandContext,
    record: StoredRecord,
    before: StoredRecord | undefined,
  ) => Promise<Readonly<Record<string, unknown>>>;
  /**
   * What only the written row with its lists can tell, such as a score: changes columns of it before it is read back and
   * told of. `before` is undefined for a new record.
   */
  readonly finishRow?: (
    context: CommandContext,
    kind: RecordKind,
    id: string,
    before: StoredRecord | undefined,
  ) => Promise<void>;
  /** For kinds with contact points and duplicate keys: what duplicates are looked for by. */
  readonly nature?: (record: StoredRecord) => 'company' | 'person';
  /** For kinds that can be searched. */
  readonly document?: (record: StoredRecord) => Omit<SearchDocument, 'access'> & { readonly subtitle: string };
  /** Links to other records that are written as part of this one; `settle` may complete them. */
  readonly linked?: LinkedList;
  /** What else a change brings about, in the same command: timeline, facts on other records. Modules add theirs as hooks. */
  readonly written: (context: CommandContext, written: Written) => Promise<void>;
}

export interface Link {
  readonly id: string;
}

/** A list of links that a record carries under a key of its own, such as a contact's customers. */
export interface LinkedList {
  readonly key: string;
  /** They are part of the record, as lines are of a quote: they decide nothing about who sees it. */
  readonly isOwnPart?: true;
  /** All of them, whoever asks. */
  readonly read: (db: Reader, id: string) => Promise<readonly Link[]>;
  /**
   * Checks what was sent and answers what shall stand there. New ones must be in the caller's sight; old ones that are
   * not stay, for a save cannot take away what its sender never saw.
   */
  readonly resolve: (
    context: CommandContext,
    given: unknown,
    before: readonly Link[],
    id: string,
  ) => Promise<readonly Link[]>;
  readonly write: (unit: Unit, id: string, after: readonly Link[], before: readonly Link[]) => Promise<void>;
}

export interface Written {
  readonly what: 'created' | 'changed' | 'deleted' | 'restored' | 'purged';
  readonly record: StoredRecord;
  readonly before: StoredRecord | undefined;
  readonly changes: Changes;
}

/** Where modules add what they do when a record of another module was written: in the same command, after the kind itself. */
export class RecordHooks {
  readonly #hooks = new Map<string, RecordHook[]>();

  on(resource: RecordKind['resource'], hook: RecordHook): void {
    this.#hooks.set(resource, [...(this.#hooks.get(resource) ?? []), hook]);
  }

  async run(kind: RecordKind, context: CommandContext, written: Written): Promise<void> {
    for (const hook of this.#hooks.get(kind.resource) ?? []) await hook(context, written);
  }
}

export type RecordHook = (context: CommandContext, written: Written) => Promise<void>;
