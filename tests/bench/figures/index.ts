import type { Figure } from '../bench';
import { deals } from './deals';
import { imports } from './import';
import { lists } from './lists';
import { load } from './load';
import { pages } from './pages';
import { pressure } from './pressure';
import { printing } from './printing';
import { records } from './records';
import { scans } from './scans';
import { scrolling } from './scrolling';
import { searches } from './search';

export const figures: readonly Figure[] = [
  ...lists,
  ...searches,
  ...records,
  ...scans,
  ...imports,
  ...load,
  ...pressure,
  ...pages,
  ...scrolling,
  ...deals,
  ...printing,
];
