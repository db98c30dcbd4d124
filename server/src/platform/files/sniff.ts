import { fileTypeFromFile } from 'file-type';
import type { FileKind } from '#contract/files';
import { Refusal } from '../http/problem.ts';
import { extensionOf } from './file-name.ts';

export interface Sniffed {
  readonly kind: FileKind;
  readonly mediaType: string;
}

/** What sharp reads; all of them are shown as WebP. HEIC and BMP it does not: they are kept to be downloaded. SVG is no picture here: it is a document that can hold scripts. */
const PICTURES = new Set(['image/jpeg', 'image/png', 'image/apng', 'image/webp', 'image/gif', 'image/avif', 'image/tiff']);

// Endings by which a name claims a kind. A claim that the content does not keep is refused: it is a mistake or a disguise.
const CLAIMS: Record<Exclude<FileKind, 'other'>, readonly string[]> = {
  picture: ['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'apng', 'webp', 'gif', 'avif', 'tif', 'tiff'],
  pdf: ['pdf'],
  audio: ['mp3', 'm4a', 'aac', 'oga', 'ogg', 'opus', 'wav', 'flac', 'weba'],
  video: ['mp4', 'm4v', 'mov', 'webm', 'ogv', 'mkv', 'avi', 'mpg', 'mpeg'],
};

/** Programs: by content, and by the endings that an operating system runs on a double click. */
const PROGRAMS = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/x-ms-shortcut',
  'application/java-vm',
  'application/java-archive',
  'application/vnd.android.package-archive',
  'application/x-shockwave-flash',
]);
const PROGRAM_ENDINGS = new Set(
  'exe dll com scr pif cpl msi msp bat cmd ps1 vbs vbe js jse wsf wsh hta lnk url reg jar apk app dmg pkg deb rpm sh chm iso img'.split(
    ' ',
  ),
);

/** The kind that the name claims by its ending, if any. */
export function claimedKind(name: string): FileKind | null {
  const ending = extensionOf(name);
  return (Object.keys(CLAIMS) as (keyof typeof CLAIMS)[]).find((kind) => CLAIMS[kind].includes(ending)) ?? null;
}

/** Whether an operating system would run a file of this name on a double click. */
export const namesProgram = (name: string): boolean => PROGRAM_ENDINGS.has(extensionOf(name));

/** Reads what a file is from its content. Refuses with `file_type` a program, and a content that its name denies. */
export async function sniff(path: string, name: string): Promise<Sniffed> {
  return decide(name, (await fileTypeFromFile(path))?.mime);
}

/** The decision apart from the reading: `detected` is the media type found by content, if any is known. */
export function decide(name: string, detected: string | undefined): Sniffed {
  if (namesProgram(name) || (detected !== undefined && PROGRAMS.has(detected))) throw new Refusal('file_type');
  const kind = kindOf(detected);
  const claimed = claimedKind(name);
  // One container holds sound or pictures with sound: an .ogg or .mp4 may be either.
  const plays = (one: FileKind | null) => one === 'audio' || one === 'video';
  if (claimed !== null && claimed !== kind && !(plays(claimed) && plays(kind))) throw new Refusal('file_type');
  return { kind, mediaType: kind === 'other' ? safeType(detected) : (detected ?? '') };
}

function kindOf(detected: string | undefined): FileKind {
  if (detected === undefined) return 'other';
  if (PICTURES.has(detected)) return 'picture';
  if (detected === 'application/pdf') return 'pdf';
  if (detected.startsWith('audio/')) return 'audio';
  return detected.startsWith('video/') ? 'video' : 'other';
}

/** Of the rest, only types that no browser renders keep their name: a telephone picks the office program by it. */
function safeType(detected: string | undefined): string {
  const known =
    detected !== undefined && /^application\/(zip|rtf|vnd\.(openxmlformats-officedocument|oasis\.opendocument)\..+)$/.test(detected);
  return known ? detected : 'application/octet-stream';
}
