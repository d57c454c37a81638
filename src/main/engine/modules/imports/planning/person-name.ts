import { hasHan } from '@shared/lib/text';

/** A name that stands in two columns, put together as its language does; empty where there is none. */
export function wholeName({ familyName = '', givenName = '' }: Readonly<Record<string, string>>): string {
  if (hasHan(familyName + givenName)) return familyName + givenName;
  return [givenName, familyName].filter((part) => part !== '').join(' ');
}
