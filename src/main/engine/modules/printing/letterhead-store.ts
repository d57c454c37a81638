import { firstLetterhead, imageSlots } from '@shared/modules/printing/letterhead';
import type { ImageInfo, ImageSlot, Letterhead } from '@shared/modules/printing/letterhead';
import type { LetterheadAnswer } from '@shared/modules/printing/printing.contract';
import type { Reader } from '../../database/reader';
import type { Unit } from '../../database/unit';
import { readOrganization } from '../../organization/organization';

const key = 'letterhead';

/** The firm on paper; until somebody has saved it, its name alone under version 0. */
export async function readLetterhead(db: Reader): Promise<{ letterhead: Letterhead; version: number }> {
  const row = await db.one<{ value: string; version: number }>('SELECT value, version FROM setting WHERE key = ?', [
    key,
  ]);
  const first = firstLetterhead((await readOrganization(db)).name);
  // Written below alone, from input the contract has checked; a later version may know more.
  return { letterhead: { ...first, ...(row && (JSON.parse(row.value) as Letterhead)) }, version: row?.version ?? 0 };
}

export async function writeLetterhead(unit: Unit, letterhead: Letterhead): Promise<void> {
  await unit.run(
    `INSERT INTO setting (key, value, updated_at) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = version + 1, updated_at = excluded.updated_at`,
    [key, JSON.stringify(letterhead), unit.now],
  );
  unit.announce('settings', key);
}

export async function letterheadAnswer(db: Reader): Promise<LetterheadAnswer> {
  const { letterhead, version } = await readLetterhead(db);
  return { ...letterhead, images: await imageInfos(db), version };
}

interface ImageRow {
  readonly slot: ImageSlot;
  readonly media_type: ImageInfo['mediaType'];
  readonly width: number;
  readonly height: number;
  readonly size: number;
}

async function imageInfos(db: Reader): Promise<Record<ImageSlot, ImageInfo | null>> {
  const rows = await db.all<ImageRow>('SELECT slot, media_type, width, height, size FROM print_image');
  return bySlot((slot) => {
    const row = rows.find((one) => one.slot === slot);
    return row ? { mediaType: row.media_type, width: row.width, height: row.height, size: row.size } : null;
  });
}

/** The images as data URLs. */
export async function imageData(db: Reader): Promise<Record<ImageSlot, string | null>> {
  const rows = await db.all<Pick<ImageRow, 'slot' | 'media_type'> & { content: string }>(
    'SELECT slot, media_type, content FROM print_image',
  );
  return bySlot((slot) => {
    const row = rows.find((one) => one.slot === slot);
    return row ? `data:${row.media_type};base64,${row.content}` : null;
  });
}

/** Puts an image in the place of the one before. */
export async function writeImage(unit: Unit, slot: ImageSlot, info: ImageInfo, content: Buffer): Promise<void> {
  await unit.run('DELETE FROM print_image WHERE slot = ?', [slot]);
  await unit.insertRow('print_image', {
    slot,
    media_type: info.mediaType,
    width: info.width,
    height: info.height,
    size: info.size,
    content: content.toString('base64'),
    updated_at: unit.now,
  });
  unit.announce('settings', key);
}

/** Answers whether there was one. */
export async function removeImage(unit: Unit, slot: ImageSlot): Promise<boolean> {
  const removed = await unit.run('DELETE FROM print_image WHERE slot = ?', [slot]);
  unit.announce('settings', key);
  return removed > 0;
}

function bySlot<T>(value: (slot: ImageSlot) => T): Record<ImageSlot, T> {
  // Every slot is in the list.
  return Object.fromEntries(imageSlots.map((slot) => [slot, value(slot)])) as Record<ImageSlot, T>;
}
