import type { ReactNode } from 'react';
import { Mark } from '../icons/Mark';
import { LanguageMenu } from './LanguageMenu';
import classes from './Outside.module.css';

interface OutsideFrameProps {
  /** In the middle of the bar, such as the steps of the set-up. */
  middle?: ReactNode;
  /** The bar at the foot: back at the left, onward at the right. */
  foot?: ReactNode;
  children: ReactNode;
}

/** The page in front of the door: mark, language, and what is asked before one is inside. */
export function OutsideFrame({ middle, foot, children }: OutsideFrameProps) {
  return (
    <div className={classes.window} data-foot={foot !== undefined || undefined}>
      <header className={classes.top}>
        <span className={classes.brand}>
          <Mark />
          <b>Hearth</b>
        </span>
        <div className={classes.middle}>{middle}</div>
        <span className={classes.language}>
          <LanguageMenu />
        </span>
      </header>
      <main className={classes.main}>{children}</main>
      {foot && <footer className={classes.foot}>{foot}</footer>}
    </div>
  );
}
