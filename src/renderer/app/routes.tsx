import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Frame } from './Frame';
import { NotFound } from './NotFound';
import { PageFault } from './PageFault';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';

/** Parts of an address that a page keeps there: filter, sort, view; each page reads its own. */
export type PageSearch = Record<string, string>;

const rootRoute = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  validateSearch: (search: Record<string, unknown>): PageSearch =>
    Object.fromEntries(Object.entries(search).map(([key, value]) => [key, String(value)])),
});

/** One page: its path and where its component comes from, fetched when it is opened first. */
function page<Path extends string, Name extends string>(
  path: Path,
  load: () => Promise<Record<Name, () => React.ReactNode>>,
  name: Name,
) {
  return createRoute({ getParentRoute: () => rootRoute, path, component: lazyRouteComponent(load, name) });
}

const routes = [
  page('/', () => import('../modules/today/TodayPage'), 'TodayPage'),
  page('/imports', () => import('../modules/imports/ImportsPage'), 'ImportsPage'),
  page('/imports/$id', () => import('../modules/imports/ImportPage'), 'ImportPage'),
  page('/duplicates', () => import('../modules/duplicates/DuplicatesPage'), 'DuplicatesPage'),
  page('/merge', () => import('../modules/duplicates/MergePage'), 'MergePage'),
];

export const router = createRouter({
  routeTree: rootRoute.addChildren(routes),
  defaultPreload: 'intent',
  defaultErrorComponent: PageFault,
  defaultPendingComponent: LoadingRows,
});
