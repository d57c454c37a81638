import { mergeModules } from './merge';

export const texts = mergeModules(
  import.meta.glob('../../../shared/locales/en/*.json', { eager: true, import: 'default' }),
);
