/** The most documents one reads or prints at a time. */
export const mostPrints = 100;
