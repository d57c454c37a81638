import { countryOfFirm } from '@shared/lib/firm-country';
import { commonTaxRates } from '@shared/lib/tax-rates';
import { useSession } from '@renderer/app/session';

/** The tax rate of a line nobody said one for: that of the line above, else the country's usual one. */
export function useUsualTaxRate(lines: readonly { readonly taxRate: string | null }[]): string | null {
  const { organization } = useSession();
  return lines.at(-1)?.taxRate ?? commonTaxRates(countryOfFirm(organization))[0] ?? null;
}
