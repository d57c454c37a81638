import manifest from '../../../package.json';

/** The version people see and the health answer names. */
export const version: string = manifest.version;
