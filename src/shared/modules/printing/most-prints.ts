/** The most documents one reads or prints at a time. */
export const mostPrints = 100;
/** The most rows of a list that go to paper; more are a file's. */
export const mostPrintedRows = 1000;
