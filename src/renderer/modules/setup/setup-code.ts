import { isDesktop } from '@renderer/api/transport';

/** From another computer the code is asked for that the host shows; at the host itself it is not needed. */
export function needsSetupCode(): boolean {
  const { hostname } = window.location;
  return !isDesktop && hostname !== 'localhost' && hostname !== '[::1]' && !hostname.startsWith('127.');
}
