/** The shortest password the engine takes; it refuses shorter ones itself. */
export const passwordLength = 8;
