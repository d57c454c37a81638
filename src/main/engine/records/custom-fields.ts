import type { FieldGroup, Resource } from '@shared/access/resources';
import type { FieldDescription } from '@shared/contract/fields';

/** A field the firm added (USE-03): it behaves like a built-in one under `custom.<key>`. */
export interface CustomField {
  readonly resource: Resource;
  readonly key: string;
  readonly label: string;
  readonly group: FieldGroup;
  readonly field: FieldDescription;
  readonly isRequired: boolean;
  readonly isRetired: boolean;
  /** The words of a choice, in their order; retired ones are no longer offered. */
  readonly choices: readonly { readonly key: string; readonly label: string; readonly isRetired: boolean }[];
  /** The expression index that answers filters on it, once there is one. */
  readonly index: string | undefined;
}

/** The firm's own fields in their order, as the fields module last read them. */
export class CustomFieldMemory implements CustomFieldSource {
  #fields: readonly CustomField[] = [];

  replace(fields: readonly CustomField[]): void {
    this.#fields = fields;
  }

  find(resource: Resource, key: string): CustomField | undefined {
    return this.#fields.find((own) => own.resource === resource && own.key === key);
  }

  all(resource: Resource): readonly CustomField[] {
    return this.#fields.filter((own) => own.resource === resource);
  }
}

/** Where the kit asks for the firm's own fields. */
export interface CustomFieldSource {
  find(resource: Resource, key: string): CustomField | undefined;
  all(resource: Resource): readonly CustomField[];
}
