import type {
  AnyContractProcedure,
  ContractProcedure,
  AnySchema,
  ErrorMap,
  InferSchemaInput,
  InferSchemaOutput,
} from '@orpc/contract';
import type { CommandMeta, Permission, QueryMeta } from '@shared/contract/operation';
import type { CommandContext, QueryContext, Services } from './context';

/** What a module gives the engine: its operations, and whatever it must tell the services before the first call. */
export interface EngineModule {
  readonly start: (services: Services) => Operation[];
  /** What must be loaded before the first call, once all modules have started. */
  readonly ready?: (services: Services) => Promise<void>;
  /** Ends what it keeps running, such as threads, once no job is under way any more. */
  readonly stop?: (services: Services) => Promise<void>;
}

/** The contract of one module: operations by name. */
export type ModuleContract = Readonly<Record<string, AnyContractProcedure>>;

type Handler<P> =
  P extends ContractProcedure<infer I extends AnySchema, infer O extends AnySchema, infer _E extends ErrorMap, infer M>
    ? M extends QueryMeta
      ? (context: QueryContext, input: InferSchemaOutput<I>) => Promise<InferSchemaInput<O>>
      : M extends CommandMeta
        ? CommandHandler<InferSchemaOutput<I>, InferSchemaInput<O>>
        : never
    : never;

type RunCommand<I, O> = (context: CommandContext, input: I) => Promise<O>;
type CommandHandler<I, O> = RunCommand<I, O> | PreparedCommand<I, O>;

/**
 * A command with something slow before it that is not the database's business, such as hashing a password. It
 * happens outside the writer queue; `begin` answers what then runs inside it.
 */
export interface PreparedCommand<I, O> {
  readonly begin: (context: QueryContext, input: I) => Promise<RunCommand<I, O>>;
}

/** A module's implementation: one handler for each operation of its contract. Forgetting one does not compile. */
export type Handlers<C extends ModuleContract> = { readonly [K in keyof C]: Handler<C[K]> };

/** An operation as dispatch knows it. */
export interface Operation {
  readonly name: string;
  readonly kind: 'query' | 'command';
  readonly permission: Permission;
  readonly input: Schema | undefined;
  readonly output: Schema | undefined;
  /** For a prepared command, what happens before the writer queue. */
  readonly begin: ((context: QueryContext, input: unknown) => Promise<RunOperation>) | undefined;
  readonly run: RunOperation;
}

export type RunOperation = (context: QueryContext | CommandContext, input: unknown) => Promise<unknown>;

/** The part of a schema dispatch needs; zod and every other Standard Schema library has it. */
interface Schema {
  readonly '~standard': {
    readonly validate: (value: unknown) => Checked | Promise<Checked>;
  };
}

interface Checked {
  readonly value?: unknown;
  readonly issues?:
    | readonly {
        readonly message: string;
        readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
      }[]
    | undefined;
}

/** Puts contract and handlers together under `<module>.<operation>`. An operation without a permission stops the start. */
export function operationsOf<C extends ModuleContract>(
  module: string,
  contract: C,
  handlers: Handlers<C>,
): Operation[] {
  return Object.entries(contract).map(([key, procedure]) => {
    const definition = procedure['~orpc'];
    // operation.ts is the only maker of contract procedures and gives each this meta.
    const meta = definition.meta as QueryMeta | CommandMeta;
    if (meta.permission === undefined) throw new Error(`the operation ${module}.${key} states no permission`);
    return {
      name: `${module}.${key}`,
      kind: meta.kind,
      permission: meta.permission,
      // Typed as any by the library, whose schemas are Standard Schemas.
      input: definition.inputSchema as Schema | undefined,
      output: definition.outputSchema as Schema | undefined,
      ...entryOf(handlers[key]),
    };
  });
}

// The handler's own parameter types were checked against the contract above; dispatch hands it the parsed input.
function entryOf(handler: unknown): Pick<Operation, 'begin' | 'run'> {
  if (typeof handler === 'function') return { begin: undefined, run: handler as RunOperation };
  const { begin } = handler as { begin: NonNullable<Operation['begin']> };
  return {
    begin,
    run: () => {
      throw new Error('a prepared command runs only after its beginning');
    },
  };
}
