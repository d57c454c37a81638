import { useParams } from '@tanstack/react-router';

/** The record an address names; the routes of records all call it `id`. */
export function useRecordId(): string {
  const parameters: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return parameters['id'] ?? '';
}
