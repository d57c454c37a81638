import { isLiveEnvelope, livePath, type LiveHello } from '@shared/contract/live';
import { desktopPort } from './transport';

/** What a channel tells: that it is open, what came, that it broke. */
export interface LiveChannelEvents {
  onOpen: () => void;
  onMessage: (message: unknown) => void;
  onLost: () => void;
}

/** One way for live messages; ended by `close`, after which nothing is told any more. */
export interface LiveChannel {
  send(hello: LiveHello): void;
  close(): void;
}

/** A WebSocket in a browser, the port of the operations in the desktop window. */
export function openLiveChannel(events: LiveChannelEvents): LiveChannel {
  return desktopPort ? overPort(desktopPort, events) : overSocket(events);
}

function overSocket({ onOpen, onMessage, onLost }: LiveChannelEvents): LiveChannel {
  const socket = new WebSocket(`${window.location.origin.replace(/^http/, 'ws')}${livePath}`);
  socket.addEventListener('open', onOpen);
  socket.addEventListener('close', onLost);
  socket.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') onMessage(JSON.parse(data));
  });
  return {
    send: (hello) => socket.send(JSON.stringify(hello)),
    close: () => {
      socket.removeEventListener('close', onLost);
      socket.close();
    },
  };
}

function overPort(transport: NonNullable<typeof desktopPort>, events: LiveChannelEvents): LiveChannel {
  let current: MessagePort | undefined;
  const hear = ({ data }: MessageEvent<unknown>) => {
    if (isLiveEnvelope(data)) events.onMessage(data.live);
  };
  const stop = transport.onPort((port) => {
    current?.removeEventListener('message', hear);
    current = port;
    current?.addEventListener('message', hear);
    // Whoever opens the channel has it in hand only after this call.
    if (port) queueMicrotask(events.onOpen);
  });
  return {
    send: (hello) => current?.postMessage({ live: hello }),
    close: () => {
      stop();
      current?.removeEventListener('message', hear);
    },
  };
}
