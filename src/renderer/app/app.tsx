import { Mark } from './icons/Mark';

/** The signed-in app: routes and session stand here. */
export function App() {
  return <Mark />;
}
