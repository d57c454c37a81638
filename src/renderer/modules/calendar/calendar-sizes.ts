/** Height of an hour in the grid, in pixels. */
export const hourHeight = 60;
