import { z } from 'zod';
import { momentSchema } from '../../contract/fields';

/** One place somebody is signed in. The device is a readable name such as `Chrome, Windows`. */
export const sessionSchema = z.object({
  id: z.uuid(),
  device: z.string(),
  createdAt: momentSchema,
  lastSeenAt: momentSchema,
  expiresAt: momentSchema,
  isCurrent: z.boolean(),
});

const programs: readonly (readonly [RegExp, string])[] = [
  [/\bMicroMessenger\//, 'WeChat'],
  [/\bEdgA?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/\bElectron\//, 'Hearth'],
  [/\bChrom(?:e|ium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bWindows\b/, 'Windows'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bHarmonyOS\b/i, 'HarmonyOS'],
  [/\bLinux\b/, 'Linux'],
];

/** A name people recognise a device by, from what its program says of itself; other programs keep their own name. */
export function deviceName(device: string): string {
  const program = programs.find(([pattern]) => pattern.test(device))?.[1];
  const system = systems.find(([pattern]) => pattern.test(device))?.[1];
  if (program !== undefined) return system === undefined ? program : `${program}, ${system}`;
  return device === 'desktop' ? 'Hearth' : device.slice(0, 60);
}
