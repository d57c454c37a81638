import { describe, expect, it } from 'vitest';
import { previewOf } from '@shared/modules/files/preview';

const file = { mediaType: 'image/png', isDownloadOnly: false, size: 1000 };

describe('a file shown in the page', () => {
  it.each([
    ['only saved, whatever its type', { ...file, isDownloadOnly: true }],
    ['whose content nobody looked at', { ...file, isDownloadOnly: undefined }],
    ['a web page', { ...file, mediaType: 'text/html' }],
    ['a drawing that may hold scripts', { ...file, mediaType: 'image/svg+xml' }],
    ['XML', { ...file, mediaType: 'application/xml' }],
    ['a picture few browsers know', { ...file, mediaType: 'image/heic' }],
    ['a type named like a property of every object', { ...file, mediaType: 'constructor' }],
    ['without a type', { ...file, mediaType: null }],
    ['a picture of 31 MiB', { ...file, size: 31 * 1024 * 1024 }],
    ['a text of more than a MiB', { ...file, mediaType: 'text/plain', size: 1024 * 1024 + 1 }],
    ['of unknown size', { ...file, size: undefined }],
  ])('is none that is %s', (_what, refused) => {
    expect(previewOf(refused)).toBeUndefined();
  });

  it.each([
    ['image/png', 'picture'],
    ['image/jpeg', 'picture'],
    ['image/webp', 'picture'],
    ['image/gif', 'picture'],
    ['application/pdf', 'pdf'],
    ['text/plain', 'text'],
  ])('is one of %s', (mediaType, kind) => {
    expect(previewOf({ ...file, mediaType })).toBe(kind);
  });
});
