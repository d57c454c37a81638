import { mergeModules } from './merge';

export const texts = mergeModules(
  import.meta.glob('../../../shared/locales/zh-CN/*.json', { eager: true, import: 'default' }),
);
