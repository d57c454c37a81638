const megabyte = 1024 * 1024;

/** What one import file may cost; issue 2, section 10. Bytes unless the name says otherwise. */
export const readLimits = {
  fileBytes: 512 * megabyte,
  /** One record of a text file, or all cells of one row of a sheet. */
  lineBytes: megabyte,
  columns: 2000,
  unpackedBytes: 1024 * megabyte,
  unpackedRatio: 200,
  /** Small parts of XML pack better than 200:1 without harm, so the ratio counts from this size on. */
  ratioFromBytes: 10 * megabyte,
  zipEntries: 10_000,
  /** Distinct texts of a workbook, which stay in memory while its sheet is read. */
  sharedTextBytes: 256 * megabyte,
  /** XLS, HTML tables and jCard cannot be streamed. */
  wholeFileBytes: 64 * megabyte,
} as const;
