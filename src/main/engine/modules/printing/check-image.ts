import { fileTypeFromBuffer } from 'file-type';
import { Fault } from '@shared/contract/faults';
import { largestImage, type ImageInfo } from '@shared/modules/printing/letterhead';

/**
 * What an image for paper is, by its content. Refuses all but PNG and JPEG (a drawing could hold scripts), and what is
 * larger than paper needs or than a browser should unpack.
 */
export async function checkImage(content: Buffer): Promise<ImageInfo> {
  const { bytes, pixels } = largestImage;
  if (content.length > bytes) throw new Fault('too_large', { reason: 'fileTooLarge', megabytes: bytes / 1024 / 1024 });
  const type = await fileTypeFromBuffer(content);
  const mediaType = type?.mime;
  if (mediaType !== 'image/png' && mediaType !== 'image/jpeg')
    throw new Fault('invalid_input', { reason: 'imageKind' });
  const size = mediaType === 'image/png' ? pngSize(content) : jpegSize(content);
  if (!size || size.width === 0 || size.height === 0) throw new Fault('invalid_input', { reason: 'imageBroken' });
  if (Math.max(size.width, size.height) > pixels) throw new Fault('too_large', { reason: 'imagePixels', pixels });
  return { mediaType, ...size, size: content.length };
}

interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** The first chunk of a PNG is its header. */
function pngSize(content: Buffer): PixelSize | undefined {
  if (content.length < 33 || content.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
}

/** Segment by segment to the one that begins a frame. */
function jpegSize(content: Buffer): PixelSize | undefined {
  for (let at = 2; at + 9 < content.length;) {
    if (content[at] !== 0xff) return undefined;
    const marker = content[at + 1] ?? 0;
    // Padding before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    at += 2 + content.readUInt16BE(at + 2);
  }
  return undefined;
}
