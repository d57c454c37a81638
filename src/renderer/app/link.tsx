import { Link as TanStackLink } from '@tanstack/react-router';
import {
  createContext,
  createElement,
  useContext,
  type AnchorHTMLAttributes,
  type ComponentType,
  type ReactNode,
  type Ref,
} from 'react';

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** Path of a page, `/customers/0190…`; with `search` for what the page keeps in its address. */
  to: string;
  search?: Record<string, string>;
  children?: ReactNode;
  ref?: Ref<HTMLAnchorElement>;
}

export type LinkComponent = ComponentType<LinkProps>;

function PlainLink({ to, search, ...anchor }: LinkProps) {
  const query = search ? `?${new URLSearchParams(search).toString()}` : '';
  return <a href={`#${to}${query}`} {...anchor} />;
}

/** The link of TanStack Router behind the same props; give it to {@link LinkProvider} inside the router. */
export function RouterLink({ to, search, ...anchor }: LinkProps) {
  // Paths come from data (`/customers/<id>`), so the router's table of literal paths cannot check them.
  // A link is the present page only when it names it: what lies below it is another place.
  return <TanStackLink {...anchor} to={to} search={search} activeOptions={{ exact: true }} />;
}

const LinkContext = createContext<LinkComponent>(PlainLink);

/** Gives every component the router's link; without it links are plain hash addresses. */
export function LinkProvider({ component, children }: { component: LinkComponent; children: ReactNode }) {
  return <LinkContext value={component}>{children}</LinkContext>;
}

/** The one link of the page: components know paths, not the router. */
export function Link(props: LinkProps) {
  return createElement(useContext(LinkContext), props);
}
