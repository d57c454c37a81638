import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '@renderer/api/client';
import type { FindReferences, ReferenceValue } from '@renderer/components/form/field-types';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly departmentId: string;
  readonly isDisabled: boolean;
}

interface DepartmentName {
  readonly id: string;
  readonly name: string;
  readonly headId: string | null;
}

/** Colleagues and departments by name: what fields, pickers and filters call ids by. */
export interface Directory {
  readonly people: readonly Person[];
  readonly departments: readonly DepartmentName[];
  /** False until both lists are here; names are then still ids' places. */
  readonly isReady: boolean;
  readonly userName: (id: string) => string;
  readonly departmentName: (id: string) => string;
  readonly findUsers: FindReferences;
  readonly findDepartments: FindReferences;
}

const staleTime = 5 * 60_000;
const none: never[] = [];

/** Everybody by name, also who has left, and the departments; fetched once and kept. */
export function useDirectory(): Directory {
  const people = useQuery(api.users.names.queryOptions({ staleTime }));
  const departments = useQuery(api.departments.list.queryOptions({ input: { limit: 200 }, staleTime }));
  const isReady = !people.isPending && !departments.isPending;
  return useMemo(
    () => directoryOf(people.data?.items ?? none, departments.data?.items ?? none, isReady),
    [people.data, departments.data, isReady],
  );
}

function directoryOf(people: readonly Person[], departments: readonly DepartmentName[], isReady: boolean): Directory {
  const personById = new Map(people.map((person) => [person.id, person]));
  const departmentById = new Map(departments.map((department) => [department.id, department]));
  const departmentName = (id: string) => departmentById.get(id)?.name ?? '';
  const userChoices: ReferenceValue[] = people
    .filter((person) => !person.isDisabled)
    .map(({ id, name, departmentId }) => ({ id, name, detail: departmentName(departmentId) }));
  const departmentChoices: ReferenceValue[] = departments.map(({ id, name }) => ({ id, name }));
  return {
    people,
    departments,
    isReady,
    userName: (id) => personById.get(id)?.name ?? '',
    departmentName,
    findUsers: async (query) => matching(userChoices, query),
    findDepartments: async (query) => matching(departmentChoices, query),
  };
}

function matching(choices: readonly ReferenceValue[], query: string): ReferenceValue[] {
  const wanted = query.trim().toLowerCase();
  const fits = ({ name, detail = '' }: ReferenceValue) =>
    name.toLowerCase().includes(wanted) || detail.toLowerCase().includes(wanted);
  return choices.filter((choice) => wanted === '' || fits(choice)).slice(0, 50);
}
