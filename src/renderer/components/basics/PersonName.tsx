import { Link } from '@renderer/app/link';
import { Avatar } from './Avatar';
import classes from './basics.module.css';

interface PersonNameProps {
  id: string;
  name: string;
  /** Makes the name a link. */
  to?: string;
  size?: 20 | 24 | 32;
}

/** Avatar and name of a user or contact. */
export function PersonName({ id, name, to, size = 20 }: PersonNameProps) {
  return (
    <span className={classes.person}>
      <Avatar id={id} name={name} size={size} isDecorative />
      {to ? (
        <Link to={to} className={classes.cut}>
          {name}
        </Link>
      ) : (
        <span className={classes.cut}>{name}</span>
      )}
    </span>
  );
}
